"""Statements of a unit that is no more, asked as they were reported."""

from datetime import date

import pytest
from django.urls import reverse

from socai.apps.dossiers import services as dossiers
from socai.apps.organizations import services
from socai.domain.access import SYSTEM
from socai.domain.dossiers import Channel
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from tests.support.an_office import DECISION, OPENED_ON, at

MERGED_ON = date(2026, 11, 10)
OCTOBER = {"window": "two_days", "first_day": "2026-10-01", "last_day": "2026-10-31"}


@pytest.fixture
def ended(office) -> int:
    """A commune with one dossier of October, merged into the office's on 10 November."""
    unit = services.create_unit(
        code="H15.51",
        kind=UnitKind.COMMUNE,
        name="Ủy ban nhân dân xã Cư Mốt",
        on=OPENED_ON,
        decision=DECISION,
        by=SYSTEM,
        parent_id=office.province,
    )
    dossiers.register_dossier(
        by=SYSTEM,
        procedure_version_id=office.procedure,
        receiving_unit_id=unit.pk,
        competent_unit_id=unit.pk,
        channel=Channel.COUNTER,
        applicant_name="Người Xã Cũ",
        happened_at=at(date(2026, 10, 5), 9),
    )
    decision = Decision("3/NQ-HĐND", date(2026, 11, 1))
    services.merge_units(
        unit_ids=[unit.pk], into_id=office.commune, on=MERGED_ON, decision=decision, by=SYSTEM
    )
    return unit.pk


def ask(client, unit, **words):
    asked = {"unit": unit, "form": "dossiers.monthly", "borders": "as_reported", **OCTOBER, **words}
    return client.get(reverse("office:live"), asked)


def test_an_ended_unit_can_be_chosen_with_the_day_it_ended(sign_in, ended):
    page = sign_in("hoa").get(reverse("office:statements"))

    assert "Đã kết thúc hoạt động" in page.text
    assert "Ủy ban nhân dân xã Cư Mốt (đến trước ngày 10/11/2026)" in page.text


def test_its_own_statement_stands_as_it_was_reported(sign_in, office, ended):
    client = sign_in("hoa")

    figures = {row.key: row.printed for row in ask(client, ended).context["rows"]}

    assert figures["dossiers.received"] == "1"
    heir = {row.key: row.printed for row in ask(client, office.commune).context["rows"]}
    assert heir["dossiers.received"] == "0"


def test_a_window_after_its_end_is_refused_with_what_is_accepted(sign_in, ended):
    answer = ask(sign_in("hoa"), ended, last_day="2026-11-15")

    assert "không hoạt động vào ngày 15/11/2026; xin chọn kỳ khác" in answer.text


def test_nobody_is_offered_an_ended_unit_out_of_reach(sign_in, office):
    outside = services.create_unit(
        code="H15.52",
        kind=UnitKind.COMMUNE,
        name="Ủy ban nhân dân xã Xa",
        on=OPENED_ON,
        decision=DECISION,
        by=SYSTEM,
        parent_id=office.province,
    )
    services.abolish_unit(unit_id=outside.pk, on=MERGED_ON, decision=DECISION, by=SYSTEM)

    page = sign_in("hoa").get(reverse("office:statements"))

    assert "Ủy ban nhân dân xã Xa" not in page.text
