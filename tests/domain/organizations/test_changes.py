"""Decisions that change the tree."""

from datetime import date

import pytest

from socai.domain.identifiers.administrative_codes import AdministrativeCodeRefused
from socai.domain.organizations import changes
from socai.domain.organizations.changes import HeirOutsideSplit
from socai.domain.organizations.checks import (
    CodeInUse,
    CycleRefused,
    HeirRefused,
    KindOutOfTime,
    ParentNotStanding,
    PlacementRefused,
    SplitTooSmall,
    UnknownParent,
)
from socai.domain.organizations.dated import Decision, DecisionRefused, PeriodRefused
from socai.domain.organizations.happenings import happenings_between
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import (
    EndingKind,
    Register,
    UnitCodeRefused,
    UnitNameRefused,
    UnknownUnit,
)

BEFORE = date(2025, 1, 1)
START = date(2025, 7, 1)
DAY = date(2026, 3, 1)
LATER = date(2026, 9, 1)


def test_a_new_unit_stands_from_its_day_and_not_before(province):
    before, after = province.parents_on(date(2025, 6, 30)), province.parents_on(START)

    assert before == {"P": None}
    assert after == {"P": None, "A": "P", "B": "P", "A1": "A"}


def test_a_name_holds_until_the_next_one_begins(province, decision):
    renamed = changes.rename(province, "A", "Phường  Mới", on=DAY, decision=decision)

    assert renamed["A"].name_on(date(2026, 2, 28)) == "Đơn vị A"
    assert renamed["A"].name_on(DAY) == "Phường Mới"
    assert province["A"].name_on(DAY) == "Đơn vị A"


def test_a_change_learned_late_lasts_until_the_change_already_known(province, decision):
    known = changes.rename(province, "A", "Tên sau", on=LATER, decision=decision)

    learned = changes.rename(known, "A", "Tên giữa", on=DAY, decision=decision)

    assert [name.value for name in learned["A"].names] == ["Đơn vị A", "Tên giữa", "Tên sau"]
    assert learned["A"].name_on(LATER) == "Tên sau"


def test_a_merger_ends_the_old_units_and_takes_along_what_lay_under_them(province, found, decision):
    with_heir = found(province, "N", UnitKind.WARD, "P", on=DAY)

    merged = changes.merge(with_heir, ["A", "B"], into="N", on=DAY, decision=decision)

    assert merged.parents_on(DAY) == {"P": None, "N": "P", "A1": "N"}
    assert merged.parents_on(date(2026, 2, 28)) == {"P": None, "A": "P", "B": "P", "A1": "A"}
    assert {merged[code].ending.heir for code in "AB"} == {"N"}


def test_a_unit_may_be_merged_into_one_that_goes_on(province, decision):
    merged = changes.merge(province, ["A"], into="B", on=DAY, decision=decision)

    assert merged.parents_on(DAY) == {"P": None, "B": "P", "A1": "B"}
    assert merged["B"].ending is None


def test_an_office_that_was_to_join_the_merged_unit_later_joins_the_heir(province, found, decision):
    waiting = changes.move(found(province, "X", UnitKind.OFFICE, "P"), "X", "A", on=LATER, decision=decision)

    merged = changes.merge(waiting, ["A"], into="B", on=DAY, decision=decision)

    assert [fact.value for fact in merged["X"].parents] == ["P", "B"]
    assert merged["X"].parents[1].span.valid_from == LATER


def test_an_office_that_was_to_move_to_the_heir_anyway_moves_there_once(province, decision):
    waiting = changes.move(province, "A1", "B", on=LATER, decision=decision)

    merged = changes.merge(waiting, ["A"], into="B", on=DAY, decision=decision)

    assert [(fact.value, fact.span.valid_from) for fact in merged["A1"].parents] == [("A", START), ("B", DAY)]


def test_a_unit_whose_end_is_decided_does_not_end_earlier(province, decision):
    decided = changes.merge(province, ["A"], into="B", on=LATER, decision=decision)

    with pytest.raises(changes.EndDecided) as refusal:
        changes.merge(decided, ["A"], into="B", on=DAY, decision=decision)

    assert refusal.value.ends_on == LATER


def test_a_split_names_the_heir_first_among_all_successors(province, found, decision):
    larger = found(found(province, "N", UnitKind.WARD, "P", on=DAY), "M", UnitKind.WARD, "P", on=DAY)

    split = changes.split(larger, "A", into=["N", "M"], heir="M", on=DAY, decision=decision)

    assert split["A"].ending.kind is EndingKind.SPLIT
    assert split["A"].ending.successors == ("M", "N")
    assert split.parents_on(DAY)["A1"] == "M"


def test_a_unit_of_the_past_whose_end_is_known_may_still_be_given_a_successor(found, decision):
    register = found(Register(), "P", UnitKind.PROVINCE, on=date(2020, 1, 1))
    register = found(register, "D", UnitKind.DISTRICT, "P", on=date(2020, 1, 1), until=START)
    register = found(register, "C", UnitKind.COMMUNE, "D", on=date(2020, 1, 1), until=START)
    register = found(register, "N", UnitKind.COMMUNE, "P", on=START)

    merged = changes.merge(register, ["C"], into="N", on=START, decision=decision)

    assert merged["C"].ending.kind is EndingKind.MERGED
    assert merged.parents_on(date(2025, 6, 30)) == {"P": None, "D": "P", "C": "D"}
    assert merged.parents_on(START) == {"P": None, "N": "P"}


def test_the_heir_may_take_over_the_administrative_code_once_the_old_unit_has_ended(found, decision):
    register = found(Register(), "P", UnitKind.PROVINCE)
    register = found(register, "A", UnitKind.WARD, "P", administrative_code="70")
    register = changes.merge(
        found(register, "N", UnitKind.WARD, "P", on=DAY), ["A"], into="N", on=DAY, decision=decision
    )

    coded = changes.assign_codes(register, "N", old_agency_code="", administrative_code="00070")

    assert (coded["A"].administrative_code, coded["N"].administrative_code) == ("00070", "00070")


def test_two_units_never_bear_the_same_administrative_code_at_once(found):
    register = found(Register(), "A", UnitKind.WARD, administrative_code="00070")

    with pytest.raises(CodeInUse, match="accepted is a code that no other unit bears") as refusal:
        found(register, "B", UnitKind.WARD, on=DAY, administrative_code="70")

    assert (refusal.value.code, refusal.value.other, refusal.value.shared) == ("B", "A", "00070")


def test_codes_are_kept_in_their_strict_form(found):
    register = found(
        Register(), " h15.50. 05 ", UnitKind.COMMUNE, old_agency_code="000.00.06.h56", administrative_code="4"
    )

    record = register["H15.50.05"]
    assert (record.old_agency_code, record.administrative_code) == ("000.00.06.H56", "00004")


def test_what_has_no_territory_bears_no_administrative_code(found):
    with pytest.raises(changes.AdministrativeCodeMisplaced):
        found(Register(), "S", UnitKind.DEPARTMENT, administrative_code="00004")
    with pytest.raises(AdministrativeCodeRefused):
        found(Register(), "P", UnitKind.PROVINCE, administrative_code="00004")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (lambda r, d: changes.move(r, "A", "NOBODY", on=DAY, decision=d), UnknownParent),
        (lambda r, d: changes.move(r, "P", "A", on=DAY, decision=d), CycleRefused),
        (lambda r, d: changes.move(r, "A1", "A1", on=DAY, decision=d), CycleRefused),
        (lambda r, d: changes.move(r, "A", "B", on=DAY, decision=d), PlacementRefused),
        (lambda r, d: changes.move(r, "A1", "A", on=DAY, decision=d), changes.NothingChanges),
        (lambda r, d: changes.move(r, "A1", "B", on=START, decision=d), changes.UnitNotStanding),
        (lambda r, d: changes.rename(r, "A", "Đơn vị A", on=DAY, decision=d), changes.NothingChanges),
        (lambda r, d: changes.rename(r, "A", "=1+1", on=DAY, decision=d), UnitNameRefused),
        (lambda r, d: changes.rename(r, "A", "  ", on=DAY, decision=d), UnitNameRefused),
        (lambda r, d: changes.rename(r, "X", "Tên", on=DAY, decision=d), UnknownUnit),
        (lambda r, d: changes.rename(r, "A", "Tên", on=BEFORE, decision=d), changes.UnitNotStanding),
        (lambda r, d: changes.abolish(r, "A", on=DAY, decision=d), changes.UnitsBelow),
        (lambda r, d: changes.abolish(r, "B", on=START, decision=d), changes.UnitNotStanding),
        (lambda r, d: changes.merge(r, ["A"], into="A", on=DAY, decision=d), HeirRefused),
        (lambda r, d: changes.merge(r, ["A"], into="X", on=DAY, decision=d), UnknownUnit),
        (lambda r, d: changes.split(r, "B", into=["A"], heir="A", on=DAY, decision=d), SplitTooSmall),
        (lambda r, d: changes.split(r, "B", into=["A", "B"], heir="A", on=DAY, decision=d), HeirRefused),
        (lambda r, d: changes.split(r, "B", into="A", heir="P", on=DAY, decision=d), HeirOutsideSplit),
    ],
)  # fmt: skip
def test_a_change_the_tree_cannot_take_is_refused_with_what_would_be_accepted(
    province, decision, change, refused
):
    with pytest.raises(refused, match="accepted"):
        change(province, decision)


@pytest.mark.parametrize(
    ("code", "kind", "parent", "on", "refused"),
    [
        ("A", UnitKind.WARD, "P", DAY, changes.CodeTaken),
        ("a", UnitKind.WARD, "P", DAY, changes.CodeTaken),
        ("Xã 1", UnitKind.WARD, "P", DAY, UnitCodeRefused),
        ("D", UnitKind.DISTRICT, "P", START, KindOutOfTime),
        ("D", UnitKind.DISTRICT, "P", date(2025, 6, 30), KindOutOfTime),
        ("C", UnitKind.COMMUNE, "P", date(2025, 6, 30), PlacementRefused),
        ("V", UnitKind.VILLAGE, "P", DAY, PlacementRefused),
        ("V", UnitKind.VILLAGE, "A", date(2025, 6, 30), ParentNotStanding),
    ],
)
def test_a_unit_that_cannot_be_is_refused_with_what_would_be_accepted(
    province, found, code, kind, parent, on, refused
):
    with pytest.raises(refused, match="accepted"):
        found(province, code, kind, parent, on=on)


def test_a_unit_cannot_end_before_it_begins(found):
    with pytest.raises(PeriodRefused, match="or later"):
        found(Register(), "A", UnitKind.WARD, on=DAY, until=DAY)


def test_a_decision_has_a_number():
    with pytest.raises(DecisionRefused, match="accepted"):
        Decision(" ", DAY)


def test_a_unit_does_not_end_before_a_change_already_decided(province, decision):
    waiting = changes.rename(province, "B", "Tên sau", on=LATER, decision=decision)

    with pytest.raises(changes.ChangesLater) as refusal:
        changes.abolish(waiting, "B", on=DAY, decision=decision)

    assert refusal.value.later == LATER


def test_a_unit_changes_its_name_once_a_day(province, decision):
    renamed = changes.rename(province, "A", "Tên", on=DAY, decision=decision)

    with pytest.raises(changes.ChangesThatDay):
        changes.rename(renamed, "A", "Tên khác", on=DAY, decision=decision)


def test_an_ended_unit_does_not_end_again_nor_take_over(province, decision):
    merged = changes.merge(province, ["A"], into="B", on=DAY, decision=decision)

    with pytest.raises(changes.EndDecided):
        changes.abolish(merged, "A", on=LATER, decision=decision)
    with pytest.raises(changes.EndDecided):
        changes.split(merged, "A", into=["B", "P"], heir="B", on=DAY, decision=decision)
    with pytest.raises(HeirRefused):
        changes.merge(merged, ["B"], into="A", on=LATER, decision=decision)


def test_an_heir_does_not_end_before_the_day_it_takes_over(province, decision):
    decided = changes.merge(province, ["A"], into="B", on=LATER, decision=decision)

    with pytest.raises((HeirRefused, changes.UnitsBelow)):
        changes.abolish(decided, "B", on=DAY, decision=decision)


def test_a_cycle_that_would_close_only_later_is_refused(found, decision):
    register = found(Register(), "X", UnitKind.PARTY_BODY)
    register = found(register, "Y", UnitKind.PARTY_BODY)
    decided = changes.move(register, "X", "Y", on=LATER, decision=decision)

    with pytest.raises(CycleRefused) as refusal:
        changes.move(decided, "Y", "X", on=DAY, decision=decision)

    assert refusal.value.on == LATER


def test_what_happened_in_a_merger_is_told_births_first_and_ends_last(province, found, decision):
    after = found(province, "N", UnitKind.WARD, "P", on=DAY)
    after = changes.merge(after, ["A", "B"], into="N", on=DAY, decision=decision)

    told = [(str(happening.kind), happening.code) for happening in happenings_between(province, after)]

    assert told == [("unit.created", "N"), ("unit.moved", "A1"), ("unit.merged", "A"), ("unit.merged", "B")]


def test_a_successor_takes_over_on_the_day_the_abolition_was_decided_for_and_no_other(
    found, province, decision
):
    register = found(province, "C", UnitKind.WARD, "P", until=LATER)

    with pytest.raises(changes.EndDecided) as refusal:
        changes.merge(register, ["C"], into="B", on=DAY, decision=decision)

    assert refusal.value.ends_on == LATER
