"""What became known after a closing and counts inside it. Derived when asked for, stored nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from socai.apps.dossiers import queries as dossiers
from socai.apps.kernel.events import RecordRef
from socai.apps.ledger.queries import Behind
from socai.apps.reporting.behind import subjects_behind
from socai.apps.reporting.figures import ask_book, fill_in
from socai.apps.reporting.views import Line, Part, StatementView, print_value
from socai.domain.access import Action, Actor, require
from socai.domain.indicators import Absence, Value, ValueType


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A line whose value is not what was signed any more."""

    line: Line  # as closed
    now: Value

    @property
    def difference(self) -> Value:
        """Now less as closed; not available where one of them is no number."""
        if isinstance(self.now, Absence) or isinstance(self.line.value, Absence):
            return Absence.NOT_AVAILABLE
        return self.now - self.line.value

    @property
    def printed_now(self) -> str:
        return print_value(self.now, self.line.indicator)

    @property
    def printed_difference(self) -> str:
        """Between two percents lie percentage points, which are no percent of anything."""
        return print_value(self.difference, self.line.indicator).removesuffix("%")

    @property
    def is_in_points(self) -> bool:
        return self.line.indicator.value_type is ValueType.PERCENT


@dataclass(frozen=True, slots=True)
class AdjustedRecord:
    """A record that counted otherwise at the closing than it does now."""

    subject: RecordRef
    part: Part  # as closed
    was: int
    now: int
    dossier: Any = None  # dossiers keep their model to themselves


def adjustments(closed: StatementView) -> list[Adjustment]:
    """The lines that come to something else now, of the same units and days, by the same formulas."""
    figures = closed.figures
    now = fill_in(figures.form, figures.indicators, units=closed.units, window=closed.window)
    return [
        Adjustment(line, now.values[line.key]) for line in closed.lines if now.values[line.key] != line.value
    ]


def list_adjusted_records(
    actor: Actor, closed: StatementView, line_key: str, *, limit: int = 50
) -> list[AdjustedRecord]:
    """The records that make the line differ from what was signed. Raises NotPermitted, UnknownLine."""
    require(actor, Action.SEE_STATEMENTS, closed.unit_id)
    parts = closed.line(line_key).parts
    asks = [part.ask for part in parts]
    now = ask_book(asks, units=closed.units, window=closed.window, mark=None)
    changed = [part for part in parts if now[part.ask] != part.answer]
    found = list(islice((record for part in changed for record in _changed(closed, part)), limit))
    seen = dossiers.list_referenced(actor, [record.subject for record in found])
    return [replace(record, dossier=seen.get(record.subject)) for record in found]


def _changed(closed: StatementView, part: Part) -> Iterator[AdjustedRecord]:
    """Two ordered lists side by side, so that neither is ever held whole."""
    then = closed.scope_of(part.ask)
    before = ((item, True) for item in subjects_behind(part.ask.question, then))
    after = ((item, False) for item in subjects_behind(part.ask.question, replace(then, mark=None)))
    both = merge(before, after, key=lambda pair: _place(pair[0]))
    for (kind, pk), pairs in groupby(both, key=lambda pair: _place(pair[0])):
        was = now = 0
        for item, is_before in pairs:
            was, now = (item.quantity, now) if is_before else (was, item.quantity)
        if was != now:
            yield AdjustedRecord(RecordRef(kind, pk), part, was, now)


def _place(item: Behind) -> tuple[str, int]:
    return item.subject.kind, item.subject.id
