"""What the book should have of a dossier, life by life. Three working days, from Monday 2 March."""

from datetime import date, datetime, time

import pytest

from socai.domain.calendars import OFFICE_ZONE, Session, WorkingCalendar
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import (
    Accepted,
    Channel,
    CutCorrected,
    DossierHistory,
    HistoryOutOfOrder,
    LateClickApproved,
    MoveNotAllowed,
    PauseReason,
    Processed,
    Registered,
    Reopened,
    ResultReturned,
    Resumed,
    State,
    Suspended,
    run_clock,
)
from socai.domain.ledger import Cut
from socai.domain.organizations.successions import Succession

CALENDAR = WorkingCalendar(
    "test", frozenset({2026}), {}, (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))
)
WARD, HEIR = 1, 2
CUT = Cut(procedure="1.004873")
END_OF_MARCH = date(2026, 3, 31)
DUE = 5  # Thursday 5 March: the third working day after Monday the second


def at(day):
    return datetime.combine(date(2026, 3, day), time(9), tzinfo=OFFICE_ZONE)


def a_life(*happenings, channel=Channel.COUNTER):
    start = [Registered(1, at(2), channel)]
    if channel is Channel.COUNTER:
        start.append(Accepted(2, at(2)))
    return DossierHistory(WARD, CUT, TimeLimit(3, "test"), 8, (*start, *happenings))


def clock_of(history, *, through=END_OF_MARCH, successions=None):
    return run_clock(history, calendar=CALENDAR, successions=successions or {}, through=through)


def passages(history, **more):
    """Day of March and account, one after the other; a hand-over shows the unit instead."""
    return [
        (item.effective_on.day, f"unit {item.target_unit}" if item.is_hand_over else short(item.target))
        for item in clock_of(history, **more).transfers
    ]


def short(account):
    return account.removeprefix("dossier.")


RECEIVED = (2, "pending.running.in_time")


@pytest.mark.parametrize(
    ("ready_on", "end"),
    [
        (4, [(4, "resolved.early")]),
        (DUE, [(DUE, "resolved.on_day")]),
        (6, [(6, "pending.running.overdue"), (6, "resolved.late.unapologized")]),
        (20, [(6, "pending.running.overdue"), (20, "resolved.late.unapologized")]),
    ],
)
def test_a_result_is_early_on_the_day_or_late(ready_on, end):
    assert passages(a_life(Processed(3, at(ready_on)))) == [RECEIVED, *end]


@pytest.mark.parametrize(("through", "overdue"), [(DUE, False), (DUE + 1, True)])
def test_a_dossier_is_overdue_from_the_day_after_the_due_day(through, overdue):
    clock = clock_of(a_life(), through=date(2026, 3, through))

    assert clock.account.endswith(".overdue") is overdue
    assert clock.due_on == date(2026, 3, DUE)


def test_while_the_clock_stands_nothing_falls_overdue_and_the_due_day_moves_on():
    history = a_life(Suspended(3, at(4), PauseReason.SUPPLEMENT), Resumed(4, at(10)))

    assert passages(history, through=date(2026, 3, 11)) == [
        RECEIVED,
        (4, "pending.paused.in_time"),
        (10, "pending.running.in_time"),
    ]
    assert clock_of(history).due_on == date(2026, 3, 11)


def test_a_dossier_that_was_paused_overdue_goes_on_overdue():
    history = a_life(Suspended(3, at(9), PauseReason.PAYMENT), Resumed(4, at(10)))

    assert passages(history)[-2:] == [(9, "pending.paused.overdue"), (10, "pending.running.overdue")]


def test_an_online_dossier_waits_to_be_accepted_and_waits_overdue_after_eight_hours():
    history = a_life(Accepted(2, at(5)), channel=Channel.ONLINE)

    assert passages(history, through=date(2026, 3, 5)) == [
        (2, "awaiting.in_time"),
        (4, "awaiting.overdue"),
        (5, "pending.running.in_time"),
    ]


def test_handing_the_result_over_moves_nothing_in_this_family():
    ready = a_life(Processed(3, at(4)))

    returned = a_life(Processed(3, at(4)), ResultReturned(4, at(20)))

    assert passages(returned) == passages(ready)
    assert clock_of(returned).state is State.RETURNED


def test_a_reopened_dossier_keeps_its_due_day():
    history = a_life(Processed(3, at(4)), Reopened(4, at(DUE)), Processed(5, at(9)))

    assert passages(history)[-4:] == [
        (4, "resolved.early"),
        (DUE, "pending.running.in_time"),
        (6, "pending.running.overdue"),
        (9, "resolved.late.unapologized"),
    ]


def test_a_late_click_counts_on_the_real_day_and_is_remembered_on_the_day_it_was_approved():
    history = a_life(Processed(3, at(9)), LateClickApproved(4, at(12), corrects=3, real_day=date(2026, 3, 4)))

    assert passages(history) == [RECEIVED, (4, "resolved.early"), (12, "memo.dossier.late_click")]


def test_a_corrected_fact_is_true_from_the_beginning():
    other = Cut(procedure="2.000815")

    transfers = clock_of(a_life(Processed(3, at(4)), CutCorrected(4, at(9), other))).transfers

    assert {item.cut for item in transfers} == {other}


def test_what_happens_after_the_day_asked_about_is_not_looked_at():
    history = a_life(Processed(3, at(4)))

    assert passages(history, through=date(2026, 3, 3)) == [RECEIVED]


@pytest.mark.parametrize(
    ("ready_on", "expected"),
    [
        (6, [(4, "unit 2"), (6, "pending.running.overdue"), (6, "resolved.late.unapologized")]),
        (3, [(3, "resolved.early")]),
    ],
)
def test_a_unit_that_is_succeeded_hands_over_what_is_open_and_keeps_what_is_done(ready_on, expected):
    merger = {WARD: Succession(HEIR, date(2026, 3, 4), whole=True)}

    assert passages(a_life(Processed(3, at(ready_on))), successions=merger) == [RECEIVED, *expected]


def test_what_is_said_to_have_happened_before_what_it_follows_is_refused():
    history = a_life(Suspended(3, at(9), PauseReason.SUPPLEMENT), Resumed(4, at(6)))

    with pytest.raises(HistoryOutOfOrder, match="it takes a day from 2026-03-09") as refusal:
        clock_of(history)

    assert (refusal.value.on, refusal.value.not_before) == (date(2026, 3, 6), date(2026, 3, 9))


def test_a_history_with_a_move_that_the_table_does_not_have_is_refused():
    with pytest.raises(MoveNotAllowed):
        clock_of(a_life(Resumed(3, at(4))))


def test_a_dossier_begins_with_its_registration():
    with pytest.raises(ValueError, match="nothing happened by the day asked about"):
        clock_of(a_life(), through=date(2026, 3, 1))
