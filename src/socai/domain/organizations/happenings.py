"""What happened to the units between two states of the register: the events to be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from socai.domain.organizations.dated import Dated, Decision, History
from socai.domain.organizations.register import EndingKind, Register, UnitRecord

Value = TypeVar("Value")


class HappeningKind(StrEnum):
    CREATED = "unit.created"
    CODED = "unit.coded"
    RENAMED = "unit.renamed"
    MOVED = "unit.moved"
    MERGED = "unit.merged"
    SPLIT = "unit.split"
    ABOLISHED = "unit.abolished"


ENDINGS = {
    EndingKind.MERGED: HappeningKind.MERGED,
    EndingKind.SPLIT: HappeningKind.SPLIT,
    EndingKind.ABOLISHED: HappeningKind.ABOLISHED,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a unit, with effect from `on`. Names are left out: they are words."""

    kind: HappeningKind
    code: str
    on: date
    decision: Decision
    parent: str | None = None
    successors: tuple[str, ...] = ()


def happenings_between(before: Register, after: Register) -> list[Happening]:
    """Everything that is new in the later register, births first and endings last."""
    found = [
        happening for record in after for happening in _happenings(before.records.get(record.code), record)
    ]
    order = list(HappeningKind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.on, each.code))


def _happenings(before: UnitRecord | None, after: UnitRecord) -> Iterator[Happening]:
    if before == after:
        return
    code, first = after.code, after.parents[0]
    if before is None:
        birth = after.names[0]
        yield Happening(HappeningKind.CREATED, code, birth.span.valid_from, birth.decision, first.value)
    elif _codes(before) != _codes(after):
        yield Happening(HappeningKind.CODED, code, after.span.valid_from, after.names[0].decision)
    for name in _new(before.names if before else after.names[:1], after.names):
        yield Happening(HappeningKind.RENAMED, code, name.span.valid_from, name.decision)
    for parent in _new(before.parents if before else after.parents[:1], after.parents):
        yield Happening(HappeningKind.MOVED, code, parent.span.valid_from, parent.decision, parent.value)
    ending = after.ending
    if ending is not None and (before is None or before.ending != ending):
        yield Happening(
            ENDINGS[ending.kind], code, after.span.end, ending.decision, successors=ending.successors
        )


def _codes(record: UnitRecord) -> tuple[str, str]:
    return record.old_agency_code, record.administrative_code


def _new(before: History[Value], after: History[Value]) -> Iterator[Dated[Value]]:
    """Facts that begin in the later history and did not in the earlier, whenever they end."""
    known = {(fact.span.valid_from, fact.value) for fact in before}
    return (fact for fact in after if (fact.span.valid_from, fact.value) not in known)
