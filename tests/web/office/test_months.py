"""A year's months with what the calendar says about each day."""

from datetime import date

import pytest

from socai.apps.calendars.documents import read_shipped
from socai.web.office.months import months_of, special_rows

CALENDAR = read_shipped().to_calendar("law:test")
TODAY = date(2026, 11, 20)


def cell_of(day):
    month = months_of(CALENDAR, day.year, today=TODAY)[day.month - 1]
    return next(cell for week in month.weeks for cell in week if cell and cell.day == day)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_every_day_of_the_year_stands_in_its_month_once(year):
    days = [
        cell.day
        for month in months_of(CALENDAR, year, today=TODAY)
        for week in month.weeks
        for cell in week
        if cell
    ]

    assert days == sorted(set(days))
    assert len(days) == (date(year + 1, 1, 1) - date(year, 1, 1)).days


def test_a_holiday_a_make_up_day_and_a_plain_weekend_look_different():
    assert cell_of(date(2026, 9, 2)).marks == "day-off"
    assert cell_of(date(2026, 8, 22)).marks == "day-work"
    assert cell_of(date(2026, 8, 23)).marks == "day-weekend"
    assert cell_of(date(2026, 8, 24)).marks == ""


def test_an_unconfirmed_day_keeps_its_mark_and_says_so():
    cell = cell_of(date(2026, 1, 10))

    assert "day-unconfirmed" in cell.marks
    assert cell.is_unconfirmed


def test_the_special_days_are_listed_in_order():
    rows = special_rows(CALENDAR, 2026)

    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert date(2026, 11, 24) in {row.day for row in rows}
