"""Several at one book: nothing is lost, and nothing comes late below a mark.

On PostgreSQL they are processes; on SQLite threads of the one process that such an office has.
"""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pytest
from django.db import connection
from django.db.models import Sum

from socai.apps.ledger import services
from socai.apps.ledger.models import Cut, Seal, Transfer
from tests.apps.ledger import side_by_side
from tests.apps.ledger.office import FAR

POSTS = 150


class Worker(NamedTuple):
    is_done: Callable[[], bool]
    succeed: Callable[[], None]


class Office:
    """Puts people to work, and lets them begin together once all of them are ready."""

    def __init__(self, database, gate, threads):
        self.database, self.gate, self.threads = database, gate, threads
        self.workers, self.processes = [], []

    def hire(self, name, **arguments):
        facts = (name, len(self.workers), str(self.gate), arguments)
        hire = self._thread if connection.vendor == "sqlite" else self._process
        self.workers.append(hire(facts))

    def open(self):
        while len(list(self.gate.glob("ready-*"))) < len(self.workers) and not self.is_done():
            time.sleep(0.01)
        (self.gate / "open").touch()

    def is_done(self):
        return all(worker.is_done() for worker in self.workers)

    def succeed(self):
        for worker in self.workers:
            worker.succeed()

    def _thread(self, facts):
        future = self.threads.submit(side_by_side.work, *facts)
        return Worker(future.done, future.result)

    def _process(self, facts):
        code = f"from tests.apps.ledger.side_by_side import work; work(*{json.dumps(facts)})"
        process = self.database.start_python(code)
        self.processes.append(process)
        return Worker(lambda: process.poll() is not None, lambda: ended_well(process))


def ended_well(process):
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output


@pytest.fixture
def office(kept_book, tmp_path):
    with ThreadPoolExecutor() as threads:
        office = Office(kept_book, tmp_path, threads)
        yield office
        for process in office.processes:
            process.kill()
            process.communicate()


def known_up_to(mark):
    return Transfer.objects.filter(seq__lte=mark).aggregate(sum=Sum("quantity"))["sum"] or 0


def test_two_post_while_a_third_closes_and_nothing_is_lost_or_comes_late(office):
    office.hire("post", first=1, count=POSTS)
    office.hire("post", first=1_001, count=POSTS)

    office.open()
    closed = {}
    while not office.is_done():
        for _ in range(20):
            mark = services.read_mark()
            closed.setdefault(mark, known_up_to(mark))
        services.seal()
        services.update_totals(through=FAR)
    office.succeed()

    assert len(closed) > 20
    assert Transfer.objects.count() == 2 * POSTS
    assert {mark: known_up_to(mark) for mark in closed} == closed
    assert services.verify().is_sound
    assert services.count_wrong_totals() == 0


def test_the_same_facts_interned_by_three_at_once_are_one_row(office):
    for _ in range(3):
        office.hire("intern", rounds=80)

    office.open()
    office.succeed()

    assert Cut.objects.count() == 80 * 30


def test_two_that_close_at_once_share_one_chain_and_one_digest(office):
    office.hire("post", first=1, count=POSTS)
    office.hire("close", rounds=20)
    office.hire("close", rounds=20)

    office.open()
    office.succeed()

    services.seal()
    assert services.verify().is_sound
    assert sum(Seal.objects.values_list("entries", flat=True)) == POSTS
    services.update_totals(through=FAR)
    assert services.count_wrong_totals() == 0
