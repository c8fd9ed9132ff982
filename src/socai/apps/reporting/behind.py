"""Opens a figure to the records it is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from socai.apps.dossiers import queries as dossiers
from socai.apps.kernel.events import RecordRef
from socai.apps.ledger import queries as ledger
from socai.apps.reporting.views import Part, StatementView
from socai.domain.access import Action, Actor, require
from socai.domain.ledger import Coverage, Question, Scope

_PAGE: Final = 500
_START: Final = ""
# Part, kind and number of the last record, none longer than a page ever writes them.
_WRITTEN: Final = re.compile(r"(?P<part>\d{1,4}):(?P<kind>[a-z_]{1,30}):(?P<record>\d{1,18})", re.ASCII)


class UnknownPlace(ValueError):
    """The place to go on from is none that an earlier page gave."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(f"{place!r} is no place in a list of records; it takes the one a page ended with")


@dataclass(frozen=True, slots=True)
class RecordBehind:
    """A record, how much it adds to which part of the figure, and the dossier if the actor may see it."""

    subject: RecordRef
    quantity: int
    part: Part
    place: str  # go on after it
    dossier: Any = None  # dossiers keep their model to themselves


@dataclass(frozen=True, slots=True)
class RecordPage:
    records: tuple[RecordBehind, ...]
    next_place: str  # empty on the last page


def list_records_behind(
    actor: Actor, view: StatementView, line_key: str, *, after: str = _START, limit: int = 50
) -> RecordPage:
    """A page of what the line is made of, part by part, after the place an earlier page ended with.

    A record that several parts count comes once for each. Raises NotPermitted, UnknownLine, UnknownPlace.
    """
    require(actor, Action.SEE_STATEMENTS, view.unit_id)
    parts = view.line(line_key).parts
    found = list(islice(_records(view, parts, *_read_place(after, len(parts))), limit + 1))
    shown = with_dossiers(actor, found[:limit])
    return RecordPage(tuple(shown), found[limit - 1].place if len(found) > limit else "")


def with_dossiers(actor: Actor, records: Sequence[RecordBehind]) -> list[RecordBehind]:
    seen = dossiers.list_referenced(actor, [record.subject for record in records])
    return [replace(record, dossier=seen.get(record.subject)) for record in records]


def subjects_behind(
    question: Question, scope: Scope, *, after: RecordRef | None = None
) -> Iterator[ledger.Behind]:
    """Every record behind the answer, in order, read page by page."""
    # What a coverage counts is behind the amount it is a coverage of.
    asked = question.base if isinstance(question, Coverage) else question
    while True:
        page = ledger.list_subjects_behind(asked, scope, after=after, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].subject


def _records(
    view: StatementView, parts: Sequence[Part], first: int, after: RecordRef | None
) -> Iterator[RecordBehind]:
    for number, part in enumerate(parts[first:], start=first):
        start = after if number == first else None
        for behind in subjects_behind(part.ask.question, view.scope_of(part.ask), after=start):
            place = f"{number}:{behind.subject}"
            yield RecordBehind(behind.subject, behind.quantity, part, place)


def _read_place(place: str, parts: int) -> tuple[int, RecordRef | None]:
    if place == _START:
        return 0, None
    match = _WRITTEN.fullmatch(place)
    if match is None or int(match["part"]) >= parts:
        raise UnknownPlace(place)
    return int(match["part"]), RecordRef(match["kind"], int(match["record"]))
