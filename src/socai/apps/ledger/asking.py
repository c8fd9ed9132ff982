"""Runs the compiled questions on Django's own connection."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.interning import account_ids
from socai.apps.ledger.models import TotalsMark
from socai.domain.ledger import Answers, GroupKey, Question, Scope

_BEFORE_ALL: Final = date(1, 1, 1)
_EVERYTHING: Final = 2**62


def ask(questions: Sequence[Question], scope: Scope) -> Answers:
    """What the book answers: from the totals and the entries after them, or from entries alone
    where the scope's mark lies before the totals."""
    while True:
        totals = TotalsMark.objects.first()
        if totals is None or (scope.mark is not None and totals.seq > scope.mark):
            return _run(questions, scope, None)
        answers = _run(questions, scope, totals)
        # Totals move on seldom; if they did just now, the parts may not have read one state of them.
        if TotalsMark.objects.filter(seq=totals.seq).exists():
            return answers


def ask_behind(
    question: Question, scope: Scope, *, after: tuple[str, int] = ("", 0), limit: int
) -> list[tuple[str, int, int]]:
    """Kind, number and quantity of the subjects the figure is made of, in order, after the one named."""
    from socai.engines.books.compiler import Shape  # loads Ibis, which only figures need

    shape = Shape((question,), scope.where, scope.group_by, with_totals=False)
    text = _behind_text(shape, limit, connection.vendor, _accounts())
    parameters = _parameters(scope, None) | {"after_kind": after[0], "after_id": after[1]}
    return [(kind, pk, int(quantity)) for kind, pk, quantity in _rows(text, parameters)]


def _run(questions: Sequence[Question], scope: Scope, totals: TotalsMark | None) -> Answers:
    from socai.engines.books.compiler import Shape  # loads Ibis, which only figures need

    shape = Shape(tuple(questions), scope.where, scope.group_by, totals is not None)
    parameters = _parameters(scope, totals)
    if totals is not None:
        parameters["base"] = _adapted(_base(shape, scope, totals))
    width = len(scope.group_by)
    answers: dict[GroupKey, list[int]] = defaultdict(lambda: [0] * len(questions))
    if not width:
        answers[()]  # one group, also when nothing moved
    for places, text in _texts(shape, connection.vendor, _accounts()):
        for row in _rows(text, parameters):
            for place, value in zip(places, row[width:], strict=True):
                answers[tuple(map(str, row[:width]))][place] = int(value)
    return answers if not width else {key: row for key, row in answers.items() if any(row)}


def _base(shape: Any, scope: Scope, totals: TotalsMark) -> date:
    """The day after which day totals are read."""
    day_before = scope.first_day.toordinal() - 1
    if not shape.asks_balance:
        return date.fromordinal(max(day_before, 1))
    only_closing = not shape.asks_opening and not shape.asks_moves
    latest = scope.last_day if only_closing else date.fromordinal(max(day_before, 1))
    return min(_month_end_up_to(latest), totals.last_month_end)


def _month_end_up_to(day: date) -> date:
    """The last day of the last month that is over by the end of `day`."""
    tomorrow = date.fromordinal(day.toordinal() + 1)
    first = tomorrow.replace(day=1)
    return date.fromordinal(first.toordinal() - 1) if first > _BEFORE_ALL else _BEFORE_ALL


def _parameters(scope: Scope, totals: TotalsMark | None) -> dict[str, Any]:
    units = sorted(scope.units)
    return {
        "units": json.dumps(units) if connection.vendor == "sqlite" else units,
        "first_day": _adapted(scope.first_day),
        "last_day": _adapted(scope.last_day),
        "mark": _EVERYTHING if scope.mark is None else scope.mark,
        "tail": totals.seq if totals else 0,
    }


def _adapted(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _accounts() -> tuple[tuple[str, int], ...]:
    return tuple(sorted(account_ids().items()))


@lru_cache(maxsize=512)
def _texts(
    shape: Any, vendor: str, accounts: tuple[tuple[str, int], ...]
) -> list[tuple[tuple[int, ...], str]]:
    from socai.engines.books.compiler import define
    from socai.engines.books.placeholders import compile_text

    parts = define(shape, shipped_chart(), dict(accounts))
    return [(part.places, compile_text(part.expression, vendor)) for part in parts]


@lru_cache(maxsize=512)
def _behind_text(shape: Any, limit: int, vendor: str, accounts: tuple[tuple[str, int], ...]) -> str:
    from socai.engines.books.compiler import define_behind
    from socai.engines.books.placeholders import compile_text

    return compile_text(define_behind(shape, shipped_chart(), dict(accounts), limit=limit), vendor)


def _rows(text: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, parameters)
        return list(cursor.fetchall())
