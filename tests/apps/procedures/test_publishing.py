"""Procedures are published in versions; none ever changes, and a later one takes its place on its day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.procedures import queries
from socai.apps.procedures.models import Procedure, ProcedureVersion
from socai.apps.procedures.services import VersionNotLater, publish_procedure
from socai.domain.access import SYSTEM, Actor, Grant, NotPermitted, Role
from socai.domain.deadlines import TimeLimit
from socai.domain.identifiers.procedure_codes import ProcedureCodeRefused
from socai.domain.procedures import Level, OnlineLevel

pytestmark = pytest.mark.django_db
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def publish(**changed):
    facts = {
        "by": SYSTEM,
        "code": "1.004873",
        "title": "Cấp giấy xác nhận",
        "field": "Hộ tịch",
        "level": Level.COMMUNE,
        "online_level": OnlineLevel.FULL,
        "limit": TimeLimit(3, "Điều 22"),
        "decision_number": "12/QĐ-UBND",
        "decision_on": date(2026, 2, 20),
        "valid_from": SPRING,
    }
    return publish_procedure(**facts | changed)


def codes_open(on):
    return [version.code for version in queries.list_open_versions(on)]


def test_a_new_procedure_is_published_in_its_first_version_and_told():
    version = publish()

    assert (version.code, version.number, version.limit_working_days) == ("1.004873", 1, 3)
    (told,) = list_events(RecordRef("procedure", version.procedure_id))
    assert (told.kind, told.facts) == ("procedure.published", {"version": 1, "decision": "12/QĐ-UBND"})


def test_a_second_version_leaves_the_first_as_it_was():
    first = publish()

    second = publish(limit=TimeLimit(2, "Điều 22"), valid_from=SUMMER)

    assert (second.procedure_id, second.number) == (first.procedure_id, 2)
    assert queries.get_version(first.pk).limit_working_days == 3
    assert queries.limits_by_version([first.pk, second.pk]) == {
        first.pk: TimeLimit(3, "Điều 22"),
        second.pk: TimeLimit(2, "Điều 22"),
    }


def test_on_each_day_the_version_in_force_that_day_is_open():
    first, second = publish(), publish(valid_from=SUMMER)

    assert list(queries.list_open_versions(date(2026, 2, 28))) == []
    assert list(queries.list_open_versions(SPRING)) == [first]
    assert list(queries.list_open_versions(date(2026, 5, 31))) == [first]
    assert list(queries.list_open_versions(SUMMER)) == [second]


def test_open_procedures_are_listed_by_code():
    publish(code="2.000815")
    publish(code="1.004873")
    publish(code="1.001193")

    assert codes_open(SPRING) == ["1.001193", "1.004873", "2.000815"]


@pytest.mark.parametrize("valid_from", [SPRING, SUMMER])
def test_a_version_that_does_not_begin_later_than_the_last_is_refused(valid_from):
    publish(valid_from=SUMMER)

    with pytest.raises(VersionNotLater, match="a new one takes a later first day") as refusal:
        publish(valid_from=valid_from)

    assert (refusal.value.code, refusal.value.valid_from, refusal.value.last) == (
        "1.004873",
        valid_from,
        SUMMER,
    )
    assert ProcedureVersion.objects.count() == 1


def test_a_code_is_one_procedure_however_it_was_typed():
    publish()

    publish(code=" 1 . 004873 ", valid_from=SUMMER)

    assert Procedure.objects.get().code == "1.004873"


def test_a_procedure_of_one_agency_is_another_than_the_national_one():
    publish()
    publish(code="1.004873.h56")

    assert codes_open(SPRING) == ["1.004873", "1.004873.H56"]


def test_a_text_that_is_no_code_is_refused_and_nothing_is_kept():
    with pytest.raises(ProcedureCodeRefused, match=r"such as 1\.004873"):
        publish(code="TTHC 12")

    assert not Procedure.objects.exists()


def test_only_an_administrator_publishes():
    leader = Actor("user:1", "Lan", (Grant(Role.LEADER, frozenset({1})),))
    administrator = Actor("user:2", "Minh", (Grant(Role.ADMINISTRATOR, frozenset({1})),))

    with pytest.raises(NotPermitted):
        publish(by=leader)
    publish(by=administrator)

    assert ProcedureVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "promise"),
    [
        ({"valid_from": AUTUMN}, "number"),
        ({"number": 2}, "valid_from"),
        ({"number": 2, "valid_from": AUTUMN, "limit_working_days": 0}, "procedure_limit_from_a_day"),
    ],
)
def test_the_database_keeps_versions_apart_and_every_limit_at_least_a_day(changed, promise):
    version = publish()
    for name, value in {"pk": None, **changed}.items():
        setattr(version, name, value)

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        version.save(force_insert=True)
