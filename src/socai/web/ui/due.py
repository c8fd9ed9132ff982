"""How far a due day is from today, in working days, said in words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext, ngettext

from socai.domain.calendars import CalendarGap, WorkingCalendar

Urgency = Literal["calm", "today", "overdue", "was_late"]


@dataclass(frozen=True, slots=True)
class Distance:
    """A due day with its distance; `sentence` is complete without color or shape."""

    due_on: date
    urgency: Urgency
    sentence: str


def distance_to(due_on: date, *, today: date, calendar: WorkingCalendar) -> Distance:
    """Where today stands before, on or after the due day of a dossier whose clock runs."""
    if due_on == today:
        return Distance(due_on, "today", gettext("hôm nay là ngày hẹn"))
    urgency: Urgency = "overdue" if due_on < today else "calm"
    days = _days_between(due_on, today, calendar)
    if days is None:
        return Distance(due_on, urgency, _without_number(urgency))
    return Distance(due_on, urgency, _late_by(days) if urgency == "overdue" else _left(days))


def standing_still(due_on: date) -> Distance:
    """The due day of a dossier that waits: it moves on while the clock stands."""
    return Distance(due_on, "calm", gettext("thời hạn đang tạm dừng"))


def outcome(due_on: date, *, finished_on: date, calendar: WorkingCalendar) -> Distance:
    """How a finished dossier met its due day."""
    if finished_on == due_on:
        return Distance(due_on, "calm", gettext("xong đúng ngày hẹn"))
    if finished_on < due_on:
        return Distance(due_on, "calm", gettext("xong trước hạn"))
    days = _days_between(due_on, finished_on, calendar)
    return Distance(due_on, "was_late", _finished_late_by(days) if days else gettext("xong quá hạn"))


def _days_between(one: date, other: date, calendar: WorkingCalendar) -> int | None:
    """None past the published calendars, where nobody may guess which days are worked."""
    try:
        return calendar.count_working_days(after=min(one, other), through=max(one, other))
    except CalendarGap:
        return None


def _left(days: int) -> str:
    return ngettext("còn %(days)d ngày làm việc", "còn %(days)d ngày làm việc", days) % {"days": days}


def _late_by(days: int) -> str:
    if not days:  # only days off have passed since
        return gettext("đã quá hạn")
    return ngettext("quá hạn %(days)d ngày làm việc", "quá hạn %(days)d ngày làm việc", days) % {"days": days}


def _finished_late_by(days: int) -> str:
    sentence = ngettext("xong quá hạn %(days)d ngày làm việc", "xong quá hạn %(days)d ngày làm việc", days)
    return sentence % {"days": days}


def _without_number(urgency: Urgency) -> str:
    if urgency == "overdue":
        return gettext("quá hạn, chưa có lịch làm việc để đếm số ngày")
    return gettext("chưa đến hạn, chưa có lịch làm việc để đếm số ngày")
