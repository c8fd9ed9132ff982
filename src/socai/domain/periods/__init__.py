"""Windows: the stretches of days that figures belong to, named by law or any two dates."""

from socai.domain.periods.dates import print_long_date, print_short_date
from socai.domain.periods.rules import NoReportWindow, ReportCalendar, UnknownWindow, WindowRule
from socai.domain.periods.windows import Window, WindowRefused, between

__all__ = [
    "NoReportWindow",
    "ReportCalendar",
    "UnknownWindow",
    "Window",
    "WindowRefused",
    "WindowRule",
    "between",
    "print_long_date",
    "print_short_date",
]
