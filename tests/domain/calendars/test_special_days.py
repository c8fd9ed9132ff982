"""What may be said about a day, and what would contradict itself."""

from datetime import date

import pytest

from socai.domain.calendars import DayKind, DayRefused, Half, SpecialDay, Wording, check_day

TITLE = Wording("Ngày thử", "A day")
NOTE = Wording("Chưa rõ", "Open")
FRIDAY, SATURDAY = date(2026, 1, 9), date(2026, 1, 10)


def test_a_half_day_says_which_half_is_worked():
    with pytest.raises(DayRefused, match="morning or afternoon"):
        SpecialDay(DayKind.HALF_DAY, TITLE)


def test_a_day_off_has_no_half_that_is_worked():
    with pytest.raises(DayRefused, match="only half_day and make_up"):
        SpecialDay(DayKind.HOLIDAY, TITLE, half=Half.MORNING)


def test_a_confirmed_day_cannot_be_left_unapplied():
    with pytest.raises(DayRefused, match="always applied"):
        SpecialDay(DayKind.HOLIDAY, TITLE, applied=False)


def test_an_unconfirmed_day_says_what_is_open():
    with pytest.raises(DayRefused, match="takes a note"):
        SpecialDay(DayKind.HOLIDAY, TITLE, confirmed=False)

    assert SpecialDay(DayKind.HOLIDAY, TITLE, confirmed=False, note=NOTE).applied


@pytest.mark.parametrize("kind", [DayKind.COMPENSATORY, DayKind.SWAPPED_OFF, DayKind.CLOSED])
def test_a_weekend_day_is_off_already_and_takes_no_other_reason(kind):
    with pytest.raises(DayRefused) as refusal:
        check_day(SATURDAY, SpecialDay(kind, TITLE))

    assert (refusal.value.day, refusal.value.kind) == (SATURDAY, kind)


def test_a_make_up_day_is_a_weekend_day():
    with pytest.raises(DayRefused, match="Saturday or Sunday"):
        check_day(FRIDAY, SpecialDay(DayKind.MAKE_UP, TITLE))

    check_day(SATURDAY, SpecialDay(DayKind.MAKE_UP, TITLE))


@pytest.mark.parametrize("day", [FRIDAY, SATURDAY])
def test_a_holiday_may_fall_on_any_day(day):
    check_day(day, SpecialDay(DayKind.HOLIDAY, TITLE))
