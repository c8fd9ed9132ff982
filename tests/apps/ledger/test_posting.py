"""What the book has of a record is brought to what its history says."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from socai.apps.ledger import queries, services
from socai.apps.ledger.models import Cut as CutRow
from socai.apps.ledger.models import Transfer as TransferRow
from socai.domain.ledger import NotYetTrue, StockBelowZero, standing, transfer
from tests.apps.ledger.office import CUT, EARLY, RUNNING, WARD, dossier, happen, post, receive

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def received(book):
    return receive(1, MONDAY)


def resolved(on, cause):
    return transfer(on, RUNNING, EARLY, unit=WARD, cut=CUT, cause=cause)


def stands(number):
    return [entry.transfer for entry in standing(queries.list_entries_of(dossier(number)))]


def test_a_received_dossier_stands_in_the_book_with_all_its_facts(received):
    (entry,) = queries.list_entries_of(dossier(1))

    assert entry.transfer == received
    assert (entry.line, entry.reverses) == (1, None)


def test_a_dossier_that_moves_on_is_given_one_more_entry(received):
    cause = happen(dossier(1))

    posted = post(dossier(1), [received, resolved(TUESDAY, cause)], occasion=cause)

    assert (posted.black, posted.red, posted.changed) == (1, 0, [dossier(1)])
    assert stands(1) == [received, resolved(TUESDAY, cause)]


def test_a_corrected_day_is_a_red_entry_and_a_new_one_and_the_old_row_stays(received):
    cause = happen(dossier(1))
    on_tuesday = replace(received, effective_on=TUESDAY)

    posted = post(dossier(1), [on_tuesday], occasion=cause)

    first, red, black = queries.list_entries_of(dossier(1))
    assert (posted.black, posted.red) == (1, 1)
    assert (first.transfer, red.reverses, black.transfer) == (received, first.seq, on_tuesday)
    assert red.transfer == replace(received, quantity=-1, cause=cause)


def test_posting_the_same_again_adds_nothing(received):
    posted = post(dossier(1), [received], occasion=happen(dossier(1)))

    assert (posted.black, posted.red, posted.changed) == (0, 0, [])


def test_what_is_posted_at_once_is_recorded_at_one_moment(book):
    cause = happen(dossier(1))
    passages = [
        transfer(MONDAY, "intake", RUNNING, unit=WARD, cut=CUT, cause=cause),
        resolved(TUESDAY, cause),
    ]

    post(dossier(1), passages, occasion=cause)

    assert TransferRow.objects.values("recorded_at").distinct().count() == 1


def test_of_several_records_one_that_is_refused_leaves_none_of_them_posted(book):
    derived = []
    for number in (1, 2):
        cause = happen(dossier(number))
        received = transfer(MONDAY, "intake", RUNNING, unit=WARD, cut=CUT, cause=cause)
        derived.append(services.Derived(dossier(number), [received], cause))
    gone_before_it_came = resolved(MONDAY, derived[1].occasion)
    derived[1] = replace(derived[1], transfers=[gone_before_it_came])

    with pytest.raises(StockBelowZero):
        services.post_differences(derived, through=TUESDAY)

    assert not TransferRow.objects.exists()


def test_tomorrow_is_not_posted_today(book):
    cause = happen(dossier(1))
    tomorrow = transfer(TUESDAY, "intake", RUNNING, unit=WARD, cut=CUT, cause=cause)

    with pytest.raises(NotYetTrue):
        services.post_difference(services.Derived(dossier(1), [tomorrow], cause), through=MONDAY)

    assert not TransferRow.objects.exists()


def test_what_one_record_has_is_never_taken_for_what_another_has(received):
    received_too = receive(2, MONDAY)

    assert stands(1) == [received]
    assert stands(2) == [received_too]


def test_dossiers_with_equal_facts_share_one_cut(received):
    receive(2, MONDAY)
    receive(3, MONDAY, cut=replace(CUT, channel="online"))

    assert CutRow.objects.count() == 2


def test_two_officers_who_post_the_same_difference_at_once_collide_instead_of_doubling_it(
    received, monkeypatch
):
    # The second has read the book before the first wrote to it.
    monkeypatch.setattr("socai.apps.ledger.posting.load_entries", lambda kind, ids: {})

    with pytest.raises(IntegrityError), transaction.atomic():
        post(dossier(1), [received], occasion=received.cause)

    assert TransferRow.objects.count() == 1


def test_nothing_to_post_is_nothing_posted(db):
    assert services.post_differences([], through=MONDAY) == services.Posted()


def test_the_book_knows_how_far_it_has_come(received):
    services.note_settled(TUESDAY)
    sealed = services.seal()

    state = queries.book_state()

    assert (state.settled_through, state.sealed_through) == (TUESDAY, state.last_seq)
    assert (state.last_seq, state.root) == (sealed.last_seq, sealed.root)


def test_the_day_through_which_the_book_is_settled_never_moves_back(db):
    assert queries.settled_through() is None

    services.note_settled(TUESDAY)
    services.note_settled(MONDAY)

    assert queries.settled_through() == TUESDAY


def test_a_book_without_entries_has_the_mark_zero(db):
    assert services.read_mark() == 0


def test_the_mark_is_the_last_entry(received):
    second = receive(2, MONDAY)

    mark = services.read_mark()

    assert queries.list_entries_of(dossier(2))[0].seq == mark
    assert second.cause != received.cause
