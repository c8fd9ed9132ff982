"""Anyone can see whether the book still says what it said when it was sealed."""

from datetime import date

import pytest
from django.db import connection

from socai.apps.kernel.append_only import install_guards
from socai.apps.ledger import sealing, services
from socai.apps.ledger.models import Seal
from socai.domain.ledger.sealing import GENESIS
from tests.apps.ledger.office import dossier, happen, receive, row

MONDAY = date(2026, 3, 2)


@pytest.fixture
def ten_entries(book):
    for number in range(1, 11):
        receive(number, MONDAY)


@pytest.fixture
def sealed_in_ranges(ten_entries, monkeypatch):
    monkeypatch.setattr(sealing, "_RANGE", 4)
    return services.seal()


@pytest.fixture
def tamper():
    """Run SQL on a table from which somebody took the guards away."""

    def run(table, statement):
        sql = connection.cursor().execute
        if connection.vendor == "postgresql":
            sql("SET CONSTRAINTS ALL IMMEDIATE")  # with checks pending, the table cannot be altered
            sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            sql(f"DROP TRIGGER {table}_no_update")
            sql(f"DROP TRIGGER {table}_no_delete")
        sql(statement)
        if connection.vendor == "postgresql":
            sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        install_guards()

    return run


def seqs():
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM ledger_transfer ORDER BY seq")
        return [seq for (seq,) in cursor.fetchall()]


def test_an_empty_book_has_nothing_to_seal_and_is_sound(book):
    sealed = services.seal()

    verified = services.verify()

    assert (sealed.last_seq, sealed.root, sealed.entries) == (0, GENESIS, 0)
    assert verified.is_sound
    assert (verified.entries, verified.unsealed, verified.root) == (0, 0, GENESIS)


def test_a_book_is_sealed_in_ranges_that_hang_together(sealed_in_ranges):
    seals = list(Seal.objects.order_by("last_seq"))

    assert [seal.entries for seal in seals] == [4, 4, 2]
    assert [seal.previous_root for seal in seals] == [GENESIS, seals[0].root, seals[1].root]
    assert (sealed_in_ranges.root, sealed_in_ranges.last_seq) == (seals[-1].root, seqs()[-1])
    assert sealed_in_ranges.entries == 10


def test_sealing_again_adds_nothing_until_something_is_recorded(sealed_in_ranges):
    again = services.seal()
    receive(11, MONDAY)
    later = services.seal()

    assert (again.root, again.entries) == (sealed_in_ranges.root, 0)
    assert (later.entries, later.last_seq) == (1, seqs()[-1])
    assert later.root != sealed_in_ranges.root


def test_what_was_sealed_and_not_touched_verifies(sealed_in_ranges):
    receive(11, MONDAY)

    verified = services.verify()

    assert verified.is_sound
    assert (verified.entries, verified.unsealed) == (10, 1)
    assert (verified.last_seq, verified.root) == (sealed_in_ranges.last_seq, sealed_in_ranges.root)


def test_long_work_tells_how_far_it_is(ten_entries, monkeypatch):
    monkeypatch.setattr(sealing, "_RANGE", 4)
    sealed, verified = [], []

    services.seal(progress=sealed.append)
    services.verify(progress=verified.append)

    assert sealed == verified == [4, 4, 2]


@pytest.mark.parametrize(
    "change",
    [
        "quantity = 2",
        "effective_on = '2026-03-01'",
        "recorded_at = '2026-03-01 00:00:00+00:00'",
        "source_id = (SELECT id FROM ledger_account WHERE code = 'cut_over')",
        "source_unit_id = 2, target_unit_id = 2",
        "subject_id = 77",
        "subject_kind = 'task'",
        "line = 9",
        "cause_id = (SELECT MAX(id) FROM kernel_event)",
    ],
)
def test_the_first_altered_entry_is_named_whatever_was_altered(sealed_in_ranges, tamper, change):
    altered = seqs()[5]

    tamper("ledger_transfer", f"UPDATE ledger_transfer SET {change} WHERE seq = {altered}")

    verified = services.verify()
    assert not verified.is_sound
    assert verified.altered_seq == altered
    assert verified.reason == f"entry #{altered} was altered after the sealing"


def test_of_several_altered_entries_the_first_is_named(sealed_in_ranges, tamper):
    second, last = seqs()[1], seqs()[9]

    tamper("ledger_transfer", f"UPDATE ledger_transfer SET quantity = 3 WHERE seq IN ({last}, {second})")

    assert services.verify().altered_seq == second


def test_facts_altered_in_a_cut_are_noticed_at_the_first_entry_that_has_them(sealed_in_ranges, tamper):
    tamper("ledger_cut", "UPDATE ledger_cut SET channel = 'online'")

    assert services.verify().altered_seq == seqs()[0]


@pytest.mark.parametrize("place", [0, 3, 4, 9])
def test_a_missing_entry_is_named_also_at_the_ends_of_ranges(sealed_in_ranges, tamper, place):
    lost = seqs()[place]

    tamper("ledger_transfer", f"DELETE FROM ledger_transfer WHERE seq = {lost}")

    verified = services.verify()
    assert (verified.altered_seq, verified.reason) == (lost, f"entry #{lost} is missing")


def test_an_entry_put_in_between_is_named(ten_entries, tamper):
    gap = seqs()[4]
    tamper("ledger_transfer", f"DELETE FROM ledger_transfer WHERE seq = {gap}")
    services.seal()

    row(happen(dossier(99)), seq=gap, subject_id=99).save(force_insert=True)

    verified = services.verify()
    assert (verified.altered_seq, verified.reason) == (gap, f"entry #{gap} was added after the sealing")


@pytest.mark.parametrize(
    "change",
    [
        "root = 'f00'",
        "merkle_root = 'f00'",
        "first_seq = first_seq - 1",
        "entries = 3",
        "previous_root = 'f'",
    ],
)
def test_a_falsified_seal_is_not_the_one_that_was_made(sealed_in_ranges, tamper, change):
    second = Seal.objects.order_by("last_seq")[1]

    tamper("ledger_seal", f"UPDATE ledger_seal SET {change} WHERE id = {second.pk}")

    verified = services.verify()
    assert (
        verified.reason
        == f"the seal of #{seqs()[4] - ('first' in change)}–#{seqs()[7]} is not the one that was made"
    )
    assert (verified.altered_seq, verified.entries) == (None, 4)


def test_hashes_that_were_falsified_along_with_an_entry_do_not_help(sealed_in_ranges, tamper):
    altered = seqs()[1]
    tamper("ledger_transfer", f"UPDATE ledger_transfer SET quantity = 2 WHERE seq = {altered}")
    first = Seal.objects.order_by("last_seq")[0]
    true_leaves = b"".join(
        seq.to_bytes(8, "big") + leaf for seq, leaf in sealing._rows(after=0, upto=first.last_seq)
    )

    blob = true_leaves.hex()
    literal = f"'\\x{blob}'" if connection.vendor == "postgresql" else f"x'{blob}'"
    tamper("ledger_seal", f"UPDATE ledger_seal SET leaves = {literal} WHERE id = {first.pk}")

    assert not services.verify().is_sound


def test_a_seal_taken_out_of_the_chain_is_noticed(sealed_in_ranges, tamper):
    middle = Seal.objects.order_by("last_seq")[1]

    tamper("ledger_seal", f"DELETE FROM ledger_seal WHERE id = {middle.pk}")

    assert not services.verify().is_sound


def test_a_chain_cut_off_at_its_end_no_longer_reaches_the_root_a_report_was_signed_with(
    sealed_in_ranges, tamper
):
    last = Seal.objects.order_by("last_seq")[2]

    tamper("ledger_seal", f"DELETE FROM ledger_seal WHERE id = {last.pk}")

    verified = services.verify()
    assert verified.root != sealed_in_ranges.root
    assert verified.unsealed == 2
