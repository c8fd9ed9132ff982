"""What holds for every tree that decisions can lead to."""

from datetime import date
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from socai.domain.organizations import changes
from socai.domain.organizations.checks import find_refusals
from socai.domain.organizations.dated import Decision, PeriodRefused
from socai.domain.organizations.day_tree import ancestors, descendants, lineage, subtree
from socai.domain.organizations.happenings import happenings_between
from socai.domain.organizations.kinds import DISTRICT_LEVEL, TWO_TIERS_FROM, UnitKind
from socai.domain.organizations.refusals import OrganizationRefused
from socai.domain.organizations.register import Register
from socai.domain.organizations.sheet_reading import read_sheet
from socai.domain.organizations.sheet_writing import write_sheet

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
NAMES = ["Phường Một", 'Xã "Hai"; Ba', "Phòng, ban Bốn", "Tổ Năm\u00a0Sáu", "Bảy"]
NUMBERS = ["1/NQ-HĐND", "2/QĐ-UBND", "3/NQ-UBTVQH15"]
ENDS = [None, None, None, None, date(2025, 7, 1), date(2028, 1, 1)]
# Some kinds may lie under their own kind at any time, so that trees grow deep as well as lawful.
KINDS = [*UnitKind, *[UnitKind.PARTY_BODY, UnitKind.PUBLIC_SERVICE_UNIT, UnitKind.PROVINCE] * 6]


@st.composite
def registers(draw):
    """Any register that decisions can lead to: what is refused on the way is left out.

    The steps come from one drawn seed: drawn one by one they would nearly all be the simplest.
    """
    chance = Random(draw(st.integers(0, 2**32)))
    register = Register()
    for number in range(draw(st.integers(0, 25))):
        register = _tried(register, lambda before, n=number: _created(chance, before, f"U{n}"))
    for _ in range(draw(st.integers(0, 25))):
        register = _tried(register, lambda before: _changed(chance, before))
    return register


def _tried(register, change):
    try:
        return change(register)
    except (OrganizationRefused, PeriodRefused):
        return register


def _day(chance, first, last):
    return date.fromordinal(chance.randint(first.toordinal(), last.toordinal()))


def _decision(chance):
    return Decision(chance.choice(NUMBERS), _day(chance, date(2023, 1, 1), date(2025, 1, 1)))


def _created(chance, register, code):
    return changes.create(
        register,
        code=code,
        kind=chance.choice(KINDS),
        name=chance.choice(NAMES),
        parent=chance.choice([None, *register.records]),
        on=_day(chance, date(2023, 1, 1), date(2025, 12, 31)),
        decision=_decision(chance),
        until=chance.choice(ENDS),
        old_agency_code=chance.choice(["", "", "", "", "000.00.06.H56"]),
    )


def _changed(chance, register):
    if len(register.records) < 3:
        return register
    code, other, third = chance.sample(sorted(register.records), 3)
    when = {"on": _day(chance, date(2025, 1, 1), date(2027, 12, 31)), "decision": _decision(chance)}
    match chance.choice(["rename", "move", "move", "merge", "split", "abolish"]):
        case "rename":
            return changes.rename(register, code, chance.choice(NAMES), **when)
        case "move":
            return changes.move(register, code, chance.choice([None, other]), **when)
        case "merge":
            return changes.merge(register, [code], into=other, **when)
        case "split":
            return changes.split(register, code, into=[other, third], heir=other, **when)
        case _:
            return changes.abolish(register, code, **when)


@settings(max_examples=150, deadline=None)
@given(
    register=registers(), separator=st.sampled_from([",", ";", "\t"]), mark=st.sampled_from(["", "\ufeff"])
)
def test_a_tree_written_to_a_sheet_and_read_again_is_the_same_tree(register, separator, mark):
    sheet = mark + write_sheet(register, separator=separator)

    read = read_sheet(sheet, known=Register())

    assert read.register == register
    assert read.unchanged == 0


@settings(max_examples=50, deadline=None)
@given(registers())
def test_reading_a_sheet_of_known_units_changes_nothing(register):
    sheet = write_sheet(register)

    read = read_sheet(sheet, known=register)

    assert read.register == register
    assert read.unchanged == len(register.records)


@settings(max_examples=100, deadline=None)
@given(registers())
def test_what_decisions_lead_to_is_never_refused_as_a_whole(register):
    assert list(find_refusals(register, register.records)) == []


@settings(max_examples=100, deadline=None)
@given(registers(), days)
def test_on_any_day_each_unit_comes_to_the_top_and_lies_in_what_is_above_it(register, day):
    parents = register.parents_on(day)

    for unit in parents:
        above = ancestors(parents, unit)

        assert len(set(lineage(parents, unit))) == len(above) + 1
        assert all(unit in descendants(parents, each) for each in above)
        assert all(unit not in subtree(parents, each) for each in parents if each not in {unit, *above})


@settings(max_examples=100, deadline=None)
@given(registers(), st.dates(TWO_TIERS_FROM, date(2030, 1, 1)))
def test_no_district_stands_after_june_2025(register, day):
    standing = register.parents_on(day)

    assert all(register[code].kind not in DISTRICT_LEVEL for code in standing)


@settings(max_examples=100, deadline=None)
@given(registers())
def test_names_and_parents_cover_the_whole_life_without_gap_or_overlap(register):
    for record in register:
        for history in (record.names, record.parents):
            ends = [fact.span.valid_to for fact in history]
            starts = [fact.span.valid_from for fact in history]

            assert starts == sorted(set(starts))
            assert starts[1:] == ends[:-1]
            assert (starts[0], ends[-1]) == (record.span.valid_from, record.span.valid_to)
            assert all(a.value != b.value for a, b in pairwise(history))


@settings(max_examples=50, deadline=None)
@given(registers())
def test_every_unit_is_told_once_as_created_and_every_end_once_as_ended(register):
    told = happenings_between(Register(), register)

    created = [happening.code for happening in told if happening.kind == "unit.created"]
    ended = [
        happening.code
        for happening in told
        if happening.kind.rpartition(".")[2] in {"merged", "split", "abolished"}
    ]
    assert sorted(created) == sorted(register.records)
    assert sorted(ended) == sorted(record.code for record in register if record.ending)
    assert happenings_between(register, register) == []
