"""How far a due day is from today, in working days, said in words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext, ngettext

from socai.domain.calendars import CalendarGap, WorkingCalendar

Urgency = Literal["calm", "today", "overdue"]


@dataclass(frozen=True, slots=True)
class Distance:
    """A due day with its distance; `sentence` is complete without color or shape."""

    due_on: date
    urgency: Urgency
    sentence: str


def distance_to(due_on: date, *, today: date, calendar: WorkingCalendar) -> Distance:
    """Where today stands before, on or after the due day."""
    if due_on == today:
        return Distance(due_on, "today", gettext("hôm nay là ngày hẹn"))
    urgency: Urgency = "overdue" if due_on < today else "calm"
    try:
        days = calendar.count_working_days(after=min(due_on, today), through=max(due_on, today))
    except CalendarGap:
        return Distance(due_on, urgency, _in_plain_days(due_on, today))
    return Distance(due_on, urgency, _late_by(days) if urgency == "overdue" else _left(days))


def _left(days: int) -> str:
    return ngettext("còn %(days)d ngày làm việc", "còn %(days)d ngày làm việc", days) % {"days": days}


def _late_by(days: int) -> str:
    return ngettext("quá hạn %(days)d ngày làm việc", "quá hạn %(days)d ngày làm việc", days) % {"days": days}


def _in_plain_days(due_on: date, today: date) -> str:
    """Past the published calendars nobody may guess which days are worked."""
    if due_on < today:
        return gettext("quá hạn, chưa có lịch làm việc để đếm số ngày")
    return gettext("chưa đến hạn, chưa có lịch làm việc để đếm số ngày")
