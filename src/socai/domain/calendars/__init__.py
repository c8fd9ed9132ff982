"""Working days, office hours, and why a day counts."""

from socai.domain.calendars.days import DayKind, DayRefused, Half, SpecialDay, Wording, check_day
from socai.domain.calendars.explanation import DayCounted, DayReason
from socai.domain.calendars.sessions import (
    OFFICE_ZONE,
    MomentWithoutZone,
    Session,
    SessionsRefused,
    check_sessions,
    office_time,
)
from socai.domain.calendars.working import CalendarGap, IntervalRefused, WorkingCalendar, YearsRefused

__all__ = [
    "OFFICE_ZONE",
    "CalendarGap",
    "DayCounted",
    "DayKind",
    "DayReason",
    "DayRefused",
    "Half",
    "IntervalRefused",
    "MomentWithoutZone",
    "Session",
    "SessionsRefused",
    "SpecialDay",
    "Wording",
    "WorkingCalendar",
    "YearsRefused",
    "check_day",
    "check_sessions",
    "office_time",
]
