"""Who holds which post, and how far it reaches."""

from datetime import date

import pytest

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations import queries, services
from socai.domain.access import SYSTEM, Action, Actor, Grant, NotPermitted, Role
from socai.domain.organizations.changes import UnitNotStanding
from socai.domain.organizations.dated import PeriodRefused
from socai.domain.organizations.kinds import UnitKind

START = date(2025, 7, 1)
EVE = date(2026, 6, 30)
DAY = date(2026, 7, 1)


@pytest.fixture
def hold(person):
    def give(unit, role=Role.LEADER, valid_from=START, **more):
        return services.hold_post(
            user_id=person.pk,
            unit_id=unit.pk,
            role=role,
            valid_from=valid_from,
            by=more.pop("by", SYSTEM),
            **more,
        )

    return give


def test_a_post_reaches_the_unit_and_all_below_it_from_its_day(units, person, hold):
    hold(units.a, valid_from=DAY)

    before, after = queries.actor_for(person, on=EVE), queries.actor_for(person, on=DAY)

    assert before.grants == ()
    assert after == Actor(
        f"user:{person.pk}", "Nguyễn Thị Lan", (Grant(Role.LEADER, frozenset({units.a.pk, units.a1.pk})),)
    )


def test_somebody_who_may_not_sign_in_any_more_is_granted_nothing(units, person, hold):
    hold(units.p)
    person.is_active = False

    assert queries.actor_for(person, on=DAY).grants == ()


def test_a_post_in_a_merged_unit_reaches_the_successor_and_both_pasts_from_the_day_of_the_merger(
    units, person, hold, make_unit, decision
):
    n = make_unit("H15.60", UnitKind.WARD, units.p, on=DAY)
    hold(units.b)
    services.merge_units(
        unit_ids=[units.a.pk, units.b.pk], into_id=n.pk, on=DAY, decision=decision, by=SYSTEM
    )

    before, after = queries.actor_for(person, on=EVE), queries.actor_for(person, on=DAY)

    assert before.units_for(Action.SEE_DOSSIERS) == {units.b.pk}
    assert after.units_for(Action.SEE_DOSSIERS) == {n.pk, units.a1.pk, units.a.pk, units.b.pk}


def test_a_post_in_a_unit_that_was_split_or_abolished_reaches_nothing(
    units, person, hold, make_unit, decision
):
    n = make_unit("H15.60", UnitKind.WARD, units.p, on=DAY)
    hold(units.a)
    hold(units.b)
    services.split_unit(
        unit_id=units.a.pk, into_ids=[n.pk, units.b.pk], heir_id=n.pk, on=DAY, decision=decision, by=SYSTEM
    )
    services.abolish_unit(unit_id=units.b.pk, on=date(2026, 8, 1), decision=decision, by=SYSTEM)

    assert len(queries.actor_for(person, on=EVE).grants) == 2
    assert queries.actor_for(person, on=date(2026, 8, 1)).grants == ()


def test_an_ended_post_grants_nothing_from_its_end_on(units, person, hold):
    post = hold(units.a)

    services.end_post(post_id=post.pk, on=DAY, by=SYSTEM)

    assert queries.actor_for(person, on=EVE).grants != ()
    assert queries.actor_for(person, on=DAY).grants == ()
    assert queries.list_posts(on=EVE, units=[units.a.pk]) == [post]
    assert queries.list_posts(on=DAY) == []


def test_posts_are_told_with_references_only(units, person, hold):
    post = hold(units.a)
    services.end_post(post_id=post.pk, on=DAY, by=SYSTEM)

    held, ended = list_events(RecordRef("post", post.pk))

    assert (held.kind, ended.kind) == ("post.held", "post.ended")
    assert held.facts == {
        "user": f"user:{person.pk}", "unit": units.a.pk, "role": "leader", "from": "2025-07-01", "to": None
    }  # fmt: skip
    assert ended.facts["to"] == "2026-07-01"


def test_the_same_post_is_not_held_twice_at_once(units, hold):
    hold(units.a, valid_to=DAY)

    with pytest.raises(services.PostOverlaps, match="accepted is a post from 2026-07-01 on"):
        hold(units.a, valid_from=EVE)
    later = hold(units.a, valid_from=DAY)
    other = hold(units.a, Role.ADMINISTRATOR)

    assert later.pk != other.pk


def test_a_post_does_not_begin_before_its_unit_nor_end_before_it_begins(units, hold):
    with pytest.raises(UnitNotStanding):
        hold(units.a, valid_from=date(2025, 6, 30))
    with pytest.raises(PeriodRefused):
        hold(units.a, valid_to=START)


@pytest.mark.parametrize("day", [START, DAY, date(2027, 1, 1)])
def test_a_post_ends_only_once_and_only_while_it_is_held(units, hold, day):
    post = hold(units.a, valid_to=DAY)

    with pytest.raises(services.PostEnded):
        services.end_post(post_id=post.pk, on=day, by=SYSTEM)


def test_posts_are_given_and_ended_by_an_administrator_of_the_unit(units, hold):
    stranger = Actor("user:9", "Người lạ", (Grant(Role.ADMINISTRATOR, frozenset({units.b.pk})),))
    post = hold(units.a)

    with pytest.raises(NotPermitted):
        hold(units.a, Role.REFORM_OFFICER, by=stranger)
    with pytest.raises(NotPermitted):
        services.end_post(post_id=post.pk, on=DAY, by=stranger)


def test_a_person_without_posts_costs_one_query_and_one_with_posts_three(
    units, person, hold, django_assert_num_queries
):
    with django_assert_num_queries(1):
        queries.actor_for(person, on=DAY)
    hold(units.a)
    hold(units.b)
    with django_assert_num_queries(3):
        queries.actor_for(person, on=DAY)
