"""The six lines on one database: through the book's door, and by hand on the same tables."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import duckdb
from django.db import connection

from bench.book import FIRST_YEAR
from bench.six_lines import ask_six_lines, by_hand
from bench.sizes import Size
from socai.apps.ledger import asking, queries
from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.interning import account_ids
from socai.apps.ledger.models import DayTotal, MonthBalance, TotalsMark, Transfer
from socai.apps.ledger.totals import refresh_totals
from socai.domain.ledger import Answers, Book, Question, Scope

UNIT: Final = 7
_PATIENCE: Final = 20.0  # seconds after which a slow question is not asked again


class FiguresDiffer(AssertionError):
    """Two ways of asking disagree; a fast wrong answer is worth nothing."""

    def __init__(self, scope: Scope, ours: Sequence[int], by_hand: Sequence[int]) -> None:
        self.scope, self.ours, self.by_hand = scope, ours, by_hand
        super().__init__(
            f"{len(scope.units)} units, {scope.first_day} to {scope.last_day}:"
            f" the book says {list(ours)}, the query by hand {list(by_hand)}"
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds of one question, warm, asked both ways."""

    units: int
    ours: float
    by_hand: float


@dataclass(frozen=True, slots=True)
class Cold:
    """Seconds of the first question of a process, and of a text compiled anew once Ibis is loaded."""

    first: float
    compiled: float


@dataclass(frozen=True, slots=True)
class Digested:
    """What the totals took, and how many rows they are."""

    entries: int
    seconds: float
    day_totals: int
    month_balances: int


def scopes_of(size: Size, *, years: int) -> tuple[Scope, Scope]:
    """One unit and all of them, in the last whole window of the book: the 15th to the 14th."""
    year = FIRST_YEAR + years - 1
    first_day, last_day = date(year, 11, 15), date(year, 12, 14)
    everyone = frozenset(range(1, size.units + 1))
    return Scope(frozenset({UNIT}), first_day, last_day), Scope(everyone, first_day, last_day)


def measure_cold(scope: Scope) -> Cold:
    """To be called first in a fresh process."""
    first, _ = _timed(lambda: ask_six_lines(WithTotals(), scope))
    warm, _ = _timed(lambda: ask_six_lines(WithTotals(), scope))
    asking._texts.cache_clear()
    again, _ = _timed(lambda: ask_six_lines(WithTotals(), scope))
    return Cold(first, max(again - warm, 0.0))


def measure_database(size: Size, years: int, *, with_totals: bool) -> list[Asked]:
    """The book's door and the query by hand, turn by turn. Raises FiguresDiffer."""
    book: Book = WithTotals() if with_totals else EntriesAlone()
    return [_both(book, _fetch_row, scope, runs=size.runs) for scope in scopes_of(size, years=years)]


def measure_parquet(size: Size, years: int, files: Sequence[str]) -> list[Asked]:
    """The compiled text and the query by hand, both run by DuckDB on the files. Raises FiguresDiffer."""
    with duckdb.connect() as source:
        source.execute("SET threads = 2")
        listed = ", ".join(f"'{file}'" for file in files)
        source.execute(f"CREATE VIEW ledger_transfer AS FROM read_parquet([{listed}])")
        return [
            _both(
                ParquetBook(source),
                lambda text: list(source.execute(text).fetchone() or ()),
                scope,
                runs=size.runs,
            )
            for scope in scopes_of(size, years=years)
        ]


def digest(through: date, *, but: int) -> Digested:
    """Bring the totals up to date, except for the last entries: those of a day not yet digested."""
    upto = queries.book_state().last_seq - but
    mark = TotalsMark.objects.first()
    seconds, entries = _timed(lambda: refresh_totals(upto=upto, through=through))
    assert entries == Transfer.objects.filter(seq__lte=upto, seq__gt=mark.seq if mark else 0).count()
    return Digested(entries, seconds, DayTotal.objects.count(), MonthBalance.objects.count())


class WithTotals:
    """The door that pages use."""

    def ask(self, questions: Sequence[Question], scope: Scope) -> Answers:
        return queries.ask(questions, scope)


class EntriesAlone:
    """The same, as if nothing had been digested."""

    def ask(self, questions: Sequence[Question], scope: Scope) -> Answers:
        return asking._run(questions, scope, None)


@dataclass(frozen=True, slots=True)
class ParquetBook:
    """The book answered by DuckDB from the same definition that the databases compile."""

    source: duckdb.DuckDBPyConnection

    def ask(self, questions: Sequence[Question], scope: Scope) -> Answers:
        from socai.engines.books.compiler import Shape  # loads Ibis

        shape = Shape(tuple(questions), scope.where, scope.group_by, with_totals=False)
        values = {
            "units": sorted(scope.units),
            "first_day": scope.first_day,
            "last_day": scope.last_day,
            "mark": 2**62,
        }
        answers = [0] * len(questions)
        for places, text in _duckdb_texts(shape):
            named = {name: value for name, value in values.items() if f"${name}" in text}
            row = self.source.execute(text, named).fetchone() or ()
            for place, value in zip(places, row, strict=True):
                answers[place] = int(value)
        return {(): answers}


_TEXTS: dict[Any, list[tuple[tuple[int, ...], str]]] = {}


def _duckdb_texts(shape: Any) -> list[tuple[tuple[int, ...], str]]:
    from socai.engines.books.compiler import define  # loads Ibis
    from socai.engines.books.placeholders import compile_text

    if shape not in _TEXTS:
        parts = define(shape, shipped_chart(), account_ids())
        _TEXTS[shape] = [(part.places, compile_text(part.expression, "duckdb")) for part in parts]
    return _TEXTS[shape]


def _both(book: Book, run_by_hand: Callable[[str], list[Any]], scope: Scope, *, runs: int) -> Asked:
    """Turn by turn, so that a busy machine is busy for both; the first turn only warms up."""
    text = by_hand("ledger_transfer", scope, account_ids())
    ours, others = [], []
    started = time.perf_counter()
    for _ in range(runs + 1):
        seconds, figures = _timed(lambda: ask_six_lines(book, scope))
        other_seconds, other_figures = _timed(lambda: run_by_hand(text))
        if figures != [int(figure) for figure in other_figures]:
            raise FiguresDiffer(scope, figures, other_figures)
        ours.append(seconds)
        others.append(other_seconds)
        if time.perf_counter() - started > _PATIENCE:
            break
    return Asked(
        len(scope.units), statistics.median(ours[1:] or ours), statistics.median(others[1:] or others)
    )


def _fetch_row(text: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(text)
        return list(cursor.fetchone())


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result
