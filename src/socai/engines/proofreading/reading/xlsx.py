"""Reads .xlsx as it is printed: values in their formats, merged cells, sheet by sheet.

The sheets are read from their XML and not through a spreadsheet library: those give 0.9785 where the sheet
prints 97,9%, and what is printed is what has to add up. Nor may one filled cell at the far corner cost
memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from socai.engines.proofreading.model import Cell, Source, Table
from socai.engines.proofreading.reading.docx_numbering import whole
from socai.engines.proofreading.reading.grids import LARGEST_GRID, grid_of_cells
from socai.engines.proofreading.reading.outline import Line, clean
from socai.engines.proofreading.reading.packages import Package, relations
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason
from socai.engines.proofreading.reading.sheet_formats import Formats, read_formats

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Book:
    texts: tuple[str, ...]
    formats: Formats


def read_xlsx(data: bytes) -> Iterator[Line | Table]:
    """Each visible sheet: lines where only one cell is filled, tables elsewhere."""
    package = Package(data)
    root = package.needed_tree("xl/workbook.xml")
    targets = relations(package.tree("xl/_rels/workbook.xml.rels"))
    book = _Book(_shared(package.tree("xl/sharedStrings.xml")), read_formats(package.tree("xl/styles.xml")))
    for sheet in root.iter(f"{S}sheet"):
        if sheet.get("state", "visible") != "visible":
            continue
        target = targets.get(sheet.get(_RELATION, ""), "").removeprefix("/").removeprefix("xl/")
        tree = package.tree(f"xl/{target}")
        if tree is not None:
            yield from _sheet(tree, book, clean(sheet.get("name", "")))


def _sheet(tree: Any, book: _Book, name: str) -> Iterator[Line | Table]:
    filled = {(cell.row, cell.column): cell for cell in _cells(tree, book, name)}
    merged = _merged(tree)
    gone = {place for origin, span in merged.items() for place in _covered(origin, span)}
    rows: dict[int, list[Cell]] = {}
    for (row, column), cell in sorted(filled.items()):
        if (row, column) not in gone:
            down, across = merged.get((row, column), (1, 1))
            rows.setdefault(row, []).append(Cell(cell.text, row, column, down, across, cell.sources))
    yield from _lines_and_tables(rows, name)


def _lines_and_tables(rows: dict[int, list[Cell]], name: str) -> Iterator[Line | Table]:
    """Rows of one cell before and behind the grid are titles and notes; an empty row parts two tables."""
    group: list[list[Cell]] = []
    last = -1
    for row, cells in rows.items():
        if group and row > last + 1:
            yield from _group(group, name)
            group = []
        group.append(cells)
        last = max([last, *(cell.row + cell.row_span - 1 for cell in cells)])
    yield from _group(group, name)


def _group(group: list[list[Cell]], name: str) -> Iterator[Line | Table]:
    while group and len(group[0]) == 1:
        yield _title(group.pop(0)[0], name)
    behind: list[Cell] = []
    while group and len(group[-1]) == 1:
        behind.insert(0, group.pop()[0])
    if group:
        first, left = group[0][0].row, min(cells[0].column for cells in group)
        tallest = group[-1][0].row - first + 1
        moved: list[list[Cell]] = [[] for _ in range(tallest)]
        for cells in group:
            moved[cells[0].row - first] = [_moved(cell, first, left) for cell in cells]
        yield grid_of_cells(moved, name=name)
    for cell in behind:
        yield _title(cell, name)


def _title(cell: Cell, name: str) -> Line:
    return Line(cell.text, (Source(0, name, cell.row + 1),))


def _moved(cell: Cell, first: int, left: int) -> Cell:
    return Cell(
        cell.text, cell.row - first, cell.column - left, cell.row_span, cell.column_span, cell.sources
    )


def _cells(tree: Any, book: _Book, name: str) -> Iterator[Cell]:
    count = 0
    for line, row in enumerate(tree.iter(f"{S}row")):
        number = whole(row.get("r"), otherwise=line + 1) - 1
        for position, element in enumerate(row.iterchildren(f"{S}c")):
            place = _PLACE.fullmatch(element.get("r", ""))
            column = _column(place[1]) if place else position
            text = clean(_printed(element, book)).strip()
            if text:
                count += 1
                yield Cell(text, number, column, sources=(Source(0, name, number + 1),))
            if count > LARGEST_GRID:
                raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)


def _printed(element: Any, book: _Book) -> str:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in element.iter(f"{S}t"))
    value = element.findtext(f"{S}v") or ""
    if kind == "s":
        number = whole(value, otherwise=-1)
        return book.texts[number] if 0 <= number < len(book.texts) else ""
    if kind == "n":
        return book.formats.printed(value, whole(element.get("s")))
    return "" if kind == "e" else value


def _shared(root: Any) -> tuple[str, ...]:
    if root is None:
        return ()
    return tuple(_without_hints(item) for item in root.iterchildren(f"{S}si"))


def _without_hints(item: Any) -> str:
    """The text of a shared string, without the reading hints of other scripts."""
    return "".join(text.text or "" for text in item.iter(f"{S}t") if text.getparent().tag != f"{S}rPh")


def _merged(tree: Any) -> dict[tuple[int, int], tuple[int, int]]:
    found = {}
    for element in tree.iter(f"{S}mergeCell"):
        places = _PLACE.findall(element.get("ref", ""))
        if len(places) == 2:
            (left, top), (right, bottom) = ((_column(letters), int(row) - 1) for letters, row in places)
            down, across = bottom - top + 1, right - left + 1
            if 0 < down <= 5_000 and 0 < across <= 500:
                found[top, left] = down, across
    return found


def _covered(origin: tuple[int, int], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for row in range(origin[0], origin[0] + span[0]):
        for column in range(origin[1], origin[1] + span[1]):
            if (row, column) != origin:
                yield row, column


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
