"""Rows of a table that are made of other rows: totals, parents and children, rates above their counts."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from socai.engines.proofreading.claims.claim import Certainty, Claim
from socai.engines.proofreading.claims.grids import Grid
from socai.engines.proofreading.claims.slips import is_slip_to
from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.figures import Figure, FigureKind
from socai.engines.proofreading.relations import Share, Spans, Sum

_TOTAL: Final = re.compile(
    r"^\W*(?:tổng cộng|cộng|tổng số|tổng|toàn (?:tỉnh|huyện|xã|thành phố))\b", re.IGNORECASE
)
_BARE_TOTAL: Final = re.compile(
    r"^\W*(?:tổng cộng|cộng|tổng số|tổng|toàn (?:tỉnh|huyện|xã|thành phố))\s*(?:chung)?\s*[:.]?\W*"
    r"(?:\(.*\))?$",
    re.IGNORECASE,
)
_OF_WHICH: Final = re.compile(r"^\W*(?:trong đó|bao gồm|gồm)\b", re.IGNORECASE)
_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|%|phần trăm", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"so với(?! (?:dự toán|kế hoạch|tổng))|tăng|giảm|cắt|tinh giản|cùng kỳ", re.IGNORECASE
)
_SAYS_RATE: Final = re.compile(r"^\W*(?:tỷ lệ|tỉ lệ)", re.IGNORECASE)
_LONGEST_RUN: Final = 4
_CLOSE: Final = Fraction(5, 100)
_SMALL_WORDS: Final = frozenset(
    re.findall(r"\w+", "số tỷ lệ tỉ đã được của và trong tại các theo về cho do tổng có từ đến với so")
)


def claims_of_rows(grid: Grid, spans: Spans) -> Iterator[Claim]:
    """What the rows of a table are made of."""
    for row in grid.rows:
        if _BARE_TOTAL.match(grid.label(row)):
            yield from _total_row(grid, row, spans)
        else:
            yield from _parent_row(grid, row, spans)
        yield from _rate_row(grid, row)


def _total_row(grid: Grid, row: int, spans: Spans) -> Iterator[Claim]:
    """A row called total: the rows above it, or those below where it is the first."""
    best: tuple[int, list[Sum]] | None = None
    for parts in _parts_of_total(grid, row):
        relations = _column_by_column(grid, row, parts)
        held = sum(relation.holds(spans) for relation in relations)
        if relations and (best is None or held > best[0]):
            best = (held, relations)
    if best is None:
        return
    held = best[0]
    relations = [r for r in best[1] if r.holds(spans) or _is_near(grid, r, 0) or _is_half(grid, r)]
    if held * 2 >= len(relations) and (held > 1 or held == len(relations)):
        yield from (Claim(Code.TABLE_SUM, relation, Certainty.SURE) for relation in relations)
    else:
        near = (r for r in relations if r.holds(spans) or _is_near(grid, r, 3))
        yield from (Claim(Code.TABLE_SUM, relation, Certainty.LIKELY) for relation in near)


def _parts_of_total(grid: Grid, row: int) -> Iterator[list[int]]:
    width = sum(at == row for at, _ in grid.cells)
    others = [
        other for other in grid.rows if other != row and 2 * sum(at == other for at, _ in grid.cells) >= width
    ]
    above = _back_to_total(grid, [other for other in others if other < row])
    below = [other for other in others if other > row]
    for rows in (above, below):
        if len(rows) > 1:
            yield rows
            yield from _outermost(grid, rows)
    totals = [other for other in others if other < row and _TOTAL.match(grid.label(other))]
    if len(totals) > 1:
        yield totals


def _back_to_total(grid: Grid, rows: Sequence[int]) -> list[int]:
    last = max((n for n, row in enumerate(rows) if _BARE_TOTAL.match(grid.label(row))), default=-1)
    return list(rows[last + 1 :])


def _outermost(grid: Grid, rows: Sequence[int]) -> Iterator[list[int]]:
    """Only the rows of each kind of printed number: the roman ones, the whole ones, those with a number at
    all.
    """
    kinds = (r"[IVXLC]+", r"[A-ZĐ]", r"\d+", r"\d+(?:\.\d+)*|[IVXLC]+|[a-zA-ZđĐ]")
    for kind in kinds:
        chosen = [row for row in rows if re.fullmatch(kind, grid.index(row))]
        if 1 < len(chosen) < len(rows):
            yield chosen


def _column_by_column(grid: Grid, row: int, parts: Sequence[int]) -> list[Sum]:
    relations = []
    for column in grid.columns:
        total = grid.cells.get((row, column))
        figures = [figure for part in parts if (figure := grid.cells.get((part, column)))]
        if total and len(figures) > 1 and _may_add_up(grid, column, [total, *figures]):
            relations.append(Sum((total.number,), tuple(figure.number for figure in figures)))
    return relations


def _may_add_up(grid: Grid, column: int, figures: Sequence[Figure]) -> bool:
    kinds = {figure.kind for figure in figures}
    return (
        len(kinds) == 1
        and kinds <= {FigureKind.COUNT, FigureKind.MONEY}
        and len({figure.unit for figure in figures if figure.unit}) <= 1
        and not grid.is_of_percents(column)
    )


def _parent_row(grid: Grid, row: int, spans: Spans) -> Iterator[Claim]:
    children = _children(grid, row)
    if len(children) < 2:
        return
    relations = _column_by_column(grid, row, children)
    held = sum(relation.holds(spans) for relation in relations)
    if held > 1 and held * 2 >= len(relations):
        yield from (Claim(Code.TABLE_SUM, relation, Certainty.SURE) for relation in relations)
    elif len(relations) == held == 1:
        yield Claim(Code.TABLE_SUM, relations[0], Certainty.SURE)
    elif len(relations) == 1 and _says_total(grid, row) and _is_near(grid, relations[0], 1):
        yield Claim(Code.TABLE_SUM, relations[0], Certainty.LIKELY)


def _says_total(grid: Grid, row: int) -> bool:
    following = grid.label(row + 1) if row + 1 < len(grid.table.rows) else ""
    return bool(_TOTAL.match(grid.label(row)) or _OF_WHICH.match(following))


def _children(grid: Grid, row: int) -> list[int]:
    """The rows one step below in the printed numbering (1 and 1.1, 1.2; I and 1, 2), up to the next of its
    kind.
    """
    index = grid.index(row)
    if not index:
        return []
    below = [other for other in grid.rows if other > row]
    if re.fullmatch(r"\d+(?:\.\d+)*", index):
        step = re.compile(rf"{re.escape(index)}\.\d+")
        return [other for other in below if step.fullmatch(grid.index(other))]
    chosen: list[int] = []
    for other in below:
        kind = _kind_of(grid.index(other))
        if kind == _kind_of(index):
            break
        if kind == "number":
            chosen.append(other)
    return chosen


def _kind_of(index: str) -> str:
    if re.fullmatch(r"[IVXLC]+", index):
        return "roman"
    if re.fullmatch(r"\d+", index):
        return "number"
    return "letter" if re.fullmatch(r"[A-ZĐ]", index) else "other"


def _is_near(grid: Grid, relation: Sum, least_digits: int) -> bool:
    figures = {figure.number: figure for figure in grid.cells.values()}
    total = figures[relation.left[0]]
    parts = [figures[number] for number in relation.right]
    surplus = sum((part.value for part in parts), start=Fraction(0)) - total.value
    if abs(surplus) <= _CLOSE * total.value and total.value >= 10**least_digits:
        return True
    return total.value >= 10**least_digits and any(
        is_slip_to(figure, figure.value + (surplus if figure is total else -surplus))
        for figure in (total, *parts)
    )


def _is_half(grid: Grid, relation: Sum) -> bool:
    """Whether total and parts are at least of one size."""
    figures = {figure.number: figure for figure in grid.cells.values()}
    total = figures[relation.left[0]].value
    parts = sum((figures[number].value for number in relation.right), start=Fraction(0))
    return 2 * total >= parts and 2 * parts >= total


def _rate_row(grid: Grid, row: int) -> Iterator[Claim]:
    """A rate with its two counts in the rows below it, or above."""
    label = grid.label(row)
    if _CHANGE.search(label) or not (_RATE.search(label) or _RATE.search(_unit(grid, row))):
        return
    for column in grid.columns:
        rate = grid.cells.get((row, column))
        if rate is None or not _is_rate(rate):
            continue
        pairs = (_pair(grid, row, column, 1), _pair(grid, row, column, -1))
        pair = next((pair for pair in pairs if pair and _belongs(grid, row, pair)), None)
        if pair and (claim := _rate_claim(grid, rate, pair, column)):
            yield claim
        elif run := _run_above(grid, row, column):
            yield from _rate_of_run(rate, run, _words(label))


def _unit(grid: Grid, row: int) -> str:
    column = grid.heads.unit_column
    return grid.table.rows[row][column].text if column is not None else ""


def _is_rate(figure: Figure) -> bool:
    return figure.kind is FigureKind.PERCENT


def _pair(grid: Grid, row: int, column: int, step: int) -> tuple[int, int] | None:
    """The two rows next to a rate that hold counts of one measure."""
    rows = (row + step, row + 2 * step)
    figures = [grid.cells.get((other, column)) for other in rows]
    if any(figure is None or figure.kind is FigureKind.PERCENT for figure in figures):
        return None
    units = {figure.unit for figure in figures if figure}
    return rows if len(units) == 1 else None


def _run_above(grid: Grid, row: int, column: int) -> list[Figure]:
    """The counts of one measure right above a rate that says "tỷ lệ", the uppermost first."""
    run: list[Figure] = []
    for other in range(row - 1, max(row - 1 - _LONGEST_RUN, -1), -1):
        figure = grid.cells.get((other, column))
        if figure is None or figure.kind is FigureKind.PERCENT or (run and figure.unit != run[0].unit):
            break
        if grid.index(other).count(".") != grid.index(row).count("."):
            break
        run.insert(0, figure)
    if _counts_follow(grid, row, column, run):
        return []
    named = _words(grid.label(row))
    is_named = any(len(named & _words(figure.noun)) * 2 >= len(named) for figure in run)
    return run if len(run) > 1 and is_named and _SAYS_RATE.match(grid.label(row)) else []


def _counts_follow(grid: Grid, row: int, column: int, run: Sequence[Figure]) -> bool:
    """Whether more counts of the measure stand below: the rate may be theirs."""
    below = grid.cells.get((row + 1, column))
    return bool(run) and below is not None and below.unit == run[0].unit


def _rate_of_run(rate: Figure, run: Sequence[Figure], named: set[str]) -> Iterator[Claim]:
    """The count the rate names by the first of the run; or any other two of them."""
    pairs = [
        (part, whole) for whole in run for part in run if part is not whole and part.value <= whole.value
    ]
    shares = [Share(rate.number, (part.number,), (whole.number,)) for part, whole in pairs if whole.value]
    part = max(run[1:], key=lambda figure: len(named & _words(figure.noun)))
    shares.sort(key=lambda share: share.figures[1:] != (part.number, run[0].number))
    if shares:
        yield Claim(Code.PERCENT, shares[0], Certainty.LIKELY, tuple(shares[1:]))


def _belongs(grid: Grid, row: int, pair: tuple[int, int]) -> bool:
    """Whether the two counts are those of the rate: numbered below it or not at all, and in the same
    words.
    """
    index = grid.index(row)
    for other in pair:
        own = grid.index(other)
        if own and not (index and own.startswith(f"{index}.")) and not _same_parent(index, own):
            return False
    words = _words(grid.label(row))
    shared = max((len(words & _words(grid.label(other))) for other in pair), default=0)
    return shared >= 2 and shared * 3 >= len(words)


def _same_parent(index: str, other: str) -> bool:
    return "." in index and index.rpartition(".")[0] == other.rpartition(".")[0]


def _words(label: str) -> set[str]:
    return set(re.findall(r"\w+", label.lower())) - _SMALL_WORDS


def _rate_claim(grid: Grid, rate: Figure, pair: tuple[int, int], column: int) -> Claim | None:
    """None where nothing was counted: a rate of nothing is neither right nor wrong."""
    first, second = sorted(pair)
    whole, part = grid.cells[first, column], grid.cells[second, column]
    if _TOTAL.match(grid.label(second)) and not _TOTAL.match(grid.label(first)):
        whole, part = part, whole
    if whole.value == 0:
        return None
    plain = Share(rate.number, (part.number,), (whole.number,))
    other = Share(rate.number, (whole.number,), (part.number,))
    is_told = _TOTAL.match(grid.label(first)) or _TOTAL.match(grid.label(second))
    certainty = Certainty.SURE if is_told else Certainty.LIKELY
    return Claim(Code.PERCENT, plain, certainty, () if is_told or not part.value else (other,))
