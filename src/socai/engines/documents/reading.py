"""Read a Word document into its contents."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from socai.engines.documents.contents import Cell, Contents, Paragraph, Table
from socai.engines.documents.packages import open_document


def read_document(data: bytes) -> Contents:
    """The paragraphs and tables of the body, text in NFC. Raises DocumentRefused."""
    document = open_document(data)
    return Contents(tuple(_block(block) for block in document.iter_inner_content()))


def _block(block: Any) -> Paragraph | Table:
    if hasattr(block, "rows"):
        return Table(tuple(_rows(block)))
    return Paragraph(_text(block.text), block.style.name or "" if block.style else "")


def _rows(table: Any) -> Iterator[tuple[Cell, ...]]:
    origins: dict[Any, Cell] = {}
    for row_number, row in enumerate(table.rows):
        before = [None] * row.grid_cols_before
        after = [None] * row.grid_cols_after
        places = [*before, *row.cells, *after]
        yield tuple(_cell(place, row_number, column, origins) for column, place in enumerate(places))


def _cell(place: Any, row: int, column: int, origins: dict[Any, Cell]) -> Cell:
    """The cell that covers a place; where a row begins late or ends early, an empty one."""
    if place is None:
        return Cell("", row, column)
    # A merged cell comes again for each place it covers, as the same element.
    return origins.setdefault(place._tc, Cell(_text(place.text), row, column))


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", text)
