"""What is posted so that the book says what a record's history says, and what the book does not take."""

from dataclasses import replace

import pytest

from socai.domain.ledger import (
    Cut,
    EmptyQuantity,
    MixedHandOver,
    NotYetTrue,
    StockBelowZero,
    Transfer,
    UnknownAccount,
    WrongMeasure,
    check_post,
    difference,
    hand_over,
    standing,
    transfer,
)
from tests.domain.ledger.small_chart import (
    CHART,
    CUT,
    FAR,
    MONDAY,
    OTHER_UNIT,
    TUESDAY,
    UNIT,
    WEDNESDAY,
    recorded,
)

RECEIVED, PAUSED, ENDED, CORRECTED = 11, 12, 13, 14  # events of one record

receipt = transfer(MONDAY, "intake", "open.running", unit=UNIT, cut=CUT, cause=RECEIVED)
pause = transfer(TUESDAY, "open.running", "open.paused", unit=UNIT, cut=CUT, cause=PAUSED)
ending = transfer(WEDNESDAY, "open.running", "ended", unit=UNIT, cut=CUT, cause=ENDED)


def a_book(*desired):
    return recorded(difference([], desired, occasion=RECEIVED))


def check(*transfers, after=(), through=FAR):
    check_post(
        difference(after, [*standing_of(after), *transfers], occasion=CORRECTED),
        existing=after,
        chart=CHART,
        through=through,
    )


def standing_of(entries):
    return [entry.transfer for entry in standing(entries)]


def test_a_book_that_says_what_the_history_says_needs_nothing():
    entries = a_book(receipt, ending)

    assert difference(entries, [receipt, ending], occasion=CORRECTED) == []


def test_a_record_that_moved_on_is_given_its_new_transfer_only():
    entries = a_book(receipt)

    (new,) = difference(entries, [receipt, ending], occasion=ENDED)

    assert (new.transfer, new.line, new.reverses) == (ending, 1, None)


def test_what_is_no_longer_true_is_taken_back_in_red_before_the_new_is_written():
    entries = a_book(receipt, ending)
    on_tuesday = replace(ending, effective_on=TUESDAY)

    red, black = difference(entries, [receipt, on_tuesday], occasion=CORRECTED)

    assert red.transfer == replace(ending, quantity=-1, cause=CORRECTED)
    assert red.reverses == entries[1].seq
    assert (black.transfer, black.reverses) == (on_tuesday, None)


def test_a_history_that_is_empty_after_all_leaves_nothing_standing():
    entries = a_book(receipt, ending)

    after = recorded(difference(entries, [], occasion=CORRECTED), after=entries)

    assert standing(after) == []
    assert sum(entry.transfer.quantity for entry in after) == 0


def test_a_correction_that_is_corrected_back_is_written_anew_and_never_revived():
    entries = a_book(receipt)
    corrected = recorded(difference(entries, [], occasion=CORRECTED), after=entries)

    (again,) = difference(corrected, [receipt], occasion=CORRECTED + 1)

    assert (again.transfer, again.line, again.reverses) == (receipt, 2, None)


def test_passages_of_one_day_stay_in_the_order_the_history_tells():
    there = transfer(MONDAY, "open.running", "open.paused", unit=UNIT, cut=CUT, cause=RECEIVED)
    back = transfer(MONDAY, "open.paused", "open.running", unit=UNIT, cut=CUT, cause=RECEIVED)

    new = difference([], [receipt, there, back], occasion=RECEIVED)

    assert [entry.transfer for entry in new] == [receipt, there, back]


def test_lines_of_a_cause_count_on_from_what_the_book_has():
    entries = a_book(receipt)
    second = transfer(TUESDAY, "open.running", "open.paused", unit=UNIT, cut=CUT, cause=RECEIVED)
    third = transfer(WEDNESDAY, "open.paused", "open.running", unit=UNIT, cut=CUT, cause=RECEIVED)

    new = difference(entries, [receipt, second, third], occasion=RECEIVED)

    assert [entry.line for entry in new] == [2, 3]


def test_red_and_black_entries_of_one_occasion_share_its_lines():
    entries = a_book(receipt)
    later = transfer(TUESDAY, "intake", "open.running", unit=UNIT, cut=CUT, cause=CORRECTED)

    new = difference(entries, [later], occasion=CORRECTED)

    assert [entry.line for entry in new] == [1, 2]


def test_two_equal_transfers_are_two_and_one_of_them_is_taken_back_alone():
    entries = a_book(receipt, receipt)

    (new,) = difference(entries, [receipt], occasion=CORRECTED)

    assert new.reverses in {entry.seq for entry in entries}


def test_another_cause_makes_another_transfer():
    entries = a_book(receipt)

    new = difference(entries, [replace(receipt, cause=CORRECTED)], occasion=CORRECTED)

    assert [entry.transfer.quantity for entry in new] == [-1, 1]


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_transfer_that_moves_nothing_or_less_is_refused(quantity):
    with pytest.raises(EmptyQuantity, match="it takes a quantity of at least 1") as refusal:
        check(replace(receipt, quantity=quantity))

    assert refusal.value.transfer.quantity == quantity


def test_dossiers_do_not_become_money():
    with pytest.raises(WrongMeasure, match="dossier cannot become dong; it takes accounts of one measure"):
        check(replace(receipt, target="money"))


@pytest.mark.parametrize(
    "mixed",
    [
        pytest.param(replace(receipt, target_unit=OTHER_UNIT), id="both change"),
        pytest.param(replace(receipt, source="open.running"), id="neither changes"),
    ],
)
def test_accounts_and_units_never_change_at_once_and_one_of_them_does(mixed):
    with pytest.raises(MixedHandOver, match="either two accounts of one unit, or one account of two units"):
        check(mixed)


def test_tomorrow_is_not_posted_today():
    with pytest.raises(NotYetTrue, match="it takes a day up to 2026-03-02"):
        check(transfer(TUESDAY, "intake", "open.running", unit=UNIT, cut=CUT, cause=1), through=MONDAY)


@pytest.mark.parametrize("unknown", ["open", "nowhere"])
def test_a_group_or_an_unknown_account_is_refused(unknown):
    with pytest.raises(UnknownAccount, match=repr(unknown)):
        check(replace(receipt, target=unknown))


def test_a_red_entry_is_taken_back_on_a_day_that_is_long_past_whatever_the_bounds():
    entries = a_book(receipt)
    new = difference(entries, [], occasion=CORRECTED)

    check_post(new, existing=entries, chart=CHART, through=MONDAY)

    assert [entry.transfer.quantity for entry in new] == [-1]


def test_nothing_leaves_an_account_where_it_does_not_stand():
    with pytest.raises(StockBelowZero, match=r"account open\.running of unit 1 would hold -1") as refusal:
        check(ending)

    assert (refusal.value.account, refusal.value.unit, refusal.value.on, refusal.value.stock) == (
        "open.running",
        UNIT,
        WEDNESDAY,
        -1,
    )


def test_a_leaving_dated_back_before_the_arrival_is_refused_though_the_end_comes_out_right():
    arrived_on_tuesday = replace(receipt, effective_on=TUESDAY)

    with pytest.raises(StockBelowZero) as refusal:
        check(replace(ending, effective_on=MONDAY), after=a_book(arrived_on_tuesday))

    assert refusal.value.on == MONDAY


def test_what_arrives_may_leave_on_the_same_day():
    check(receipt, replace(ending, effective_on=MONDAY))


def test_what_one_unit_holds_does_not_leave_another():
    with pytest.raises(StockBelowZero) as refusal:
        check(replace(ending, source_unit=OTHER_UNIT, target_unit=OTHER_UNIT), after=a_book(receipt))

    assert refusal.value.unit == OTHER_UNIT


def test_what_stands_with_other_facts_is_another_thing():
    with pytest.raises(StockBelowZero):
        check(replace(ending, cut=Cut(procedure="2.000815")), after=a_book(receipt))


def test_a_receipt_is_not_taken_back_while_what_follows_from_it_stands():
    entries = a_book(receipt, ending)
    new = difference(entries, [ending], occasion=CORRECTED)

    with pytest.raises(StockBelowZero):
        check_post(new, existing=entries, chart=CHART, through=FAR)


def test_what_was_handed_over_leaves_the_new_hands_only():
    given = hand_over(TUESDAY, "open.running", from_unit=UNIT, to_unit=OTHER_UNIT, cut=CUT, cause=PAUSED)
    entries = a_book(receipt, given)

    check(replace(ending, source_unit=OTHER_UNIT, target_unit=OTHER_UNIT), after=entries)
    with pytest.raises(StockBelowZero):
        check(ending, after=entries)


def test_an_outside_account_has_no_bottom():
    check(replace(receipt, quantity=3))


def test_a_memorandum_has_no_bottom_either():
    check(Transfer(MONDAY, "noted", "intake", UNIT, UNIT, CUT, 3, RECEIVED))
