"""Units through the doors of the app: changed by services, answered by queries, told by events."""

from collections import defaultdict
from datetime import date

import pytest

from socai.apps.kernel import events as kernel_events
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations import events, queries, services
from socai.apps.organizations.models import Unit
from socai.domain.access import SYSTEM, Action, Actor, Grant, NotPermitted, Role
from socai.domain.organizations.changes import CodeTaken, UnitsBelow
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import EndingKind
from socai.domain.organizations.successions import Succession

START = date(2025, 7, 1)
EVE = date(2026, 6, 30)
DAY = date(2026, 7, 1)


@pytest.fixture
def nobody():
    return Actor("user:1", "Người lạ")


@pytest.fixture
def administrator_of():
    def make(*units):
        grant = Grant(Role.ADMINISTRATOR, frozenset(unit.pk for unit in units))
        return Actor("user:2", "Quản trị", (grant,))

    return make


@pytest.fixture
def merged(units, make_unit, decision):
    """Decided in May 2026, in force on 1 July: wards a and b become n."""
    units.n = make_unit("H15.60", UnitKind.WARD, units.p, on=DAY)
    services.merge_units(
        unit_ids=[units.a.pk, units.b.pk], into_id=units.n.pk, on=DAY, decision=decision, by=SYSTEM
    )
    return units


def test_a_merger_decided_ahead_changes_the_tree_on_its_day_and_not_before(merged):
    before, after = queries.subtree(merged.p.pk, on=EVE), queries.subtree(merged.p.pk, on=DAY)

    assert before == {merged.p.pk, merged.a.pk, merged.b.pk, merged.a1.pk}
    assert after == {merged.p.pk, merged.n.pk, merged.a1.pk}


def test_the_successor_of_a_merger_has_the_open_records_and_the_whole_past(merged):
    known = queries.successions(through=DAY)

    assert known == {
        merged.a.pk: Succession(merged.n.pk, DAY, whole=True),
        merged.b.pk: Succession(merged.n.pk, DAY, whole=True),
    }
    assert queries.successions(through=EVE) == {}
    assert queries.in_todays_borders(frozenset({merged.n.pk}), on=DAY) == {
        merged.a.pk,
        merged.b.pk,
        merged.n.pk,
    }
    assert queries.in_todays_borders(frozenset({merged.n.pk}), on=EVE) == {merged.n.pk}


def test_a_split_unit_leaves_its_open_records_to_one_heir_and_keeps_its_past(units, make_unit, decision):
    n, m = (make_unit(code, UnitKind.WARD, units.p, on=DAY) for code in ("H15.60", "H15.61"))

    services.split_unit(
        unit_id=units.a.pk, into_ids=[n.pk, m.pk], heir_id=m.pk, on=DAY, decision=decision, by=SYSTEM
    )

    assert queries.successions(through=DAY) == {units.a.pk: Succession(m.pk, DAY, whole=False)}
    assert queries.in_todays_borders(frozenset({m.pk}), on=DAY) == {m.pk}
    assert queries.history_of(units.a.pk).successors == (m.pk, n.pk)
    assert queries.ancestors(units.a1.pk, on=DAY) == (m.pk, units.p.pk)


def test_an_abolished_unit_has_no_successor(units, decision):
    services.abolish_unit(unit_id=units.b.pk, on=DAY, decision=decision, by=SYSTEM)

    assert queries.successions(through=DAY) == {}
    assert queries.is_standing(units.b.pk, on=EVE)
    assert not queries.is_standing(units.b.pk, on=DAY)
    assert queries.get_unit(units.b.pk).ending == EndingKind.ABOLISHED


def test_the_tree_of_a_day_shows_names_of_that_day_in_order_of_code(units, decision):
    services.rename_unit(unit_id=units.a.pk, name="Phường Bến Nghé", on=DAY, decision=decision, by=SYSTEM)

    (top,) = queries.tree_on(DAY)

    assert (top.code, [child.code for child in top.children]) == ("H15", ["H15.50", "H15.51"])
    assert top.children[0].name == "Phường Bến Nghé"
    assert top.children[0].kind is UnitKind.WARD
    assert [node.id for node in top.children[0].children] == [units.a1.pk]
    assert [unit.name for unit in queries.list_units(on=EVE)][1] == "Đơn vị H15.50"


def test_the_path_of_an_office_leads_from_the_top_down_to_it(units, decision):
    services.move_unit(unit_id=units.a1.pk, parent_id=units.b.pk, on=DAY, decision=decision, by=SYSTEM)

    before = [unit.code for unit in queries.path_of(units.a1.pk, on=EVE)]
    after = [unit.code for unit in queries.path_of(units.a1.pk, on=DAY)]

    assert before == ["H15", "H15.50", "H15.50.01"]
    assert after == ["H15", "H15.51", "H15.50.01"]
    assert queries.path_of(units.a1.pk, on=date(2020, 1, 1)) == ()
    assert queries.descendants(units.b.pk, on=DAY) == {units.a1.pk}


def test_the_history_of_a_unit_names_each_decision(merged, decision):
    history = queries.history_of(merged.a1.pk)

    assert [parent.value for parent in history.parents] == [merged.a.pk, merged.n.pk]
    assert [parent.decision.number for parent in history.parents] == ["1/NQ-HĐND", "19/NQ-HĐND"]
    assert [name.value for name in history.names] == ["Đơn vị H15.50.01"]
    assert queries.history_of(merged.n.pk).predecessors == (merged.a.pk, merged.b.pk)
    assert queries.history_of(merged.a.pk).ended_by == decision


def test_an_ended_unit_is_called_by_its_last_name_and_a_coming_one_by_its_first(merged):
    ids = [merged.a.pk, merged.n.pk]

    assert queries.names_of(ids, on=date(2030, 1, 1)) == {ids[0]: "Đơn vị H15.50", ids[1]: "Đơn vị H15.60"}
    assert queries.names_of(ids, on=date(2000, 1, 1)) == {ids[0]: "Đơn vị H15.50", ids[1]: "Đơn vị H15.60"}


@pytest.mark.parametrize("typed", ["H15.70", " h15 . 70", "000.00.06.h56", "00.06"])
def test_a_unit_is_found_by_its_codes_typed_carelessly(make_unit, typed):
    unit = make_unit("h15.70", UnitKind.WARD, old_agency_code="000.00.06.H56", administrative_code="00070")

    found = queries.find_unit_by_code(typed)

    assert found == (unit if typed != "00.06" else None)


@pytest.mark.parametrize("typed", ["", "  ", "Phường Một", "NOBODY"])
def test_no_unit_is_found_by_what_is_no_code_of_any(units, typed):
    assert queries.find_unit_by_code(typed) is None


def test_a_code_that_passed_to_the_heir_finds_the_unit_of_the_day(units, make_unit, decision):
    old = make_unit("H15.70", UnitKind.WARD, units.p, administrative_code="00070")
    heir = make_unit("H15.71", UnitKind.WARD, units.p, on=DAY)
    services.merge_units(unit_ids=[old.pk], into_id=heir.pk, on=DAY, decision=decision, by=SYSTEM)
    services.assign_codes(unit_id=heir.pk, old_agency_code="", administrative_code="00070", on=DAY, by=SYSTEM)

    assert queries.find_unit_by_code("00070", on=EVE) == old
    assert queries.find_unit_by_code("00070", on=DAY) == heir
    assert queries.find_unit_by_code("00070") == heir


def test_every_change_is_told_with_its_day_its_decision_and_references_only(merged):
    told = {event.kind: event.facts for event in list_events(RecordRef("unit", merged.a.pk))}
    moved = list_events(RecordRef("unit", merged.a1.pk))[-1]

    assert told["unit.created"] == {
        "on": "2025-07-01",
        "decision": "1/NQ-HĐND",
        "decided_on": "2025-06-12",
        "parent": merged.p.pk,
    }
    assert told["unit.merged"] == {
        "on": "2026-07-01",
        "decision": "19/NQ-HĐND",
        "decided_on": "2026-05-20",
        "heir": merged.n.pk,
        "successors": [merged.n.pk],
    }
    assert (moved.kind, moved.facts["parent"]) == ("unit.moved", merged.n.pk)


def test_a_name_learned_after_the_end_of_a_unit_leaves_its_succession_as_it_was(merged, decision):
    known = queries.successions(through=DAY)

    services.rename_unit(
        unit_id=merged.a.pk, name="Tên từng có", on=date(2026, 1, 1), decision=decision, by=SYSTEM
    )

    told = [event.kind for event in list_events(RecordRef("unit", merged.a.pk))]
    assert queries.successions(through=DAY) == known
    assert told == ["unit.created", "unit.merged", "unit.renamed"]
    assert queries.names_of([merged.a.pk], on=EVE) == {merged.a.pk: "Tên từng có"}


def test_a_refused_change_leaves_nothing_behind(units, decision):
    events = len(list_events(RecordRef("unit", units.a.pk)))

    with pytest.raises(UnitsBelow):
        services.abolish_unit(unit_id=units.a.pk, on=DAY, decision=decision, by=SYSTEM)
    with pytest.raises(CodeTaken):
        services.create_unit(
            code="h15.50", kind=UnitKind.WARD, name="Tên", on=DAY, decision=decision, by=SYSTEM
        )

    assert queries.is_standing(units.a.pk, on=DAY)
    assert len(list_events(RecordRef("unit", units.a.pk))) == events


def test_each_change_asks_for_an_administrator_of_what_it_touches(units, decision, nobody, administrator_of):
    when = {"on": DAY, "decision": decision}
    acts = [
        lambda by: services.create_unit(
            code="X", kind=UnitKind.WARD, name="X", parent_id=units.p.pk, by=by, **when
        ),
        lambda by: services.create_unit(code="X", kind=UnitKind.PROVINCE, name="X", by=by, **when),
        lambda by: services.rename_unit(unit_id=units.a.pk, name="X", by=by, **when),
        lambda by: services.move_unit(unit_id=units.a1.pk, parent_id=units.b.pk, by=by, **when),
        lambda by: services.merge_units(unit_ids=[units.a.pk], into_id=units.b.pk, by=by, **when),
        lambda by: services.split_unit(
            unit_id=units.b.pk, into_ids=[units.a.pk, units.p.pk], heir_id=units.a.pk, by=by, **when
        ),
        lambda by: services.abolish_unit(unit_id=units.a1.pk, by=by, **when),
        lambda by: services.assign_codes(
            unit_id=units.a.pk, old_agency_code="", administrative_code="00001", on=DAY, by=by
        ),
    ]  # fmt: skip

    for act in acts:
        with pytest.raises(NotPermitted) as refusal:
            act(nobody)

        assert refusal.value.action is Action.CHANGE_ORGANIZATIONS
    with pytest.raises(NotPermitted):
        acts[3](administrator_of(units.a, units.a1))


def test_an_administrator_of_the_province_may_prepare_a_ward_that_is_still_to_come(
    units, make_unit, decision, administrator_of
):
    today = administrator_of(units.p, units.a, units.b, units.a1)
    coming = make_unit("H15.60", UnitKind.WARD, units.p, on=DAY, by=today)

    services.merge_units(unit_ids=[units.a.pk], into_id=coming.pk, on=DAY, decision=decision, by=today)

    services.assign_codes(
        unit_id=coming.pk, old_agency_code="", administrative_code="00060", on=START, by=today
    )

    assert queries.successions(through=DAY)[units.a.pk].heir == coming.pk
    assert queries.get_unit(coming.pk).administrative_code == "00060"


def test_an_unknown_unit_is_no_unit(units, decision):
    with pytest.raises(Unit.DoesNotExist):
        services.rename_unit(unit_id=0, name="X", on=DAY, decision=decision, by=SYSTEM)
    with pytest.raises(Unit.DoesNotExist):
        queries.get_unit(0)


def test_everybody_signed_in_may_see_all_units(units, nobody):
    assert Unit.objects.visible_to(nobody).count() == 4


def test_the_sets_of_a_large_province_take_few_queries(merged, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        queries.subtree(merged.p.pk, on=DAY)
    with django_assert_max_num_queries(1):
        queries.in_todays_borders(frozenset({merged.n.pk}), on=DAY)
    with django_assert_max_num_queries(3):
        queries.tree_on(DAY)
    with django_assert_max_num_queries(3):
        queries.path_of(merged.a1.pk, on=DAY)


def test_a_listener_finds_the_tree_as_it_is_after_the_merger(units, decision, monkeypatch):
    monkeypatch.setattr(kernel_events, "_LISTENERS", defaultdict(list))
    seen = []
    kernel_events.listen(
        events.UNIT_MERGED, lambda told: seen.append((told.subject.id, queries.successions(through=DAY)))
    )

    services.merge_units(unit_ids=[units.a.pk], into_id=units.b.pk, on=DAY, decision=decision, by=SYSTEM)

    assert seen == [(units.a.pk, {units.a.pk: Succession(units.b.pk, DAY, whole=True)})]
