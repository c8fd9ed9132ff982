"""A table as numbers: which cells hold one figure, what their rows and columns are called."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from socai.engines.proofreading.figures import Figure, FigureKind, Vagueness
from socai.engines.proofreading.model import Document, Table
from socai.engines.proofreading.table_heads import Heads

_BESIDE_THE_NUMBER: Final = 14  # characters a cell may have besides its figure: a unit, a bracket
_MOST_COLUMNS: Final = 40


@dataclass(frozen=True)
class Grid:
    """The figures of one table by row and column; only cells that hold a single figure and little else."""

    table: Table
    heads: Heads
    cells: dict[tuple[int, int], Figure]

    @property
    def columns(self) -> list[int]:
        """The columns with figures, from the left."""
        return sorted({column for _, column in self.cells})[:_MOST_COLUMNS]

    @property
    def rows(self) -> list[int]:
        """The rows with figures, from the top."""
        return sorted({row for row, _ in self.cells})

    def label(self, row: int) -> str:
        """The words that name a row."""
        column = self.heads.label_column
        if column is not None:
            return " ".join(self.table.rows[row][column].text.split())
        return next(
            (t for cell in self.table.rows[row] if (t := cell.text.strip()) and not t[0].isdigit()), ""
        )

    def index(self, row: int) -> str:
        """The printed number of a row ("1.2", "II"), "" where it has none."""
        for column in sorted(self.heads.index_columns):
            text = self.table.rows[row][column].text.strip().strip(".)(")
            if re.fullmatch(r"\d+(?:\.\d+)*|[IVXLC]+|[a-zA-ZđĐ]", text):
                return text
        return ""

    def head(self, column: int) -> str:
        """All words above a column."""
        texts = (row[column].text for row in self.table.rows[: self.heads.head_rows])
        return " / ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))

    def group(self, column: int) -> str:
        """The outermost head over a column that covers its neighbours as well, "" where there is none."""
        for row in self.table.rows[: self.heads.head_rows]:
            if row[column].column_span > 1 and row[column].column_span < len(row):
                return f"{row[column].row}:{row[column].column}"
        return ""

    def column(self, column: int) -> dict[int, Figure]:
        return {row: figure for (row, at), figure in self.cells.items() if at == column}

    def is_of_percents(self, column: int) -> bool:
        figures = list(self.column(column).values())
        percents = sum(figure.kind is FigureKind.PERCENT for figure in figures)
        return percents * 2 > len(figures) or bool(
            re.search(r"tỷ lệ|tỉ lệ|%", self.head(column), re.IGNORECASE)
        )


def grids_of(document: Document, figures: Sequence[Figure]) -> Iterator[Grid]:
    """Every table that has figures."""
    by_table: dict[int, dict[tuple[int, int], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        place = figure.place
        if place.row is not None and place.column is not None:
            by_table[place.block][place.row, place.column].append(figure)
    for number, found in by_table.items():
        table = document.blocks[number]
        assert isinstance(table, Table), number
        cells = {place: each[0] for place, each in found.items() if _is_a_number(table, place, each)}
        if cells:
            yield Grid(table, Heads(table), cells)


def _is_a_number(table: Table, place: tuple[int, int], figures: Sequence[Figure]) -> bool:
    figure = figures[0]
    text = table.rows[place[0]][place[1]].text.strip()
    return (
        len(figures) == 1
        and figure.vagueness is Vagueness.EXACT
        and len(text) - len(figure.printed) <= _BESIDE_THE_NUMBER
    )
