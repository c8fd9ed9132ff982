"""A sheet as units: its lines put together per unit and checked against the register. All or nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from socai.domain.organizations.changes import joined
from socai.domain.organizations.checks import find_refusals
from socai.domain.organizations.dated import Dated
from socai.domain.organizations.refusals import OrganizationRefused
from socai.domain.organizations.register import Register, UnitRecord
from socai.domain.organizations.sheet_lines import Line, LineRefused, read_lines


class SheetRefused(ValueError):
    """A sheet of which nothing was taken; `lines` says everything that is wrong, in order of rows."""

    def __init__(self, lines: Sequence[LineRefused]) -> None:
        self.lines = tuple(sorted(lines, key=lambda line: line.row))
        super().__init__("nothing was imported:\n" + "\n".join(map(str, self.lines)))


class DuplicateCode(OrganizationRefused):
    """Two lines that make one code two units, or begin twice on the same day."""

    def __init__(self, line: Line, first: Line) -> None:
        self.row = first.row
        super().__init__(
            line.code,
            line.span.valid_from,
            f"the code {line.code} is used in row {first.row} already with other facts; accepted is another "
            "code, or a later period of the same unit with the same kind and codes",
        )


class OverlapRefused(OrganizationRefused):
    """A period that begins before the one above it ends."""

    def __init__(self, line: Line, before: Line) -> None:
        self.row = before.row
        end = before.span.valid_to or "without end"
        super().__init__(
            line.code,
            line.span.valid_from,
            f"the period of {line.code} from {line.span.valid_from} overlaps row {before.row}, which lasts "
            f"until {end}; accepted is a row that begins on the day the other ends",
        )


class GapRefused(OrganizationRefused):
    """A period that begins after a time in which the unit does not exist."""

    def __init__(self, line: Line, before: Line) -> None:
        self.row = before.row
        super().__init__(
            line.code,
            line.span.valid_from,
            f"unit {line.code} does not exist between {before.span.valid_to} and {line.span.valid_from}; "
            "accepted is a row that begins on the day the other ends, or a new code for a new unit",
        )


class RepeatedPeriod(OrganizationRefused):
    """A period that changes neither name nor parent."""

    def __init__(self, line: Line, before: Line) -> None:
        self.row = before.row
        super().__init__(
            line.code,
            line.span.valid_from,
            f"the period of {line.code} from {line.span.valid_from} says the same as row {before.row}; "
            "accepted is one row for both, or another name or parent",
        )


class EndingMisplaced(OrganizationRefused):
    """An end without its decision, or an ending told for a unit that goes on."""

    def __init__(self, line: Line) -> None:
        super().__init__(
            line.code,
            line.span.valid_from,
            f"the life of {line.code} must end as its rows say: accepted is a way of ending with its "
            "decision in the last row when that one has an end, and none in any other row",
        )


class KnownOtherwise(OrganizationRefused):
    """A unit that the register has already, with other facts."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(
            code,
            on,
            f"unit {code} is registered already with other facts; accepted are new units and unchanged ones: "
            "a known unit is changed by decision, not by import",
        )


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The register with the units of the sheet, and how many of its units were there before."""

    register: Register
    unchanged: int


def read_sheet(text: str, *, known: Register) -> SheetRead:
    """The register after the sheet. Raises SheetRefused with all that is wrong, row by row."""
    lines, refused = read_lines(text)
    by_code: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda each: (each.span.valid_from, each.row)):
        by_code[line.code].append(line)
    refused += [found for unit in by_code.values() for found in _refuse_lines(unit, known)]
    in_doubt = {found.code for found in refused}
    fresh = [_record(unit) for code, unit in by_code.items() if code not in in_doubt and code not in known]
    after = known.having(fresh)
    fresh_codes = [record.code for record in fresh]
    refused += [
        LineRefused(_row_of(by_code[refusal.code], refusal.on), refusal.code, refusal)
        for refusal in find_refusals(after, fresh_codes, in_doubt=in_doubt)
    ]
    if refused:
        raise SheetRefused(refused)
    return SheetRead(after, unchanged=len(by_code) - len(fresh))


def _refuse_lines(lines: Sequence[Line], known: Register) -> Iterator[LineRefused]:
    """Why the lines of one unit, in order of time, do not make one life."""
    found = list(_misfits(lines))
    if not found and lines[0].code in known and known[lines[0].code] != _record(lines):
        found = [(lines[0], KnownOtherwise(lines[0].code, lines[0].span.valid_from))]
    return (LineRefused(line.row, line.code, refusal) for line, refusal in found)


def _misfits(lines: Sequence[Line]) -> Iterator[tuple[Line, OrganizationRefused]]:
    for before, line in pairwise(lines):
        misfit = _misfit(before, line, first=lines[0])
        if misfit is not None:
            yield line, misfit
        if before.ending is not None:
            yield before, EndingMisplaced(before)
    last = lines[-1]
    if (last.ending is None) != (last.span.valid_to is None):
        yield last, EndingMisplaced(last)


def _misfit(before: Line, line: Line, *, first: Line) -> OrganizationRefused | None:
    if _identity(line) != _identity(first) or line.span.valid_from == before.span.valid_from:
        return DuplicateCode(line, before)
    if line.span.overlaps(before.span):
        return OverlapRefused(line, before)
    if line.span.valid_from != before.span.valid_to:
        return GapRefused(line, before)
    if (line.name, line.parent) == (before.name, before.parent):
        return RepeatedPeriod(line, before)
    return None


def _identity(line: Line) -> tuple[str, ...]:
    return line.kind, line.old_agency_code, line.administrative_code


def _record(lines: Sequence[Line]) -> UnitRecord:
    first, last = lines[0], lines[-1]
    names = joined([Dated(line.name, line.span, line.decision) for line in lines])
    moved = [Dated(line.parent, line.span, line.parent_decision) for line in lines]
    return UnitRecord(
        first.code,
        first.kind,
        names,
        parents=joined(moved),
        ending=last.ending,
        old_agency_code=first.old_agency_code,
        administrative_code=first.administrative_code,
    )


def _row_of(lines: Sequence[Line], on: date | None) -> int:
    """The row whose period the refusal is about: the last that begins by then."""
    begun = [line.row for line in lines if on is None or line.span.valid_from <= on]
    return begun[-1] if begun else lines[0].row
