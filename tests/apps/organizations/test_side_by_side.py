"""Two administrators at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from django.db import connections

from socai.apps.organizations import queries, services
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.refusals import OrganizationRefused

START = date(2025, 7, 1)
DAY = date(2026, 7, 1)
DECISION = Decision("19/NQ-HĐND", date(2026, 5, 20))


def make_pair(number):
    return [
        services.create_unit(
            code=f"W{number}{side}", kind=UnitKind.WARD, name="Phường", on=START, decision=DECISION, by=SYSTEM
        ).pk
        for side in "AB"
    ]


def merge(old, into, both_ready):
    both_ready.wait(timeout=10)
    try:
        services.merge_units(unit_ids=[old], into_id=into, on=DAY, decision=DECISION, by=SYSTEM)
    except OrganizationRefused:
        return "refused"
    finally:
        connections.close_all()
    return "merged"


def test_two_wards_are_never_merged_each_into_the_other(fresh_database):
    with fresh_database.connect(), ThreadPoolExecutor(max_workers=2) as office:
        for number in range(5):
            a, b = make_pair(number)
            both_ready = Barrier(2)

            one = office.submit(merge, a, b, both_ready)
            other = office.submit(merge, b, a, both_ready)

            assert sorted([one.result(), other.result()]) == ["merged", "refused"]
            assert len({a, b} & queries.successions(through=DAY).keys()) == 1
