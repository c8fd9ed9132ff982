"""The due day and its explanation."""

from datetime import date, datetime, time
from itertools import pairwise

import pytest

from socai.domain.calendars import (
    OFFICE_ZONE,
    CalendarGap,
    DayKind,
    DayReason,
    Session,
    SpecialDay,
    Wording,
    WorkingCalendar,
)
from socai.domain.deadlines import (
    LimitRefused,
    Pause,
    PauseRefused,
    PausesOverlap,
    TimeLimit,
    acceptance_deadline,
    set_deadline,
)

HOLIDAY = SpecialDay(
    DayKind.HOLIDAY, Wording("Nghỉ", "Off"), confirmed=False, note=Wording("Chưa rõ", "Not yet known")
)
CALENDAR = WorkingCalendar(
    version="test",
    years=frozenset({2026}),
    special_days={date(2026, 3, 5): HOLIDAY},
    sessions=(Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
)


def march(day: int, clock: str = "09:00") -> datetime:
    return datetime.combine(date(2026, 3, day), time.fromisoformat(clock), OFFICE_ZONE)


def deadline(received_at: datetime, limit: int, *pauses: Pause):
    return set_deadline(
        received_at=received_at, limit=TimeLimit(limit, "basis"), pauses=pauses, calendar=CALENDAR
    )


def waiting(first: int, last: int) -> Pause:
    return Pause(date(2026, 3, first), date(2026, 3, last), "supplement")


def test_every_day_from_receipt_to_the_due_day_is_explained():
    result = deadline(march(4), 2)

    told = [(each.day.day, each.counts, each.reason) for each in result.explanation]
    assert told == [
        (4, False, DayReason.RECEIPT),
        (5, False, DayReason.HOLIDAY),
        (6, True, DayReason.WORKING),
        (7, False, DayReason.WEEKEND),
        (8, False, DayReason.WEEKEND),
        (9, True, DayReason.WORKING),
    ]
    assert result.due_on == date(2026, 3, 9)


def test_the_explanation_keeps_the_mark_of_a_day_nobody_confirmed():
    (open_day,) = deadline(march(4), 2).unconfirmed_days

    assert open_day.day == date(2026, 3, 5)
    assert open_day.special is HOLIDAY


def test_a_receipt_after_closing_is_explained_with_both_days():
    result = deadline(march(2, "17:30"), 1)

    told = [(each.day.day, each.reason) for each in result.explanation]
    assert told == [(2, DayReason.AFTER_HOURS), (3, DayReason.RECEIPT), (4, DayReason.WORKING)]
    assert result.counted_from == march(3, "07:00")


def test_a_receipt_on_a_weekend_is_explained_from_the_weekend_on():
    result = deadline(march(7), 1)

    told = [(each.day.day, each.reason) for each in result.explanation]
    assert told == [
        (7, DayReason.WEEKEND),
        (8, DayReason.WEEKEND),
        (9, DayReason.RECEIPT),
        (10, DayReason.WORKING),
    ]


def test_paused_days_name_the_pause_and_weekends_within_it_stay_weekends():
    result = deadline(march(9), 3, waiting(10, 10), waiting(11, 16))

    paused = {each.day.day: each.pause for each in result.explanation if each.reason is DayReason.PAUSED}
    assert paused == {12: 1, 13: 1, 16: 1}
    assert [shift.working_days for shift in result.pauses] == [0, 3]
    assert result.due_on == date(2026, 3, 17)


def test_each_pause_says_from_when_to_when_it_moved_the_due_day():
    result = deadline(march(9), 5, waiting(12, 13), waiting(10, 11))

    assert [shift.pause.first_day.day for shift in result.pauses] == [10, 12]
    assert [(shift.due_before.day, shift.due_after.day) for shift in result.pauses] == [(16, 17), (17, 18)]
    assert all(earlier.due_after == later.due_before for earlier, later in pairwise(result.pauses))


def test_a_dossier_paused_on_its_due_day_is_due_on_the_day_it_is_resumed():
    assert deadline(march(9), 2, waiting(11, 18)).due_on == date(2026, 3, 18)


def test_a_pause_of_an_overdue_dossier_does_not_make_it_less_late():
    result = deadline(march(9), 2, waiting(12, 18))

    assert result.due_on == date(2026, 3, 11)
    assert result.pauses[0].working_days == 0


def test_days_of_a_pause_up_to_the_day_of_receipt_give_nothing_back():
    assert deadline(march(9, "17:30"), 2, waiting(9, 11)).pauses[0].working_days == 1
    assert deadline(march(9), 2, waiting(6, 9)).pauses[0].working_days == 0


def test_a_pause_may_begin_on_the_day_the_last_one_ended():
    assert deadline(march(9), 2, waiting(10, 11), waiting(11, 12)).due_on == date(2026, 3, 13)


def test_pauses_that_overlap_are_refused_with_both_named():
    with pytest.raises(PausesOverlap) as refusal:
        deadline(march(9), 2, waiting(11, 13), waiting(10, 12))

    assert (refusal.value.earlier, refusal.value.later) == (waiting(10, 12), waiting(11, 13))


def test_a_pause_does_not_end_before_it_begins():
    with pytest.raises(PauseRefused, match="2026-03-11 to 2026-03-10"):
        waiting(11, 10)


@pytest.mark.parametrize("days", [0, -1])
def test_a_limit_has_at_least_one_working_day(days):
    with pytest.raises(LimitRefused, match="from 1"):
        TimeLimit(days, "basis")


def test_a_due_day_beyond_the_published_years_is_refused():
    with pytest.raises(CalendarGap):
        deadline(march(9), 300)


@pytest.mark.parametrize(
    ("registered_at", "due"),
    [
        (march(2, "07:00"), 2),
        (march(2, "09:00"), 3),
        (march(2, "12:00"), 3),
        (march(2, "17:00"), 3),
        (march(2, "20:00"), 3),
        (march(4, "09:00"), 6),
        (march(7, "09:00"), 9),
    ],
)
def test_an_online_dossier_is_due_for_acceptance_after_eight_hours_of_office(registered_at, due):
    result = acceptance_deadline(registered_at=registered_at, hours=8, calendar=CALENDAR)

    assert result.due_on == date(2026, 3, due)


def test_the_wait_for_acceptance_is_explained_from_registration_on():
    result = acceptance_deadline(registered_at=march(2, "20:00"), hours=8, calendar=CALENDAR)

    told = [(each.day.day, each.counts, each.reason) for each in result.explanation]
    assert told == [(2, False, DayReason.AFTER_HOURS), (3, True, DayReason.WORKING)]
    assert result.counted_from == march(3, "07:00")
