"""Columns of a table that are made of other columns: totals, balances, rates."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Final

from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.grids import Grid
from socai.engines.proofreading.claims.roles import BROAD, Role, family_of, role_of
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.relations import Relation, Share, Spans, Sum

_FORMULA: Final = re.compile(
    r"\(?(\d{1,2})\)?\s*=\s*(\(?\d{1,2}\)?(?:\s*[+]\s*\(?\d{1,2}\)?)+|\(?\d{1,2}\)?\s*[/:]\s*\(?\d{1,2}\)?)"
)
_TOTAL: Final = re.compile(r"tổng|cộng|tất cả", re.IGNORECASE)
_MOST_PARTS: Final = 8
_LEAST_ROWS: Final = 2
_ENOUGH: Final = 0.6  # of the rows must agree before the others are doubted


def claims_of_columns(grid: Grid, spans: Spans) -> Iterator[Claim]:
    """What the heads say the columns are made of; where they are silent, what most rows agree on."""
    numbers = _printed_numbers(grid)
    told = list(_told(grid, numbers))
    for relations in told:
        yield from _claims(relations, Certainty.SURE)
    if told:
        return
    counts = [column for column in grid.columns if not grid.is_of_percents(column)]
    for total in counts:
        yield from _total_of(grid, total, counts, spans)
    for rate in grid.columns:
        if grid.is_of_percents(rate):
            yield from _rate_of(grid, rate, counts, spans)


def _claims(relations: Sequence[Relation], certainty: Certainty) -> Iterator[Claim]:
    for relation in relations:
        code = Code.PERCENT if isinstance(relation, Share) else Code.TABLE_SUM
        yield Claim(code, relation, certainty)


def _printed_numbers(grid: Grid) -> dict[int, int]:
    """The numbers printed below the heads, each with its column: (1), (2), …"""
    found: dict[int, int] = {}
    for row in grid.table.rows[: grid.heads.head_rows + 1]:
        for column, cell in enumerate(row):
            match = re.search(r"(?:^|\()\s*(\d{1,2})\s*(?:\)|=|$)", cell.text.strip())
            if match and cell.column_span == 1:
                found.setdefault(int(match[1]), column)
    return found


def _told(grid: Grid, numbers: dict[int, int]) -> Iterator[list[Relation]]:
    """The formulas in the heads, such as (1)=(2)+(3), once for each row."""
    heads = {cell.text for row in grid.table.rows[: grid.heads.head_rows + 1] for cell in row}
    for match in (m for head in sorted(heads) for m in _FORMULA.finditer(head)):
        columns = [numbers.get(int(number)) for number in re.findall(r"\d{1,2}", match[0])]
        known = [column for column in columns if column is not None]
        if len(known) == len(columns):
            is_rate = re.search(r"[/:]", match[2]) is not None
            yield list(_row_by_row(grid, known[0], known[1:], is_rate=is_rate))


def _row_by_row(grid: Grid, first: int, others: Sequence[int], *, is_rate: bool) -> Iterator[Relation]:
    for row in grid.rows:
        result = grid.cells.get((row, first))
        parts = [figure for column in others if (figure := grid.cells.get((row, column)))]
        if result is None or not parts or (is_rate and len(parts) < 2):
            continue
        if is_rate:
            if parts[1].value:
                yield Share(result.number, (parts[0].number,), (parts[1].number,))
        elif len(parts) == len(others) or _blanks_are_nothing(grid, row, others):
            yield Sum((result.number,), tuple(part.number for part in parts))


def _blanks_are_nothing(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """An empty cell or a dash stands for none; words do not."""
    return all(
        (row, column) in grid.cells or grid.table.rows[row][column].text.strip() in ("", "-", "–", "0")
        for column in columns
    )


def _total_of(grid: Grid, total: int, counts: Sequence[int], spans: Spans) -> Iterator[Claim]:
    """Every way of making up the column that most rows agree on; in a single row, the one its heads name."""
    role = role_of(_last_head(grid, total))
    if not _TOTAL.search(grid.head(total)) and not grid.group(total) and role not in BROAD:
        return
    for parts in _candidates(grid, total, counts):
        relations = list(_row_by_row(grid, total, parts, is_rate=False))
        telling = [r for r in relations if spans[r.figures[0]].high > 0]
        held = sum(relation.holds(spans) for relation in telling)
        agreed = held >= _LEAST_ROWS and held >= _ENOUGH * len(telling)
        if agreed or (len(telling) == 1 and _is_complete(grid, parts)):
            yield from _claims(relations, Certainty.SURE)


def _last_head(grid: Grid, column: int) -> str:
    return grid.head(column).rsplit(" / ", 1)[-1]


def _candidates(grid: Grid, total: int, counts: Sequence[int]) -> Iterator[list[int]]:
    """Neighbours that may make up a total: those behind it, of its own head first, and those before it."""
    after = [column for column in counts if column > total]
    before = [column for column in counts if column < total]
    group = grid.group(total)
    if group:
        own = [column for column in counts if column != total and grid.group(column) == group]
        if len(own) > 1:
            yield own
    for length in range(2, min(_MOST_PARTS, len(after)) + 1):
        yield after[:length]
    for length in range(2, min(_MOST_PARTS, len(before)) + 1):
        yield before[-length:]
    ended = [column for column in counts if role_of(_last_head(grid, column)) is Role.ENDED]
    still_open = [column for column in counts if role_of(_last_head(grid, column)) is Role.OPEN]
    if len(ended) == len(still_open) == 1 and total not in (*ended, *still_open):
        yield [*ended, *still_open]
    firsts = [column for column in after if _TOTAL.search(grid.head(column))]
    if len(firsts) > 1:
        yield from (list(pair) for pair in combinations(firsts[:4], 2))


def _is_complete(grid: Grid, parts: Sequence[int]) -> bool:
    roles = {role for column in parts if (role := role_of(_last_head(grid, column)))}
    in_time = roles & {Role.EARLY, Role.ON_DAY, Role.IN_TIME, Role.UNDUE}
    is_time = Role.LATE in roles and bool(in_time) and len({family_of(role) for role in roles}) == 1
    return is_time and len(roles) == len(parts)


def _rate_of(grid: Grid, rate: int, counts: Sequence[int], spans: Spans) -> Iterator[Claim]:
    """The two columns most rows of a rate agree on."""
    near = sorted(counts, key=lambda column: abs(column - rate))[:10]
    best: tuple[int, list[Relation]] | None = None
    for part, whole in permutations(near, 2):
        relations = list(_row_by_row(grid, rate, (part, whole), is_rate=True))
        telling = [relation for relation in relations if _says_something(relation, spans)]
        held = sum(relation.holds(spans) for relation in telling)
        if held >= _LEAST_ROWS and held >= _ENOUGH * len(telling) and (best is None or held > best[0]):
            best = (held, relations)
    if best:
        yield from _claims(best[1], Certainty.SURE)


def _says_something(relation: Relation, spans: Spans) -> bool:
    """A hundred percent of a number by itself would agree with any two equal columns."""
    assert isinstance(relation, Share), relation
    return spans[relation.parts[0]] != spans[relation.wholes[0]]
