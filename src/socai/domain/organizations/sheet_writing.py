"""The register as a sheet: a line for each stretch of time in which a unit keeps its name and parent."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from socai.domain.organizations.dated import Decision, find_on
from socai.domain.organizations.register import Register, UnitRecord
from socai.domain.organizations.sheet_words import ENDING_WORDS, HEADINGS, KIND_WORDS, Column

Cells = dict[Column, str]


def write_sheet(register: Register, *, separator: str = ",") -> str:
    """The whole register, oldest units first, under Vietnamese headings, dates as 2025-07-01."""
    text = StringIO()
    lines = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    lines.writerow(HEADINGS[column] for column in Column)
    for record in sorted(register, key=lambda each: (each.span.valid_from, each.code)):
        for cells in _stretches(record):
            lines.writerow(cells.get(column, "") for column in Column)
    return text.getvalue()


def _stretches(record: UnitRecord) -> Iterator[Cells]:
    renamed = {name.span.valid_from for name in record.names}
    starts = sorted(renamed.union(parent.span.valid_from for parent in record.parents))
    for start, end in zip(starts, [*starts[1:], record.span.valid_to], strict=True):
        yield {
            **_identity(record),
            **_facts(record, start),
            Column.VALID_FROM: start.isoformat(),
            Column.VALID_TO: end.isoformat() if end else "",
            **(_ending(record) if end == record.span.valid_to else {}),
        }


def _identity(record: UnitRecord) -> Cells:
    return {
        Column.CODE: record.code,
        Column.OLD_AGENCY_CODE: record.old_agency_code,
        Column.ADMINISTRATIVE_CODE: record.administrative_code,
        Column.KIND: KIND_WORDS[record.kind][0],
    }


def _facts(record: UnitRecord, start: date) -> Cells:
    """Name and parent of the stretch, and the decision of whichever begins with it."""
    name, parent = find_on(record.names, start), find_on(record.parents, start)
    assert name is not None
    assert parent is not None
    cells = {Column.NAME: name.value, Column.PARENT: parent.value or ""}
    if name.span.valid_from != start:
        return cells | _decision(parent.decision, Column.DECISION, Column.DECIDED_ON)
    cells |= _decision(name.decision, Column.DECISION, Column.DECIDED_ON)
    if parent.span.valid_from == start and parent.decision != name.decision:
        cells |= _decision(parent.decision, Column.PARENT_DECISION, Column.PARENT_DECIDED_ON)
    return cells


def _ending(record: UnitRecord) -> Cells:
    ending = record.ending
    if ending is None:
        return {}
    return {
        Column.ENDING: ENDING_WORDS[ending.kind][0],
        Column.HEIR: ending.heir or "",
        Column.OTHER_SUCCESSORS: " ".join(ending.others),
        **_decision(ending.decision, Column.ENDING_DECISION, Column.ENDING_DECIDED_ON),
    }


def _decision(decision: Decision, number: Column, issued_on: Column) -> Cells:
    return {number: decision.number, issued_on: decision.issued_on.isoformat()}
