"""Which days are worked, and sums over them."""

from datetime import date

import pytest

from socai.domain.calendars import (
    CalendarGap,
    DayKind,
    DayReason,
    DayRefused,
    Half,
    IntervalRefused,
    SpecialDay,
    Wording,
    YearsRefused,
)

TITLE = Wording("Ngày thử", "A day")
NOTE = Wording("Chưa rõ", "Open")
THURSDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 1, day) for day in (8, 9, 10, 11, 12))
HOLIDAY = SpecialDay(DayKind.HOLIDAY, TITLE)
MAKE_UP = SpecialDay(DayKind.MAKE_UP, TITLE)


def test_a_plain_week_is_worked_from_monday_to_friday(make_calendar):
    calendar = make_calendar()

    assert calendar.is_working_day(FRIDAY)
    assert not calendar.is_working_day(SATURDAY)
    assert not calendar.is_working_day(SUNDAY)


def test_a_holiday_is_off_and_a_make_up_saturday_is_worked(make_calendar):
    calendar = make_calendar({FRIDAY: HOLIDAY, SATURDAY: MAKE_UP})

    assert not calendar.is_working_day(FRIDAY)
    assert calendar.add_working_days(THURSDAY, 1) == SATURDAY


def test_a_half_day_counts_as_a_working_day(make_calendar):
    calendar = make_calendar({FRIDAY: SpecialDay(DayKind.HALF_DAY, TITLE, half=Half.MORNING)})

    assert calendar.add_working_days(THURSDAY, 1) == FRIDAY
    assert calendar.explain(FRIDAY, FRIDAY)[0].reason is DayReason.HALF_DAY


def test_an_unconfirmed_day_that_is_not_applied_leaves_the_week_plain_and_stays_visible(make_calendar):
    open_day = SpecialDay(DayKind.HOLIDAY, TITLE, confirmed=False, applied=False, note=NOTE)
    calendar = make_calendar({FRIDAY: open_day})

    (told,) = calendar.explain(FRIDAY, FRIDAY)

    assert told.counts
    assert told.reason is DayReason.WORKING
    assert told.special is open_day
    assert not told.confirmed


def test_an_unconfirmed_day_that_is_applied_is_off_and_marked(make_calendar):
    open_day = SpecialDay(DayKind.HOLIDAY, TITLE, confirmed=False, applied=True, note=NOTE)
    calendar = make_calendar({FRIDAY: open_day})

    (told,) = calendar.explain(FRIDAY, FRIDAY)

    assert not told.counts
    assert not told.confirmed


def test_no_days_added_is_the_day_itself_even_on_a_day_off(make_calendar):
    assert make_calendar().add_working_days(SATURDAY, 0) == SATURDAY


def test_days_are_never_added_backward(make_calendar):
    with pytest.raises(ValueError, match="0 or more"):
        make_calendar().add_working_days(MONDAY, -1)


def test_days_are_never_counted_or_explained_backward(make_calendar):
    calendar = make_calendar()

    with pytest.raises(IntervalRefused):
        calendar.count_working_days(after=MONDAY, through=FRIDAY)
    with pytest.raises(IntervalRefused, match="earlier day first"):
        calendar.explain(MONDAY, FRIDAY)


def test_a_count_leaves_out_its_first_day_and_takes_in_its_last(make_calendar):
    assert make_calendar().count_working_days(after=THURSDAY, through=MONDAY) == 2


def test_an_explanation_tells_every_day_in_order(make_calendar):
    told = make_calendar({MONDAY: HOLIDAY}).explain(FRIDAY, MONDAY)

    assert [each.day for each in told] == [FRIDAY, SATURDAY, SUNDAY, MONDAY]
    assert [each.reason for each in told] == [
        DayReason.WORKING,
        DayReason.WEEKEND,
        DayReason.WEEKEND,
        DayReason.HOLIDAY,
    ]
    assert told[-1].special == HOLIDAY


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar, day: calendar.is_working_day(day),
        lambda calendar, day: calendar.add_working_days(day, 1),
        lambda calendar, day: calendar.add_working_days(day, 0),
        lambda calendar, day: calendar.sessions_on(day),
        lambda calendar, day: calendar.explain(min(day, MONDAY), max(day, MONDAY)),
        lambda calendar, day: calendar.count_working_days(after=min(day, MONDAY), through=max(day, MONDAY)),
    ],
)
@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_the_published_years_is_never_guessed(make_calendar, ask, day):
    with pytest.raises(CalendarGap) as gap:
        ask(make_calendar(), day)

    assert gap.value.day == day
    assert gap.value.years == (2025, 2026)
    assert "2025–2026" in str(gap.value)


def test_running_past_the_last_published_year_names_the_first_day_missing(make_calendar):
    with pytest.raises(CalendarGap) as gap:
        make_calendar().add_working_days(date(2026, 12, 30), 2)

    assert gap.value.day == date(2027, 1, 1)


def test_the_last_working_day_of_the_last_year_can_still_be_reached(make_calendar):
    assert make_calendar().add_working_days(date(2026, 12, 30), 1) == date(2026, 12, 31)


def test_a_calendar_without_years_or_with_a_hole_between_them_is_refused(make_calendar):
    with pytest.raises(YearsRefused, match="at least one year"):
        make_calendar(years=frozenset())
    with pytest.raises(YearsRefused, match="2025"):
        make_calendar(years=frozenset({2024, 2026}))


def test_a_special_day_outside_the_years_is_refused(make_calendar):
    with pytest.raises(YearsRefused) as refusal:
        make_calendar({date(2027, 1, 1): HOLIDAY})

    assert refusal.value.day == date(2027, 1, 1)


def test_a_special_day_that_its_weekday_cannot_have_is_refused(make_calendar):
    with pytest.raises(DayRefused):
        make_calendar({FRIDAY: MAKE_UP})


def test_a_published_calendar_cannot_be_changed_afterwards(make_calendar):
    days = {FRIDAY: HOLIDAY}
    calendar = make_calendar(days)

    days[MONDAY] = HOLIDAY

    assert calendar.is_working_day(MONDAY)
    assert MONDAY not in calendar.special_days
    with pytest.raises(TypeError):
        calendar.special_days[MONDAY] = HOLIDAY


def test_calendars_with_the_same_content_are_one_and_the_same(make_calendar):
    assert make_calendar({FRIDAY: HOLIDAY}) == make_calendar({FRIDAY: HOLIDAY})
    assert make_calendar({FRIDAY: HOLIDAY}) != make_calendar()
    assert len({make_calendar({FRIDAY: HOLIDAY}), make_calendar({FRIDAY: HOLIDAY})}) == 1
