"""What a document says, without how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by the place of its upper left corner, counted from 0."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """Every place of the grid. A merged cell stands in each place it covers."""

    rows: tuple[tuple[Cell, ...], ...]

    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(cell.text for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Contents:
    """Paragraphs and tables of the body, in the order they stand."""

    blocks: tuple[Paragraph | Table, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))
