"""Office hours: when a dossier is taken in, and how working hours run."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from socai.domain.calendars import (
    OFFICE_ZONE,
    CalendarGap,
    DayKind,
    Half,
    MomentWithoutZone,
    Session,
    SessionsRefused,
    SpecialDay,
    Wording,
)

TITLE = Wording("Ngày thử", "A day")
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), OFFICE_ZONE)


@pytest.mark.parametrize(
    ("arrives", "taken_in"),
    [
        ("00:00:00", "07:00:00"),
        ("06:59:59", "07:00:00"),
        ("07:00:00", "07:00:00"),
        ("09:32:10", "09:32:10"),
        ("11:30:00", "11:30:00"),
        ("11:30:01", "13:30:00"),
        ("13:29:59", "13:30:00"),
        ("17:00:00", "17:00:00"),
    ],
)
def test_a_dossier_is_taken_in_at_once_or_at_the_next_session_of_the_day(make_calendar, arrives, taken_in):
    assert make_calendar().next_session(at(MONDAY, arrives)) == at(MONDAY, taken_in)


@pytest.mark.parametrize("arrives", ["17:00:01", "23:59:59"])
def test_after_closing_a_dossier_waits_for_the_morning(make_calendar, arrives):
    assert make_calendar().next_session(at(MONDAY, arrives)) == at(TUESDAY, "07:00")


def test_both_sides_of_midnight_wait_for_the_same_morning(make_calendar):
    calendar = make_calendar()

    before = calendar.next_session(at(MONDAY, "23:59:59"))
    after = calendar.next_session(at(TUESDAY, "00:00:00"))

    assert before == after


def test_a_moment_told_in_another_zone_is_read_on_the_clock_of_the_office(make_calendar):
    evening_before_in_utc = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # 06:30 on Tuesday in the office

    opening = make_calendar().next_session(evening_before_in_utc)

    assert opening == at(TUESDAY, "07:00")
    assert opening.date() == TUESDAY


def test_a_moment_without_a_zone_is_refused(make_calendar):
    with pytest.raises(MomentWithoutZone):
        make_calendar().next_session(datetime(2026, 3, 2, 9))  # noqa: DTZ001  (that is the point)


@pytest.mark.parametrize(
    ("half", "arrives", "taken_in"),
    [
        (Half.MORNING, at(MONDAY, "09:00"), at(MONDAY, "09:00")),
        (Half.MORNING, at(MONDAY, "12:00"), at(TUESDAY, "07:00")),
        (Half.AFTERNOON, at(MONDAY, "09:00"), at(MONDAY, "13:30")),
    ],
)
def test_on_a_half_day_only_the_worked_half_takes_in(make_calendar, half, arrives, taken_in):
    calendar = make_calendar({MONDAY: SpecialDay(DayKind.HALF_DAY, TITLE, half=half)})

    assert calendar.next_session(arrives) == taken_in


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        (at(MONDAY, "07:00"), 8, at(MONDAY, "17:00")),
        (at(MONDAY, "09:00"), 8, at(TUESDAY, "09:00")),
        (at(MONDAY, "10:30"), 1, at(MONDAY, "11:30")),
        (at(MONDAY, "10:30"), 2, at(MONDAY, "14:30")),
        (at(MONDAY, "17:00"), 8, at(TUESDAY, "17:00")),
        (at(MONDAY, "18:00"), 8, at(TUESDAY, "17:00")),
        (at(MONDAY, "12:00"), 0, at(MONDAY, "13:30")),
        (at(date(2026, 3, 6), "16:00"), 2, at(date(2026, 3, 9), "08:00")),
    ],
)
def test_working_hours_run_only_while_the_office_is_open(make_calendar, since, hours, until):
    assert make_calendar().add_working_hours(since, hours) == until


def test_a_half_day_gives_only_its_own_hours(make_calendar):
    calendar = make_calendar({MONDAY: SpecialDay(DayKind.HALF_DAY, TITLE, half=Half.MORNING)})

    assert calendar.add_working_hours(at(MONDAY, "07:00"), 8) == at(TUESDAY, "10:30")


def test_working_hours_never_run_backward(make_calendar):
    with pytest.raises(ValueError, match="0 or more"):
        make_calendar().add_working_hours(at(MONDAY, "08:00"), -1)


def test_working_hours_stop_where_no_calendar_is_published(make_calendar):
    with pytest.raises(CalendarGap):
        make_calendar().add_working_hours(at(date(2026, 12, 31), "16:00"), 8)


def test_an_office_without_a_lunch_break_keeps_one_session(make_calendar):
    calendar = make_calendar(sessions=(Session(time(8), time(16)),))

    assert calendar.next_session(at(MONDAY, "12:00")) == at(MONDAY, "12:00")
    assert calendar.add_working_hours(at(MONDAY, "12:00"), 8) - at(TUESDAY, "12:00") == timedelta(0)


def test_without_two_sessions_there_is_no_half_day(make_calendar):
    half_day = {MONDAY: SpecialDay(DayKind.HALF_DAY, TITLE, half=Half.MORNING)}

    with pytest.raises(SessionsRefused, match="a morning and an afternoon"):
        make_calendar(half_day, sessions=(Session(time(8), time(16)),))


def test_office_hours_that_nobody_could_keep_are_refused(make_calendar):
    with pytest.raises(SessionsRefused, match="opens before it closes"):
        Session(time(11), time(7))
    with pytest.raises(SessionsRefused, match="at least one session"):
        make_calendar(sessions=())
    with pytest.raises(SessionsRefused, match="in order"):
        make_calendar(sessions=(Session(time(7), time(12)), Session(time(11), time(17))))
