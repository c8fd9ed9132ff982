"""Two ways to read units that have merged since."""

from enum import StrEnum


class Borders(StrEnum):
    AS_REPORTED = "as_reported"  # the unit and what lay below it on the last day of the window
    TODAY = "today"  # the unit and what lies below it today, with every unit wholly succeeded into them
