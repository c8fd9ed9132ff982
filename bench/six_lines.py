"""The six lines of the form on dossiers: as a statement asks them, and as one would write them by hand."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from socai.apps.reporting.figures import asks_below
from socai.apps.reporting.indicators import shipped_indicators
from socai.domain.indicators import Ask, compute
from socai.domain.ledger import Book, Scope

# The sixth line has two parts.
LINES: Final = (
    "dossiers.received",
    "dossiers.carried_over",
    "dossiers.resolved_early",
    "dossiers.resolved_on_day",
    "dossiers.resolved_late",
    "dossiers.in_progress_in_time",
    "dossiers.in_progress_overdue",
)


def ask_six_lines(book: Book, scope: Scope) -> list[int]:
    """The figures through a door of the book: its questions, then the formulas over the answers."""
    asks = _asks()
    found = book.ask([ask.question for ask in asks], scope)[()]
    indicators = {line: shipped_indicators()[line] for line in LINES}
    values = compute(indicators, dict(zip(asks, found, strict=True)))
    return [_whole(values[line]) for line in LINES]


def by_hand(table: str, scope: Scope, accounts: Mapping[str, int]) -> str:
    """The same figures as one query in plain SQL that SQLite, PostgreSQL and DuckDB all take."""
    inside, first_day, last_day = _listed(scope.units), scope.first_day, scope.last_day
    pending, waiting = _below("dossier.pending", accounts), _below("dossier.awaiting", accounts)
    in_time = _listed(accounts[f"dossier.pending.{clock}.in_time"] for clock in ("running", "paused"))
    overdue = _listed(accounts[f"dossier.pending.{clock}.overdue"] for clock in ("running", "paused"))
    late = _below("dossier.resolved.late", accounts)
    intake, cut_over = accounts["intake"], accounts["cut_over"]
    now = f"effective_on >= '{first_day}'"
    return f"""
        SELECT
          SUM(CASE WHEN {now} AND arrives IN {pending} AND (leaves = {intake} OR leaves IN {waiting})
              THEN quantity ELSE 0 END),
          SUM(CASE WHEN effective_on < '{first_day}' AND arrives IN {pending} THEN quantity ELSE 0 END)
          - SUM(CASE WHEN effective_on < '{first_day}' AND leaves IN {pending} THEN quantity ELSE 0 END)
          + SUM(CASE WHEN {now} AND leaves = {cut_over} AND arrives IN {pending} THEN quantity ELSE 0 END),
          SUM(CASE WHEN {now} AND arrives = {accounts["dossier.resolved.early"]} THEN quantity ELSE 0 END),
          SUM(CASE WHEN {now} AND arrives = {accounts["dossier.resolved.on_day"]} THEN quantity ELSE 0 END),
          SUM(CASE WHEN {now} AND arrives IN {late} AND leaves NOT IN {late} THEN quantity ELSE 0 END),
          SUM(CASE WHEN arrives IN {in_time} THEN quantity ELSE 0 END)
          - SUM(CASE WHEN leaves IN {in_time} THEN quantity ELSE 0 END),
          SUM(CASE WHEN arrives IN {overdue} THEN quantity ELSE 0 END)
          - SUM(CASE WHEN leaves IN {overdue} THEN quantity ELSE 0 END)
        FROM (
          SELECT effective_on, quantity, target_id AS arrives,
              CASE WHEN source_unit_id = target_unit_id THEN source_id ELSE 0 END AS leaves
          FROM {table} WHERE target_unit_id IN {inside} AND effective_on <= '{last_day}'
          UNION ALL
          SELECT effective_on, quantity, 0, source_id
          FROM {table} WHERE source_unit_id IN {inside} AND NOT (source_unit_id = target_unit_id)
              AND effective_on <= '{last_day}'
        ) AS moves
    """


@cache
def _asks() -> tuple[Ask, ...]:
    indicators = shipped_indicators()
    return tuple(dict.fromkeys(ask for line in LINES for ask in asks_below(line, indicators)))


def _below(group: str, accounts: Mapping[str, int]) -> str:
    return _listed(number for code, number in accounts.items() if code.startswith(f"{group}."))


def _listed(numbers: Iterable[int]) -> str:
    return f"({', '.join(map(str, sorted(numbers)))})"


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value
