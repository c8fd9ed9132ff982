"""What the database refuses of the book even when somebody goes around the services."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from socai.apps.ledger.interning import account_ids, cut_ids
from socai.apps.ledger.models import Account, Cut, Seal, SettlingMark, TotalsMark, Transfer
from tests.apps.ledger.office import CUT, EARLY, OTHER_WARD, RUNNING, dossier, happen, row

pytestmark = pytest.mark.usefixtures("book")
NOBODY = 999_999


@pytest.fixture
def cause(book):
    return happen(dossier(1))


@pytest.fixture
def black(cause):
    entry = row(cause)
    entry.save()
    return entry


def red_of(black, **changed):
    facts = {
        "quantity": -black.quantity,
        "reverses_id": black.seq,
        "line": 2,
        "recorded_at": black.recorded_at,
    }
    return row(black.cause_id, **facts | changed)


def breaks(entry, match=None):
    count = type(entry).objects.count()

    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        save_and_check_references(entry)

    assert type(entry).objects.count() == count


def save_and_check_references(entry):
    entry.save()
    connection.check_constraints()  # otherwise only at the end of the transaction


def account(code):
    return account_ids()[code]


def test_an_entry_with_which_nothing_is_wrong_is_taken_and_so_is_its_red_one(black):
    red_of(black).save()

    assert Transfer.objects.count() == 2


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_black_entry_moves_at_least_one(cause, quantity):
    breaks(row(cause, quantity=quantity), match="transfer_negative_only_when_red")


@pytest.mark.parametrize("quantity", [0, 1])
def test_a_red_entry_is_negative(black, quantity):
    breaks(red_of(black, quantity=quantity))


@pytest.mark.parametrize(
    "changed",
    [
        {"effective_on": date(2026, 3, 3)},
        {"quantity": -2},
        {"subject_kind": "task"},
        {"subject_id": 2},
        {"source_unit_id": OTHER_WARD, "target_unit_id": OTHER_WARD},
        {"target_unit_id": OTHER_WARD},
        {"reverses_id": NOBODY},
    ],
    ids=str,
)
def test_a_red_entry_differs_from_its_black_one_in_nothing_but_the_sign(black, changed):
    breaks(red_of(black, **changed), match="a red entry repeats the entry it takes back")


def test_a_red_entry_names_the_accounts_and_the_facts_of_its_black_one(black):
    other_cut = replace(CUT, channel="online")

    for changed in (
        {"source_id": account("cut_over")},
        {"target_id": account(EARLY)},
        {"cut_id": cut_ids([other_cut])[other_cut]},
    ):
        breaks(red_of(black, **changed), match="a red entry repeats the entry it takes back")


def test_a_red_entry_is_not_taken_back(black):
    red = red_of(black)
    red.save()

    breaks(red_of(black, quantity=1, reverses_id=red.seq, line=3))
    breaks(red_of(black, reverses_id=red.seq, line=3), match="a red entry repeats the entry it takes back")


def test_an_entry_is_taken_back_once(black):
    red_of(black).save()

    breaks(red_of(black, line=3), match="reverses_id")


def test_accounts_and_units_never_change_at_once_and_one_of_them_does(cause):
    both = row(cause, target_unit_id=OTHER_WARD)
    neither = row(cause, source_id=account(RUNNING))

    breaks(both, match="transfer_moves_account_or_unit")
    breaks(neither, match="transfer_moves_account_or_unit")


def test_a_hand_over_keeps_its_account(cause):
    row(cause, source_id=account(RUNNING), target_unit_id=OTHER_WARD).save()

    assert Transfer.objects.get().target_unit_id == OTHER_WARD


def test_dossiers_do_not_become_money(cause):
    entry = row(cause)
    entry.target = Account.objects.create(code="budget.planned", measure="dong")

    breaks(entry, match="both accounts of a transfer are kept in one measure")


@pytest.mark.parametrize(
    "unknown",
    [
        {"source_id": NOBODY},
        {"target_id": NOBODY},
        {"source_unit_id": NOBODY, "target_unit_id": NOBODY},
        {"cut_id": NOBODY},
        {"cause_id": NOBODY},
    ],
    ids=str,
)
def test_an_entry_names_accounts_units_facts_and_events_that_are_there(cause, unknown):
    breaks(row(cause, **unknown))


def test_one_line_of_one_cause_of_one_record_stands_once(black):
    breaks(row(black.cause_id, effective_on=date(2026, 3, 3)), match="cause")


def test_lines_are_counted_from_one(cause):
    breaks(row(cause, line=0), match="transfer_line_from_one")


def test_every_account_of_the_chart_has_its_row_and_a_code_names_one_account():
    assert account(RUNNING)

    breaks(Account(code=RUNNING, measure="dossier"))


def test_equal_facts_are_one_cut(black):
    breaks(Cut(procedure=CUT.procedure, channel=CUT.channel))


def test_the_chain_of_seals_neither_forks_nor_begins_twice_nor_runs_backwards():
    facts = {
        "first_seq": 1,
        "last_seq": 3,
        "entries": 3,
        "leaves": b"",
        "merkle_root": "m",
        "previous_root": "0",
        "root": "1",
        "sealed_at": "2026-03-02T10:00:00Z",
    }
    Seal.objects.create(**facts)
    following = facts | {"first_seq": 4, "last_seq": 5, "previous_root": "1", "root": "2"}

    breaks(Seal(**following | {"previous_root": "0"}), match="previous_root")
    breaks(Seal(**following | {"root": "1"}), match="root")
    breaks(Seal(**following | {"last_seq": 3, "first_seq": 3}), match="last_seq")
    breaks(Seal(**following | {"first_seq": 6}), match="seal_range_in_order")
    breaks(Seal(**following | {"entries": 0}), match="seal_holds_something")


def test_the_book_has_one_mark_of_settling_and_one_of_totals():
    marks = (
        SettlingMark(id=2, through=date(2026, 3, 2), settled_at="2026-03-02T10:00:00Z"),
        TotalsMark(id=2, seq=0, last_month_end=date(2026, 2, 28)),
    )

    for mark in marks:
        with pytest.raises(IntegrityError, match="is_one_row"), transaction.atomic():
            mark.save()
