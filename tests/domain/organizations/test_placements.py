"""Which unit may lie under which, and when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.domain.identifiers.administrative_codes import Level
from socai.domain.organizations.kinds import COMMUNE_LEVEL, DISTRICT_LEVEL, UnitKind, level_of, lifetime_of
from socai.domain.organizations.placements import PLACEMENTS, find_placement, list_parents

LAST_DAY = date(2025, 6, 30)
NEXT_DAY = date(2025, 7, 1)


@pytest.mark.parametrize("kind", sorted({*DISTRICT_LEVEL, UnitKind.TOWNSHIP}))
def test_the_district_level_and_townships_stand_until_30_june_2025(kind):
    lifetime = lifetime_of(kind)

    assert lifetime.covers(LAST_DAY)
    assert not lifetime.covers(NEXT_DAY)


def test_special_zones_begin_with_the_two_tiers():
    lifetime = lifetime_of(UnitKind.SPECIAL_ZONE)

    assert not lifetime.covers(LAST_DAY)
    assert lifetime.covers(NEXT_DAY)


@pytest.mark.parametrize("kind", [UnitKind.COMMUNE, UnitKind.WARD])
def test_communes_pass_from_the_district_level_to_the_province_overnight(kind):
    before, after = list_parents(kind, on=LAST_DAY), list_parents(kind, on=NEXT_DAY)

    assert before == [UnitKind.DISTRICT, UnitKind.DISTRICT_TOWN]
    assert after == [UnitKind.PROVINCE]


def test_a_province_lies_under_nothing():
    assert list_parents(UnitKind.PROVINCE, on=NEXT_DAY) == []


@pytest.mark.parametrize("commune", sorted(COMMUNE_LEVEL))
def test_villages_and_residential_groups_lie_under_any_unit_of_the_commune_level(commune):
    assert find_placement(UnitKind.VILLAGE, under=commune)
    assert find_placement(UnitKind.RESIDENTIAL_GROUP, under=commune)


def test_every_rule_gives_a_reason_and_no_two_rules_speak_of_the_same_pair():
    pairs = [(kind, parent) for rule in PLACEMENTS for kind in rule.kinds for parent in rule.parents]

    assert len(pairs) == len(set(pairs))
    assert all(rule.why for rule in PLACEMENTS)


@given(st.sampled_from(UnitKind), st.dates(NEXT_DAY, NEXT_DAY + timedelta(days=3650)))
def test_nothing_lies_under_a_district_with_two_tiers(kind, day):
    accepted = [parent for parent in list_parents(kind, on=day) if lifetime_of(parent).covers(day)]

    assert not DISTRICT_LEVEL & {*accepted}


def test_only_administrative_units_bear_administrative_codes():
    levels = {kind: level_of(kind) for kind in UnitKind}

    assert levels[UnitKind.PROVINCE] is Level.PROVINCE
    assert {kind for kind, level in levels.items() if level is Level.DISTRICT} == DISTRICT_LEVEL
    assert {kind for kind, level in levels.items() if level is Level.COMMUNE} == COMMUNE_LEVEL
