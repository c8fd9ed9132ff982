from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.periods import (
    NoReportWindow,
    ReportCalendar,
    UnknownWindow,
    Window,
    WindowRefused,
    WindowRule,
    between,
    print_long_date,
)


def rule(key: str, ends_in: set[int], months: int, last_day: int = 14) -> WindowRule:
    titles = {"vi": key + " {month}/{year}", "en": key + " {month}/{year}"}
    return WindowRule(key, titles, frozenset(ends_in), months, last_day)


CALENDAR = ReportCalendar(
    "windows-test",
    (
        rule("month", set(range(1, 13)), 1),
        rule("quarter_1", {3}, 3),
        rule("half_year", {6}, 6),
        rule("quarter_3", {9}, 3),
        rule("year", {12}, 12),
        rule("civil_month", set(range(1, 13)), 1, last_day=31),
    ),
    in_force_from=date(2019, 3, 12),
    in_force_to=date(2030, 1, 1),
)
days = st.dates(date(2020, 1, 1), date(2029, 12, 14))
kinds = st.sampled_from(["month", "year", "civil_month"])


@pytest.mark.parametrize(
    ("key", "first_day", "last_day"),
    [
        ("month-2026-03", date(2026, 2, 15), date(2026, 3, 14)),
        ("month-2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("quarter_1-2026-03", date(2025, 12, 15), date(2026, 3, 14)),
        ("half_year-2026-06", date(2025, 12, 15), date(2026, 6, 14)),
        ("quarter_3-2026-09", date(2026, 6, 15), date(2026, 9, 14)),
        ("year-2026-12", date(2025, 12, 15), date(2026, 12, 14)),
        ("civil_month-2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("civil_month-2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-01-05..2026-02-03", date(2026, 1, 5), date(2026, 2, 3)),
    ],
)
def test_a_window_is_found_by_its_key(key: str, first_day: date, last_day: date) -> None:
    window = CALENDAR.find(key)

    assert (window.key, window.first_day, window.last_day) == (key, first_day, last_day)


@given(day=days, kind=kinds)
def test_each_day_lies_in_one_month_and_one_year_without_gap_or_overlap(day: date, kind: str) -> None:
    window = CALENDAR.window_containing(day, kind)
    earlier = CALENDAR.previous(window)

    assert day in window
    assert earlier.last_day + timedelta(days=1) == window.first_day
    assert CALENDAR.find(window.key) == window


@given(first_day=days, length=st.integers(0, 400))
def test_any_two_dates_have_a_previous_stretch_of_as_many_days(first_day: date, length: int) -> None:
    window = between(first_day, first_day + timedelta(days=length))

    earlier = CALENDAR.previous(window)

    assert earlier.days == window.days
    assert earlier.last_day + timedelta(days=1) == window.first_day
    assert CALENDAR.find(window.key) == window


def test_the_new_year_of_reports_begins_on_15_december() -> None:
    assert CALENDAR.window_containing(date(2025, 12, 14), "year").key == "year-2025-12"
    assert CALENDAR.window_containing(date(2025, 12, 15), "year").key == "year-2026-12"
    assert CALENDAR.window_containing(date(2025, 12, 31), "month").key == "month-2026-01"


def test_before_the_first_quarter_lies_a_stretch_the_law_does_not_name() -> None:
    earlier = CALENDAR.previous(CALENDAR.find("quarter_1-2026-03"))

    assert earlier == between(date(2025, 9, 15), date(2025, 12, 14))


def test_the_same_window_of_last_year_keeps_its_name() -> None:
    assert CALENDAR.same_window_last_year(CALENDAR.find("month-2025-02")).key == "month-2024-02"


def test_two_dates_of_last_year_know_29_february() -> None:
    window = between(date(2024, 2, 29), date(2024, 3, 14))

    assert CALENDAR.same_window_last_year(window) == between(date(2023, 2, 28), date(2023, 3, 14))


def test_the_windows_of_a_year_come_in_the_order_they_end() -> None:
    windows = CALENDAR.windows_of(2026)

    assert [window.key for window in windows if not window.key.startswith("civil")][:5] == [
        "month-2026-01",
        "month-2026-02",
        "month-2026-03",
        "quarter_1-2026-03",
        "month-2026-04",
    ]
    assert windows[-1].key == "civil_month-2026-12"


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(WindowRefused, match="it takes a last day from 2026-03-01 on") as refusal:
        between(date(2026, 3, 1), date(2026, 2, 28))

    assert refusal.value.last_day == date(2026, 2, 28)


@pytest.mark.parametrize(
    "key",
    [
        *("", "month", "month-2026-13", "month-2026-00", "month-0000-01"),
        *("quarter_1-2026-06", "quarter_2-2026-06", "week-2026-01"),
        *("2026-01-05..", "2026-02-30..2026-03-01", "2026-01-01..2026-01-02..2026-01-03"),
    ],
)
def test_a_key_that_names_no_window_is_refused_with_those_that_do(key: str) -> None:
    with pytest.raises(UnknownWindow, match="month, quarter_1, half_year, quarter_3, year"):
        CALENDAR.find(key)


@pytest.mark.parametrize("year", [2018, 2031])
def test_years_outside_the_rules_are_refused_rather_than_guessed(year: int) -> None:
    with pytest.raises(NoReportWindow, match="windows start from 2019-03-12"):
        CALENDAR.windows_of(year)


def test_a_window_across_the_first_day_of_the_rules_is_not_theirs() -> None:
    with pytest.raises(NoReportWindow):
        CALENDAR.find("month-2019-03")

    assert CALENDAR.find("month-2019-05").first_day == date(2019, 4, 15)


def test_a_window_across_the_last_day_of_the_rules_is_not_theirs() -> None:
    with pytest.raises(NoReportWindow):
        CALENDAR.window_containing(date(2029, 12, 31), "month")


def test_a_single_day_is_a_window() -> None:
    window: Window = between(date(2026, 3, 14), date(2026, 3, 14))

    assert window.days == 1
    assert date(2026, 3, 14) in window
    assert date(2026, 3, 15) not in window


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 9, 5), "ngày 05 tháng 9 năm 2026"),
        (date(2026, 2, 14), "ngày 14 tháng 02 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_long_dates_take_zeros_where_papers_have_them(day: date, printed: str) -> None:
    assert print_long_date(day) == printed
