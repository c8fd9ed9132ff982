"""Two ways to read units that have merged since."""

from enum import StrEnum


class Borders(StrEnum):
    AS_REPORTED = "as_reported"  # what lay below the unit at the window's end, or ended there within it
    TODAY = "today"  # the unit and what lies below it today, with every unit wholly succeeded into them
