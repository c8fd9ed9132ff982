"""Changes of the tree, each by a decision: they take a register and give the register after."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from socai.domain.identifiers.administrative_codes import parse_administrative_code
from socai.domain.identifiers.agency_codes import parse_agency_code
from socai.domain.organizations.checks import find_refusals
from socai.domain.organizations.dated import Dated, Decision, History, Span, end_at, find_on, put_in
from socai.domain.organizations.kinds import UnitKind, level_of
from socai.domain.organizations.refusals import OrganizationRefused
from socai.domain.organizations.register import (
    Ending,
    EndingKind,
    Register,
    UnitRecord,
    clean_code,
    clean_name,
)

Value = TypeVar("Value")


class CodeTaken(OrganizationRefused):
    """A code that a unit has or had: it names that unit for good."""

    def __init__(self, code: str) -> None:
        super().__init__(
            code, None, f"the code {code} names another unit for good; accepted is a code never used before"
        )


class AdministrativeCodeMisplaced(OrganizationRefused):
    """An administrative code for a unit that is no administrative unit."""

    def __init__(self, code: str, kind: UnitKind) -> None:
        self.kind = kind
        super().__init__(
            code, None, f"unit {code} is a {kind} and bears no administrative code; accepted is none"
        )


class UnitNotStanding(OrganizationRefused):
    """A change on a day on which the unit does not exist."""

    def __init__(self, record: UnitRecord, on: date) -> None:
        self.span = record.span
        last = f" and before {record.span.valid_to}" if record.span.valid_to else ""
        super().__init__(
            record.code,
            on,
            f"unit {record.code} cannot change on {on}; accepted is a day after "
            f"{record.span.valid_from}{last}",
        )


class NothingChanges(OrganizationRefused):
    """A name or a parent that the unit has anyway, just before the day or just after."""

    def __init__(self, code: str, on: date, value: object) -> None:
        self.value = value
        super().__init__(
            code, on, f"unit {code} has {value!r} around {on} already; accepted is something different"
        )


class ChangesThatDay(OrganizationRefused):
    """A second name or a second parent from the same day."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(
            code,
            on,
            f"unit {code} changes the same way on {on} already; accepted is any other day of its life",
        )


class EndDecided(OrganizationRefused):
    """A second end for a unit whose end is decided."""

    def __init__(self, record: UnitRecord, on: date) -> None:
        self.ends_on = record.span.end
        super().__init__(
            record.code,
            on,
            f"unit {record.code} ends on {self.ends_on} by a decision already; accepted is a unit that has "
            "no end yet, or successors for one that was to be abolished, on that same day",
        )


class ChangesLater(OrganizationRefused):
    """An end before changes that are already decided for later."""

    def __init__(self, code: str, on: date, later: date) -> None:
        self.later = later
        super().__init__(
            code, on, f"unit {code} cannot end on {on}: it changes on {later}; accepted is a day after that"
        )


class HeirOutsideSplit(OrganizationRefused):
    """An heir that is none of the units the old one is divided among."""

    def __init__(self, code: str, on: date, heir: str, into: Collection[str]) -> None:
        self.heir, self.into = heir, tuple(into)
        super().__init__(
            code,
            on,
            f"unit {heir} cannot be the heir of {code}; accepted is one of {', '.join(into)}",
        )


class UnitsBelow(OrganizationRefused):
    """An abolition that would leave units without a parent."""

    def __init__(self, code: str, on: date, below: Sequence[str]) -> None:
        self.below = tuple(below)
        super().__init__(
            code,
            on,
            f"unit {code} cannot be abolished on {on} while {', '.join(below)} lie under it; "
            "accepted once they have ended or moved by that day",
        )


def create(
    register: Register,
    *,
    code: str,
    kind: UnitKind,
    name: str,
    parent: str | None,
    on: date,
    decision: Decision,
    until: date | None = None,
    old_agency_code: str = "",
    administrative_code: str = "",
) -> Register:
    """With a new unit from the day on. `until` is the day it is abolished, for units of the past."""
    code = clean_code(code)
    if code in register:
        raise CodeTaken(code)
    span = Span(on, until)
    record = UnitRecord(
        code,
        kind,
        names=(Dated(clean_name(name, code=code), span, decision),),
        parents=(Dated(parent, span, decision),),
        ending=Ending(EndingKind.ABOLISHED, decision) if until else None,
        old_agency_code=read_old_agency_code(old_agency_code),
        administrative_code=read_administrative_code(administrative_code, kind, code=code),
    )
    return _checked(register, [record])


def rename(register: Register, code: str, name: str, *, on: date, decision: Decision) -> Register:
    """With another name from the day on, until the next name already decided."""
    record = register[code]
    names = _changed(record, record.names, clean_name(name, code=code), on, decision)
    return _checked(register, [replace(record, names=names)])


def move(register: Register, code: str, parent: str | None, *, on: date, decision: Decision) -> Register:
    """With another parent from the day on, until the next move already decided; None is the top."""
    record = register[code]
    parents = _changed(record, record.parents, parent, on, decision)
    return _checked(register, [replace(record, parents=parents)])


def merge(register: Register, codes: Collection[str], *, into: str, on: date, decision: Decision) -> Register:
    """With the units ended and wholly succeeded by `into`, new or old. What lay under them follows."""
    heir = register[into].code
    for code in codes:
        register = _ended(register, code, on, Ending(EndingKind.MERGED, decision, heir))
    return register


def split(
    register: Register, code: str, *, into: Collection[str], heir: str, on: date, decision: Decision
) -> Register:
    """With the unit ended and divided among others. The heir takes what is open and what lay under it."""
    if heir not in into:
        raise HeirOutsideSplit(code, on, heir, into)
    others = tuple(other for other in dict.fromkeys(into) if other != heir)
    return _ended(register, code, on, Ending(EndingKind.SPLIT, decision, heir, others))


def abolish(register: Register, code: str, *, on: date, decision: Decision) -> Register:
    """With the unit ended and nobody in its place. Refused while anything lies under it."""
    below = sorted(record.code for record in register.children_from(code, on))
    if below:
        raise UnitsBelow(code, on, below)
    return _ended(register, code, on, Ending(EndingKind.ABOLISHED, decision))


def assign_codes(
    register: Register, code: str, *, old_agency_code: str, administrative_code: str
) -> Register:
    """With these codes for the unit, empty for none: a new unit often takes over the code of an old one."""
    record = register[code]
    coded = replace(
        record,
        old_agency_code=read_old_agency_code(old_agency_code),
        administrative_code=read_administrative_code(administrative_code, record.kind, code=code),
    )
    return _checked(register, [coded])


def read_old_agency_code(text: str) -> str:
    """The code in its strict form, empty for none."""
    return str(parse_agency_code(text)) if text else ""


def read_administrative_code(text: str, kind: UnitKind, *, code: str) -> str:
    """The code in its strict form, empty for none; refused for what is no administrative unit."""
    if not text:
        return ""
    level = level_of(kind)
    if level is None:
        raise AdministrativeCodeMisplaced(code, kind)
    return str(parse_administrative_code(text, level))


def _changed(
    record: UnitRecord, history: History[Value], value: Value, on: date, decision: Decision
) -> History[Value]:
    before = find_on(history, on)
    if before is None:
        raise UnitNotStanding(record, on)
    if before.span.valid_from == on:
        raise UnitNotStanding(record, on) if on == record.span.valid_from else ChangesThatDay(record.code, on)
    after = find_on(history, before.span.end)
    if value == before.value or (after is not None and value == after.value):
        raise NothingChanges(record.code, on, value)
    return put_in(history, Dated(value, Span(on, before.span.valid_to), decision))


def _ended(register: Register, code: str, on: date, ending: Ending) -> Register:
    record = register[code]
    _require_end(record, on)
    ended = replace(record, names=end_at(record.names, on), parents=end_at(record.parents, on), ending=ending)
    followers = [
        replace(child, parents=_following(child.parents, code, ending.heir, on, ending.decision))
        for child in register.children_from(code, on)
    ]
    return _checked(register, [ended, *followers])


def _require_end(record: UnitRecord, on: date) -> None:
    """A unit whose abolition that day was decided earlier may still be given a successor."""
    if record.ending is not None:
        if record.ending.kind is not EndingKind.ABOLISHED or record.span.end != on:
            raise EndDecided(record, on)
    elif on <= record.span.valid_from:
        raise UnitNotStanding(record, on)
    later = max(record.names[-1].span.valid_from, record.parents[-1].span.valid_from)
    if later >= on:
        raise ChangesLater(record.code, on, later)


def _following(
    parents: History[str | None], old: str, heir: str | None, on: date, decision: Decision
) -> History[str | None]:
    """The parents of a unit whose parent ends: the heir in its place, from the day on."""
    facts: list[Dated[str | None]] = []
    for fact in parents:
        if fact.value != old or fact.span.end <= on:
            facts.append(fact)
            continue
        if fact.span.valid_from < on:
            facts.append(replace(fact, span=Span(fact.span.valid_from, on)))
        facts.append(Dated(heir, Span(max(on, fact.span.valid_from), fact.span.valid_to), decision))
    return joined(facts)


def joined(facts: Collection[Dated[Value]]) -> History[Value]:
    """Neighbors that say the same become one fact, by the earlier decision."""
    history: list[Dated[Value]] = []
    for fact in facts:
        if history and history[-1].value == fact.value:
            earlier = history.pop()
            history.append(replace(earlier, span=Span(earlier.span.valid_from, fact.span.valid_to)))
        else:
            history.append(fact)
    return tuple(history)


def _checked(register: Register, changed: Sequence[UnitRecord]) -> Register:
    """The register with these records. Raises the first refusal of them or of what rests on them."""
    after = register.having(changed)
    codes = [record.code for record in changed]
    resting = [record.code for record in register if record.links().intersection(codes)]
    for refusal in find_refusals(after, dict.fromkeys([*codes, *resting])):
        raise refusal
    return after
