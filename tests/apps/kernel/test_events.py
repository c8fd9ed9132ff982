"""What happened is written once, in order, and told in the same transaction."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from socai.apps.kernel import events
from socai.apps.kernel.events import RecordRef, listen
from socai.apps.kernel.models import Event
from socai.apps.kernel.queries import list_events, list_events_of
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.domain.access import SYSTEM

PAPER, OTHER_PAPER = RecordRef("paper", 1), RecordRef("paper", 2)


class NotNow(RuntimeError):
    pass


@pytest.fixture
def listeners(monkeypatch):
    """Whoever listens during a test no longer does after it."""
    mine = {kind: list(there) for kind, there in events._LISTENERS.items()}
    monkeypatch.setattr(events, "_LISTENERS", events.defaultdict(list, mine))


def refuse(told):
    raise NotNow


def find_and_move():
    with writing():
        record("paper.found", PAPER, by=SYSTEM)
        record("paper.moved", PAPER, by=SYSTEM)


def test_events_are_numbered_for_each_record_from_one(db):
    numbers = [record("paper.moved", subject, by=SYSTEM).number for subject in (PAPER, OTHER_PAPER, PAPER)]

    assert numbers == [1, 1, 2]


def test_records_of_two_kinds_with_one_number_have_histories_of_their_own(db):
    record("paper.moved", PAPER, by=SYSTEM)
    record("unit.moved", RecordRef("unit", PAPER.id), by=SYSTEM)

    (told,) = list_events(PAPER)

    assert (told.kind, str(told.subject)) == ("paper.moved", "paper:1")


def test_a_history_reads_as_it_was_told(db):
    told = [
        record("paper.moved", PAPER, by=SYSTEM, facts={"to": "H99.1"}),
        record("paper.lost", PAPER, by=SYSTEM),
    ]

    assert list_events(PAPER) == told
    assert told[0].facts == {"to": "H99.1"}
    assert told[0].recorded_by == SYSTEM.reference


def test_histories_of_many_records_come_at_once(db):
    first, second = record("paper.moved", PAPER, by=SYSTEM), record("paper.moved", OTHER_PAPER, by=SYSTEM)

    assert list_events_of("paper", [1, 2, 3]) == {1: [first], 2: [second]}


def test_what_happened_on_friday_and_was_recorded_on_monday_says_both(db, today_is):
    today_is(date(2026, 3, 9))
    friday = datetime(2026, 3, 6, 3, tzinfo=UTC)

    late, at_once = (record("paper.moved", PAPER, by=SYSTEM, happened_at=when) for when in (friday, None))

    assert (late.happened_at, late.recorded_at.date()) == (friday, date(2026, 3, 9))
    assert at_once.happened_at == at_once.recorded_at


def test_two_officers_cannot_write_the_same_place_in_a_history(db):
    told = record("paper.moved", PAPER, by=SYSTEM)
    again = Event.objects.get(pk=told.id)
    again.pk = None

    with pytest.raises(IntegrityError, match="number"), transaction.atomic():
        again.save()


def test_a_history_does_not_begin_at_zero(db):
    told = record("paper.moved", PAPER, by=SYSTEM)
    before_it = Event.objects.get(pk=told.id)
    before_it.pk, before_it.number = None, 0

    with pytest.raises(IntegrityError, match="event_number_from_one"), transaction.atomic():
        before_it.save()


def test_who_listens_hears_only_what_was_asked_for_and_hears_it_once(db, listeners):
    heard = []
    listen("paper.moved", heard.append)
    listen("paper.moved", heard.append)

    told = record("paper.moved", PAPER, by=SYSTEM)
    record("paper.lost", PAPER, by=SYSTEM)

    assert heard == [told]


def test_what_a_listener_writes_commits_with_the_event(fresh_database, listeners):
    listen("paper.moved", lambda told: record("copy.moved", RecordRef("copy", told.id), by=SYSTEM))

    with fresh_database.connect():
        told = record("paper.moved", PAPER, by=SYSTEM)

        assert len(list_events(RecordRef("copy", told.id))) == 1


def test_where_a_listener_fails_nothing_has_happened(fresh_database, listeners):
    listen("paper.moved", lambda told: record("copy.moved", RecordRef("copy", 1), by=SYSTEM))
    listen("paper.moved", refuse)

    with fresh_database.connect():
        with pytest.raises(NotNow):
            record("paper.moved", PAPER, by=SYSTEM)

        assert list_events(PAPER) == list_events(RecordRef("copy", 1)) == []


def test_what_else_was_written_with_an_event_goes_when_a_listener_fails(fresh_database, listeners):
    listen("paper.moved", refuse)

    with fresh_database.connect():
        with pytest.raises(NotNow):
            find_and_move()

        assert list_events(PAPER) == []
