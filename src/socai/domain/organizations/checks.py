"""What must be true of every unit in the register, on every day of its life."""

from collections.abc import Collection, Iterator
from datetime import date

from socai.domain.organizations.dated import Dated, Span
from socai.domain.organizations.kinds import UnitKind, lifetime_of
from socai.domain.organizations.placements import find_placement, list_parents
from socai.domain.organizations.refusals import OrganizationRefused
from socai.domain.organizations.register import EndingKind, Register, UnitRecord


class KindOutOfTime(OrganizationRefused):
    """A unit of a kind that the law does not know for the whole time given."""

    def __init__(self, record: UnitRecord, lifetime: Span) -> None:
        self.kind, self.lifetime = record.kind, lifetime
        accepted = "a period that " + " and ".join(_bounds(lifetime))
        super().__init__(
            record.code,
            record.span.valid_from,
            f"unit {record.code} cannot be of the kind {record.kind} {_in_words(record.span)}; "
            f"accepted is {accepted}",
        )


class UnknownParent(OrganizationRefused):
    """A parent that is no unit of the register."""

    def __init__(self, code: str, parent: str, on: date) -> None:
        self.parent = parent
        super().__init__(
            code, on, f"unit {code} cannot lie under {parent}: no unit has that code; accepted is a known one"
        )


class ParentNotStanding(OrganizationRefused):
    """A parent that does not exist for the whole time the unit is to lie under it."""

    def __init__(self, code: str, parent: UnitRecord, span: Span) -> None:
        self.parent, self.parent_span = parent.code, parent.span
        super().__init__(
            code,
            span.valid_from,
            f"unit {code} cannot lie under {parent.code} {_in_words(span)}: that one stands only "
            f"{_in_words(parent.span)}; accepted is a period inside, or another parent for the rest",
        )


class PlacementRefused(OrganizationRefused):
    """A kind that may not lie under that kind of unit for the whole time given."""

    def __init__(self, record: UnitRecord, parent: UnitRecord, span: Span) -> None:
        self.kind, self.parent_kind, self.span = record.kind, parent.kind, span
        rule = find_placement(record.kind, under=parent.kind)
        self.accepted = tuple(list_parents(record.kind, on=span.valid_from))
        why = f": {rule.why}" if rule else ""
        kinds = ", ".join(self.accepted) or "no parent"
        super().__init__(
            record.code,
            span.valid_from,
            f"unit {record.code} ({record.kind}) cannot lie under {parent.code} ({parent.kind}) "
            f"{_in_words(span)}{why}; accepted on {span.valid_from}: {kinds}",
        )


class CycleRefused(OrganizationRefused):
    """A unit that would lie under itself."""

    def __init__(self, code: str, parent: str, on: date) -> None:
        self.parent = parent
        super().__init__(
            code,
            on,
            f"unit {code} cannot lie under {parent}: on {on} that one lies under {code} itself; accepted is "
            "a parent outside its own subtree",
        )


class HeirRefused(OrganizationRefused):
    """A successor that is unknown, the unit itself, or not standing on the day it takes over."""

    def __init__(self, code: str, heir: str, on: date) -> None:
        self.heir = heir
        super().__init__(
            code,
            on,
            f"unit {heir} cannot take over from {code} on {on}; accepted is another unit that "
            "stands that day",
        )


class SplitTooSmall(OrganizationRefused):
    """A split into fewer than two units."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(
            code, on, f"unit {code} cannot be split into one; accepted are two units or more, or a merger"
        )


class CodeInUse(OrganizationRefused):
    """A code that another unit bears at the same time."""

    def __init__(self, code: str, shared: str, other: str, on: date) -> None:
        self.shared, self.other = shared, other
        super().__init__(
            code,
            on,
            f"unit {code} cannot bear {shared}: unit {other} has it at the same time; accepted is a code "
            "that no other unit bears on any of those days",
        )


def find_refusals(
    register: Register, codes: Collection[str], *, in_doubt: Collection[str] = ()
) -> Iterator[OrganizationRefused]:
    """Why these units cannot stand as they are in the register; nothing when all is well.

    `in_doubt` are codes already refused elsewhere: what rests on them is not refused a second time.
    """
    for code in codes:
        record = register[code]
        yield from _check_lifetime(record)
        if record.ending is not None:
            yield from _check_ending(register, record, in_doubt)
        for fact in record.parents:
            if fact.value not in in_doubt:
                yield from _check_parent(register, record, fact)
    yield from _check_shared_codes(register, codes)


def _check_lifetime(record: UnitRecord) -> Iterator[OrganizationRefused]:
    lifetime = lifetime_of(record.kind)
    if not lifetime.contains(record.span):
        yield KindOutOfTime(record, lifetime)


def _check_parent(
    register: Register, record: UnitRecord, fact: Dated[str | None]
) -> Iterator[OrganizationRefused]:
    if fact.value is None:
        return
    if fact.value not in register:
        yield UnknownParent(record.code, fact.value, fact.span.valid_from)
        return
    parent = register[fact.value]
    meeting = _first_meeting(register, record.code, parent.code, fact.span, seen=frozenset())
    if meeting is not None:
        yield CycleRefused(record.code, parent.code, meeting)
    elif not parent.span.contains(fact.span):
        yield ParentNotStanding(record.code, parent, fact.span)
    elif not _may_lie(record.kind, parent.kind, fact.span):
        yield PlacementRefused(record, parent, fact.span)


def _may_lie(kind: UnitKind, parent: UnitKind, span: Span) -> bool:
    rule = find_placement(kind, under=parent)
    return rule is not None and rule.span.contains(span)


def _first_meeting(
    register: Register, code: str, above: str, span: Span, *, seen: frozenset[str]
) -> date | None:
    """The first day of the span on which the way up from `above` comes to `code`."""
    if above == code:
        return span.valid_from
    if above in seen or above not in register:
        return None
    ways = [
        _first_meeting(register, code, fact.value, fact.span.shared_with(span), seen=seen | {above})
        for fact in register[above].parents
        if fact.value is not None and fact.span.overlaps(span)
    ]
    return min((day for day in ways if day is not None), default=None)


def _check_ending(
    register: Register, record: UnitRecord, in_doubt: Collection[str]
) -> Iterator[OrganizationRefused]:
    ending = record.ending
    assert ending is not None
    day = record.span.end
    if ending.kind is EndingKind.SPLIT and len({*ending.successors}) < 2:
        yield SplitTooSmall(record.code, day)
    for heir in ending.successors:
        stands = heir in in_doubt or (heir in register and register[heir].span.covers(day))
        if heir == record.code or not stands:
            yield HeirRefused(record.code, heir, day)


def _check_shared_codes(register: Register, codes: Collection[str]) -> Iterator[OrganizationRefused]:
    """Old agency codes and administrative codes pass from unit to unit, but never belong to two at once."""
    bearers: dict[str, list[UnitRecord]] = {}
    for record in register:
        for shared in filter(None, (record.old_agency_code, record.administrative_code)):
            bearers.setdefault(shared, []).append(record)
    for shared, records in bearers.items():
        for record in records:
            if record.code in codes:
                yield from _check_shared(shared, record, records)


def _check_shared(
    shared: str, record: UnitRecord, bearers: Collection[UnitRecord]
) -> Iterator[OrganizationRefused]:
    for other in bearers:
        if other is not record and other.span.overlaps(record.span):
            yield CodeInUse(record.code, shared, other.code, record.span.valid_from)


def _bounds(span: Span) -> Iterator[str]:
    if span.valid_from != date.min:
        yield f"begins on {span.valid_from} or later"
    if span.valid_to is not None:
        yield f"ends on {span.valid_to} or before"


def _in_words(span: Span) -> str:
    return f"from {span.valid_from}" + (f" until {span.valid_to}" if span.valid_to else " without end")
