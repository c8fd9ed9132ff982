"""A table with one indicator in each row, read like the lines of a list, column by column."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from socai.engines.proofreading.claims.breakdowns import Breakdown
from socai.engines.proofreading.claims.grids import Grid
from socai.engines.proofreading.claims.mentions import Line, Mention
from socai.engines.proofreading.claims.roles import Family, Role, family_of
from socai.engines.proofreading.figures import FigureKind
from socai.engines.proofreading.model import Block

_MOST_COLUMNS: Final = 6  # a wider table compares units, and its columns speak for themselves
_OF_WHICH: Final = re.compile(r"^\W*(?:trong đó|bao gồm|gồm)\b\W*", re.IGNORECASE)
_DASHED: Final = re.compile(r"^\W*[-+•–]")
_DIVIDED: Final = {
    Family.TIME: {Role.ENDED, Role.OPEN},
    Family.CHANNEL: {Role.RECEIVED, Role.NEW},
}


def indicator_lines(grid: Grid) -> Iterator[tuple[Line, ...]]:
    """For each column, its rows as lines with one figure each."""
    if len(grid.columns) > _MOST_COLUMNS:
        return
    for column in grid.columns:
        rows = sorted(grid.column(column).items())
        if len(rows) > 1:
            yield tuple(_line(grid, row, column) for row, _ in rows)


def _line(grid: Grid, row: int, column: int) -> Line:
    figure = grid.cells[row, column]
    label = grid.label(row)
    block = Block(f"{label}: {figure.printed}", section=(f"{figure.place.block}",))
    mention = Mention(figure, label, label, figure.unit, depth=0, sentence=0)
    return Line(row, block, (mention,))


def breakdowns_of_rows(lines: Sequence[Line]) -> Iterator[Breakdown]:
    """A row and those right below it that divide it: of one family, or marked "Trong đó" and dashed."""
    for position, line in enumerate(lines):
        (total,) = line.mentions
        if total.figure.kind not in (FigureKind.COUNT, FigureKind.MONEY):
            continue
        run = _marked(lines, position) or _of_one_family(lines, position)
        if len(run) > 1:
            yield Breakdown(total, tuple(run), run[0].family, is_list=True)


def _marked(lines: Sequence[Line], position: int) -> list[Mention]:
    following = lines[position + 1 :]
    if not following or not _OF_WHICH.match(following[0].block.text):
        return []
    run = [following[0].mentions[0]]
    for line in following[1:]:
        if not _DASHED.match(line.block.text):
            break
        run.append(line.mentions[0])
    return [part for part in run if part.figure.kind is lines[position].mentions[0].figure.kind]


def _of_one_family(lines: Sequence[Line], position: int) -> list[Mention]:
    total = lines[position].mentions[0]
    run: list[Mention] = []
    for line in lines[position + 1 :]:
        part = line.mentions[0]
        family = family_of(part.role)
        if (
            total.role not in _DIVIDED.get(family or Family.STATE, ())
            or part.figure.kind is not total.figure.kind
        ):
            break
        if run and (family is not run[0].family or part.role in [other.role for other in run]):
            break
        run.append(part)
    return run
