"""What a unit did before it ended stays in the statement of the one above it."""

from datetime import date

import pytest

from socai.apps.dossiers.services import settle
from socai.apps.organizations.services import create_unit, merge_units
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.queries import live_statement
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.periods import between
from tests.support.office import finish, open_office, take_in

pytestmark = pytest.mark.django_db
MARCH = between(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def merged_in_march(today_is):
    """Two communes worked until the 19th and were one from the 20th; one dossier done, one open."""
    today_is(date(2026, 4, 10))
    office = open_office()
    finish(take_in(office, date(2026, 3, 2)), date(2026, 3, 5))
    take_in(office, date(2026, 3, 18), unit=office.neighbor)
    decision = Decision("20/NQ-HĐND", date(2026, 3, 10))
    heir = create_unit(
        by=SYSTEM,
        code="H98.03",
        kind=UnitKind.COMMUNE,
        name="Xã Đông Tây",
        on=date(2026, 3, 20),
        decision=decision,
        parent_id=office.province,
    )
    merge_units(
        by=SYSTEM,
        unit_ids=[office.commune, office.neighbor],
        into_id=heir.pk,
        on=date(2026, 3, 20),
        decision=decision,
    )
    settle(date(2026, 4, 10))
    return office, heir.pk


def values(unit, borders):
    view = live_statement(unit, "dossiers.monthly", MARCH, borders, actor=SYSTEM)
    return {line.key: line.value for line in view.lines}


@pytest.mark.parametrize("borders", Borders)
def test_the_month_of_a_merger_counts_whole_in_the_statement_of_the_province(merged_in_march, borders):
    office, _ = merged_in_march

    province = values(office.province, borders)

    assert (province["dossiers.received"], province["dossiers.resolved_early"]) == (2, 1)
    assert province["dossiers.in_progress"] == 1
    assert province.get("dossiers.taken_over", 0) == 0


def test_the_new_commune_as_reported_has_only_what_it_took_over(merged_in_march):
    _, heir = merged_in_march

    new = values(heir, Borders.AS_REPORTED)

    assert (new["dossiers.received"], new["dossiers.in_progress"]) == (0, 1)
