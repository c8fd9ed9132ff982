"""A year's months as weeks of days, each day with its mark."""

import calendar as weeks
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socai.domain.calendars import SpecialDay, WorkingCalendar
from socai.web.ui.count_words import KINDS
from socai.web.ui.words import Words

_WEEKS = weeks.Calendar(firstweekday=weeks.MONDAY)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a month; `said` is what the calendar says about it beyond the plain week."""

    day: date
    marks: str  # classes of the style sheet
    said: Words = ""
    is_unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    first_day: date
    weeks: tuple[tuple[Cell | None, ...], ...]  # None stands for a day of another month


@dataclass(frozen=True, slots=True)
class SpecialRow:
    """One special day in the list below the months."""

    day: date
    kind: Words
    said: SpecialDay


def months_of(calendar: WorkingCalendar, year: int, *, today: date) -> list[Month]:
    """The twelve months of a published year."""
    return [_month(calendar, year, month, today=today) for month in range(1, 13)]


def special_rows(calendar: WorkingCalendar, year: int) -> list[SpecialRow]:
    """The special days of the year in order."""
    days = sorted(day for day in calendar.special_days if day.year == year)
    return [
        SpecialRow(day, KINDS[said.kind], said) for day, said in ((d, calendar.special_days[d]) for d in days)
    ]


def _month(calendar: WorkingCalendar, year: int, month: int, *, today: date) -> Month:
    rows = tuple(
        tuple(_cell(calendar, day, today=today) if day.month == month else None for day in week)
        for week in _WEEKS.monthdatescalendar(year, month)
    )
    return Month(date(year, month, 1), rows)


def _cell(calendar: WorkingCalendar, day: date, *, today: date) -> Cell:
    said = calendar.special_days.get(day)
    marks = " ".join(_marks(said, day, is_worked=calendar.is_working_day(day), today=today))
    if said is None:
        return Cell(day, marks)
    return Cell(day, marks, KINDS[said.kind], not said.confirmed)


def _marks(said: SpecialDay | None, day: date, *, is_worked: bool, today: date) -> Iterator[str]:
    if said is not None and said.applied:
        yield "day-work" if said.is_worked else "day-off"
    elif not is_worked:
        yield "day-weekend"
    if said is not None and not said.confirmed:
        yield "day-unconfirmed"
    if day == today:
        yield "day-today"
