"""Whoever writes has a turn, and writes all of it or nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections
from django.db.transaction import TransactionManagementError

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events, list_events_of
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import FairLock, writing
from socai.domain.access import SYSTEM

PAPER = RecordRef("paper", 1)
OFFICERS, WRITES = 12, 20


class Refused(RuntimeError):
    pass


def write(kind="paper.moved"):
    return record(kind, PAPER, by=SYSTEM)


def write_around_a_refusal():
    with writing():
        write("paper.kept")
        with suppress(Refused):
            write_and_refuse("paper.dropped")
        write("paper.kept")


def write_and_refuse(kind="paper.moved"):
    with writing():
        write(kind)
        raise Refused


def write_within_a_write_and_refuse():
    with writing():
        with writing():
            write()
        raise Refused


def test_a_refusal_leaves_nothing_of_what_was_written_before_it(fresh_database):
    with fresh_database.connect():
        with pytest.raises(Refused):
            write_and_refuse()

        assert list_events(PAPER) == []


def test_a_write_within_a_write_commits_with_the_outer_one_only(fresh_database):
    with fresh_database.connect():
        with pytest.raises(Refused):
            write_within_a_write_and_refuse()

        assert list_events(PAPER) == []


def test_a_write_whose_inner_part_was_refused_cannot_go_on_with_half_of_it(fresh_database):
    with fresh_database.connect():
        with pytest.raises(TransactionManagementError):
            write_around_a_refusal()

        assert list_events(PAPER) == []


def test_after_a_refusal_the_next_one_can_write(fresh_database):
    with fresh_database.connect():
        with pytest.raises(Refused):
            write_and_refuse()

        with writing():
            write()

        assert len(list_events(PAPER)) == 1


def test_a_lock_is_handed_on_in_order_of_arrival():
    lock, order = FairLock(), []
    lock.acquire()
    waiting = []
    for number in range(6):
        arrived = Event()
        waiting.append(Thread(target=take_turn, args=(lock, arrived, order, number)))
        waiting[-1].start()
        arrived.wait(timeout=10)
        wait_for_queue_of(lock, number + 1)

    lock.release()
    for thread in waiting:
        thread.join(timeout=10)

    assert order == [0, 1, 2, 3, 4, 5]


def test_whoever_releases_a_lock_does_not_get_it_before_those_who_wait():
    lock, order = FairLock(), []
    lock.acquire()
    arrived = Event()
    other = Thread(target=take_turn, args=(lock, arrived, order, "other"))
    other.start()
    wait_for_queue_of(lock, 1)

    lock.release()
    take_turn(lock, arrived, order, "the same again")
    other.join(timeout=10)

    assert order == ["other", "the same again"]


@pytest.mark.sqlite
def test_many_officers_at_once_all_write_and_none_waits_for_long(fresh_database):
    together, order = Barrier(OFFICERS), []

    with fresh_database.connect(), ThreadPoolExecutor(OFFICERS) as office:
        at_work = [office.submit(write_often, officer, together, order) for officer in range(OFFICERS)]
        for officer in at_work:
            officer.result()  # raises what an officer was refused, such as "database is locked"

        histories = list_events_of("paper", range(OFFICERS))

    assert {officer: len(told) for officer, told in histories.items()} == dict.fromkeys(
        range(OFFICERS), WRITES
    )
    assert longest_wait(order) <= 3 * OFFICERS


def take_turn(lock, arrived, order, name):
    arrived.set()
    lock.acquire()
    order.append(name)
    lock.release()


def wait_for_queue_of(lock, length):
    while len(lock._queue) < length:
        Event().wait(0.001)


def write_often(officer, together, order):
    connection.ensure_connection()
    together.wait(timeout=10)
    try:
        for _ in range(WRITES):
            with writing():
                record("paper.moved", RecordRef("paper", officer), by=SYSTEM)
                order.append(officer)
    finally:
        connections.close_all()


def longest_wait(order):
    """How many turns of others lay, at most, between two turns of one officer still at work."""
    last_turn, longest, left = {}, 0, Counter(order)
    for turn, officer in enumerate(order):
        longest = max(longest, turn - last_turn.get(officer, 0))
        last_turn[officer] = turn
        left[officer] -= 1
    return longest
