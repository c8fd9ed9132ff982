"""Dossier codes as this system issues them: agency, day, running number of the day."""

from datetime import date
from typing import Final

_MOST_IN_A_DAY: Final = 9_999


class DayNumbersExhausted(ValueError):
    """Four digits number a day's dossiers of one agency."""

    def __init__(self, agency: str, day: date) -> None:
        self.agency, self.day = agency, day
        super().__init__(f"agency {agency} has issued all {_MOST_IN_A_DAY} dossier numbers of {day}")


def write_dossier_code(agency: str, day: date, number: int) -> str:
    """Such as `H15.50.05.13-261008-0975`."""
    if number > _MOST_IN_A_DAY:
        raise DayNumbersExhausted(agency, day)
    return f"{agency}-{day:%y%m%d}-{number:04d}"
