"""A document as the proofreader sees it: text whose every character keeps its place.

A tour. A `Document` is a tuple of blocks in the order they are read: a `Block` is one paragraph (a heading, a
line of a list, a footnote …), a `Table` is a grid of cells. A `Place` names a stretch of characters: the
number of the block in `document.blocks`, the row and column if the block is a table, and the offsets in the
text of that block or cell, the end not included. `document.text_at(place)` gives the characters back.

What the writer typed stays in `text`, a typed list label too; `content_from` says where the words behind the
label begin. A label that Word counts by itself is in `label` only. `sources` lead back into the file: Word's
part and paragraph, the page of a PDF, the line of a text.

Figures stand on this: see `figures.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """The part of a document a text belongs to."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"


class Kind(StrEnum):
    """What a paragraph is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the file the text from `start` on comes from.

    `part` is the name of the package part (word/document.xml), of the sheet, or empty. `number` is the
    paragraph in document order (w:p, from 0), the page of a PDF, the row of a sheet, the line of a text
    (from 1).
    """

    start: int
    part: str
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of characters; `end` is not included. Row and column are None outside tables."""

    part: Part
    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `level` is the depth of a heading or of a list line, 1 the outermost, 0 for none.

    `section` holds the headings above it, the outermost first, as they are printed.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    content_from: int = 0
    part: Part = Part.BODY
    section: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def content(self) -> str:
        """The words without the typed label."""
        return self.text[self.content_from :]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by its upper left corner, counted from 0. Its paragraphs are parted by line ends."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Every place of the grid, rows of one length. A merged cell is the same object wherever it reaches."""

    rows: tuple[tuple[Cell, ...], ...]
    part: Part = Part.BODY
    section: tuple[str, ...] = ()
    name: str = ""  # of the sheet, where a workbook has several

    def cells(self) -> Iterator[Cell]:
        """Each cell once, row by row."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if (cell.row, cell.column) == (number, column):
                    yield cell


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `notes` are sentences about what the reading had to leave out."""

    blocks: tuple[Block | Table, ...]
    format: str = "txt"
    name: str = ""
    notes: tuple[str, ...] = field(default=())

    def text_at(self, place: Place) -> str:
        return self.whole_text_of(place)[place.start : place.end]

    def whole_text_of(self, place: Place) -> str:
        """The text of the paragraph or cell in which the place lies."""
        block = self.blocks[place.block]
        if isinstance(block, Block):
            return block.text
        assert place.row is not None, place
        assert place.column is not None, place
        return block.rows[place.row][place.column].text

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Every paragraph and cell that has text, with the place of the whole of it."""
        for number, block in enumerate(self.blocks):
            if isinstance(block, Block):
                if block.text:
                    yield Place(block.part, number, 0, len(block.text)), block.text
                continue
            for cell in block.cells():
                if cell.text:
                    yield (
                        Place(block.part, number, 0, len(cell.text), row=cell.row, column=cell.column),
                        cell.text,
                    )
