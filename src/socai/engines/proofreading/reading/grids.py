"""Lays cells into a full grid, so that every row has every column."""

from collections.abc import Sequence

from socai.engines.proofreading.model import Cell, Source, Table

LARGEST_GRID = 400_000  # places; a wider one is a mistake or a trap


def grid_of_texts(texts: Sequence[Sequence[str]], *, first_source: int = 1, name: str = "") -> Table:
    """A table without merged cells; short rows are filled with empty cells."""
    width = max((len(row) for row in texts), default=0)
    rows = tuple(
        tuple(
            Cell(
                row[column] if column < len(row) else "",
                number,
                column,
                sources=(Source(0, name, first_source + number),),
            )
            for column in range(width)
        )
        for number, row in enumerate(texts)
    )
    return Table(rows, name=name)


def grid_of_cells(rows: Sequence[Sequence[Cell]], *, name: str = "") -> Table:
    """A table in which each cell covers its span; of two that cover a place the first has it."""
    places: dict[tuple[int, int], Cell] = {}
    height = len(rows)
    for row in rows:
        for cell in row:
            for line in range(cell.row, min(cell.row + cell.row_span, height)):
                for column in range(cell.column, cell.column + cell.column_span):
                    places.setdefault((line, column), cell)
                    if len(places) > LARGEST_GRID:
                        return Table((), name=name)
    width = 1 + max((column for _, column in places), default=-1)
    if width * height > LARGEST_GRID:
        return Table((), name=name)
    return Table(
        tuple(
            tuple(places.get((line, column)) or Cell("", line, column) for column in range(width))
            for line in range(height)
        ),
        name=name,
    )
