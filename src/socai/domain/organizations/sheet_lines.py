"""Lines of a sheet as values: each cell read or refused, so that all that is wrong is told at once."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Final, TypeVar

from socai.domain.organizations.changes import read_administrative_code, read_old_agency_code
from socai.domain.organizations.dated import Decision, Span
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import Ending, EndingKind, clean_code, clean_name
from socai.domain.organizations.sheet_words import (
    COLUMNS,
    ENDING_WORDS,
    ENDINGS,
    HEADINGS,
    KIND_WORDS,
    KINDS,
    REQUIRED,
    Column,
    folded,
)

_SEPARATORS: Final = (",", ";", "\t")
_VIETNAMESE_DATE: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)

_TOLD_AT_THE_END: Final = (Column.ENDING, Column.HEIR, Column.OTHER_SUCCESSORS, Column.ENDING_DECISION)

Cell = TypeVar("Cell")


@dataclass(frozen=True, slots=True)
class LineRefused:
    """One thing wrong in a sheet: the row as a spreadsheet numbers it, the unit, and the refusal."""

    row: int
    code: str
    refusal: ValueError

    def __str__(self) -> str:
        return f"row {self.row}: {self.refusal}"


class CellRefused(ValueError):
    """A cell that cannot be read, with what would be accepted in its column."""

    def __init__(self, column: Column, text: str, accepted: str) -> None:
        self.column, self.text, self.accepted = column, text, accepted
        super().__init__(f"{HEADINGS[column]!r} is {text!r}; accepted is {accepted}")


class HeadingsRefused(ValueError):
    """Headings that lack a needed column, or have one that is unknown or given twice."""

    def __init__(
        self, missing: tuple[Column, ...], unknown: tuple[str, ...], repeated: tuple[str, ...]
    ) -> None:
        self.missing, self.unknown, self.repeated = missing, unknown, repeated
        wrong = [
            *(f"{HEADINGS[column]!r} is missing" for column in missing),
            *(f"{heading!r} is unknown" for heading in unknown),
            *(f"{heading!r} is given twice" for heading in repeated),
        ]
        accepted = ", ".join(HEADINGS.values())
        super().__init__(f"in the headings {', '.join(wrong)}; accepted are once each: {accepted}")


class QuotesRefused(ValueError):
    """A sheet with a quotation mark that is never closed, so that its lines cannot be told apart."""

    def __init__(self) -> None:
        super().__init__(
            "a cell never ends: a quotation mark opens it and none closes it; accepted is a pair"
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of a unit's life as the sheet tells it."""

    row: int
    code: str
    kind: UnitKind
    name: str
    parent: str | None
    span: Span
    decision: Decision
    parent_decision: Decision
    ending: Ending | None
    old_agency_code: str
    administrative_code: str


def read_lines(text: str) -> tuple[list[Line], list[LineRefused]]:
    """The lines that can be read, and everything wrong in those that cannot.

    A byte order mark, semicolons or tabs, empty lines and headings in either language are accepted.
    """
    lines: list[Line] = []
    refused: list[LineRefused] = []
    try:
        rows = list(_rows(text.removeprefix("\ufeff")))
        columns = _columns(rows[0][1] if rows else [])
    except (HeadingsRefused, QuotesRefused) as refusal:
        return [], [LineRefused(1, "", refusal)]
    for row, cells in rows[1:]:
        reader = _LineReader(row, dict(zip(columns, map(str.strip, cells), strict=False)))
        line = reader.read(surplus=cells[len(columns) :])
        refused.extend(reader.refused)
        if line is not None and not reader.refused:
            lines.append(line)
    return lines, refused


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for row, cells in enumerate(table, start=1):
            if row == 1 or any(cell.strip() for cell in cells):
                yield row, cells
    except csv.Error as error:
        raise QuotesRefused from error


def _columns(headings: list[str]) -> list[Column]:
    while headings and not headings[-1].strip():
        headings = headings[:-1]
    found = [COLUMNS.get(folded(heading)) for heading in headings]
    known = [column for column in found if column is not None]
    missing = tuple(column for column in REQUIRED if column not in known)
    unknown = tuple(heading for heading, column in zip(headings, found, strict=True) if column is None)
    repeated = tuple(HEADINGS[column] for column in dict.fromkeys(known) if known.count(column) > 1)
    if missing or unknown or repeated:
        raise HeadingsRefused(missing, unknown, repeated)
    return known


class _LineReader:
    """Reads one line cell by cell and goes on after a refusal."""

    def __init__(self, row: int, cells: Mapping[Column, str]) -> None:
        self.row, self.cells = row, cells
        self.code = cells.get(Column.CODE, "")
        self.refused: list[LineRefused] = []

    def read(self, *, surplus: list[str]) -> Line | None:
        """The line, or None with `refused` saying why."""
        if any(cell.strip() for cell in surplus):
            self._refuse(CellRefused(Column.CODE, self.code, "a line no longer than the headings"))
        self.code = self._cell(Column.CODE, clean_code) or self.code
        kind = self._cell(Column.KIND, _kind)
        name = self._cell(Column.NAME, lambda text: clean_name(text, code=self.code))
        parent = self._optional(Column.PARENT, clean_code)
        span = self._span()
        decision = self._decision(Column.DECISION, Column.DECIDED_ON)
        parent_decision = self._parent_decision() or decision
        ending = self._ending()
        old, own = self._further_codes(kind)
        # Each is there unless it was refused; the types do not know that.
        if kind is None or name is None or span is None or decision is None or parent_decision is None:
            return None
        return Line(
            self.row, self.code, kind, name, parent, span, decision, parent_decision, ending, old, own
        )

    def _text(self, column: Column) -> str:
        return self.cells.get(column, "")

    def _refuse(self, refusal: ValueError) -> None:
        self.refused.append(LineRefused(self.row, self.code, refusal))

    def _cell(self, column: Column, read: Callable[[str], Cell]) -> Cell | None:
        try:
            return read(self._text(column))
        except ValueError as refusal:
            self._refuse(refusal)
            return None

    def _optional(self, column: Column, read: Callable[[str], Cell]) -> Cell | None:
        return self._cell(column, read) if self._text(column) else None

    def _date(self, column: Column) -> date | None:
        return self._cell(column, lambda text: _date(text, column))

    def _span(self) -> Span | None:
        start = self._date(Column.VALID_FROM)
        end = self._date(Column.VALID_TO) if self._text(Column.VALID_TO) else None
        if start is None or (end is None and self._text(Column.VALID_TO)):
            return None
        return self._cell(Column.VALID_TO, lambda _: Span(start, end))

    def _decision(self, number: Column, issued_on: Column) -> Decision | None:
        issued = self._date(issued_on)
        if issued is None:
            return None
        return self._cell(number, lambda text: Decision(" ".join(text.split()), issued))

    def _parent_decision(self) -> Decision | None:
        """The decision of the parent alone, where it is another than that of the name."""
        if not self._text(Column.PARENT_DECISION):
            return None
        return self._decision(Column.PARENT_DECISION, Column.PARENT_DECIDED_ON)

    def _further_codes(self, kind: UnitKind | None) -> tuple[str, str]:
        """The old agency code and the administrative code, empty where there is none."""
        old = self._optional(Column.OLD_AGENCY_CODE, read_old_agency_code)
        if kind is None:
            return old or "", ""
        own = self._optional(
            Column.ADMINISTRATIVE_CODE, lambda text: read_administrative_code(text, kind, code=self.code)
        )
        return old or "", own or ""

    def _ending(self) -> Ending | None:
        """How the unit ends, if the line says so; what it lacks is judged with the unit's other lines."""
        if not any(map(self._text, _TOLD_AT_THE_END)):
            return None
        kind = self._cell(Column.ENDING, _ending_kind)
        decision = self._decision(Column.ENDING_DECISION, Column.ENDING_DECIDED_ON)
        heir = self._optional(Column.HEIR, clean_code)
        others = self._optional(Column.OTHER_SUCCESSORS, _codes) or ()
        if kind is None or decision is None:
            return None
        self._require_successors(kind, heir, others)
        return Ending(kind, decision, heir, tuple(other for other in others if other != heir))

    def _require_successors(self, kind: EndingKind, heir: str | None, others: tuple[str, ...]) -> None:
        if (kind is EndingKind.ABOLISHED) != (heir is None):
            accepted = "empty after an abolition, else the code of a unit"
            self._refuse(CellRefused(Column.HEIR, self._text(Column.HEIR), accepted))
        if (kind is EndingKind.SPLIT) != bool(others):
            accepted = "the codes of the other units after a split, separated by spaces, else empty"
            self._refuse(CellRefused(Column.OTHER_SUCCESSORS, self._text(Column.OTHER_SUCCESSORS), accepted))


def _kind(text: str) -> UnitKind:
    found = KINDS.get(folded(text))
    if found is None:
        raise CellRefused(Column.KIND, text, "one of " + ", ".join(words[0] for words in KIND_WORDS.values()))
    return found


def _ending_kind(text: str) -> EndingKind:
    found = ENDINGS.get(folded(text))
    if found is None:
        accepted = "one of " + ", ".join(words[0] for words in ENDING_WORDS.values())
        raise CellRefused(Column.ENDING, text, accepted)
    return found


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean_code(word) for word in text.split()))


def _date(text: str, column: Column) -> date:
    accepted = "a day such as 01/07/2025 or 2025-07-01"
    try:
        if match := _VIETNAMESE_DATE.fullmatch(text):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        if match := _ISO_DATE.fullmatch(text):
            return date(*map(int, match.groups()))
    except ValueError as error:
        raise CellRefused(column, text, accepted) from error
    raise CellRefused(column, text, accepted)
