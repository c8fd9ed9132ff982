"""Reads .docx: paragraphs with their labels, tables, notes, headers, text boxes; tracked changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from socai.engines.proofreading.model import Cell, Part, Source, Table
from socai.engines.proofreading.reading.docx_numbering import (
    Labels,
    Style,
    outline_level,
    own_numbering,
    read_labels,
    read_styles,
    whole,
)
from socai.engines.proofreading.reading.docx_words import W, Words, is_struck, words_of
from socai.engines.proofreading.reading.grids import grid_of_cells
from socai.engines.proofreading.reading.outline import Line
from socai.engines.proofreading.reading.packages import Package

MAIN_PART = "word/document.xml"
_ROOM = "word/"
_WIDEST = 200  # columns
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


def read_docx(data: bytes) -> Iterator[Line | Table]:
    """Headers, the body with notes and text boxes behind the paragraphs that bear them, then footers."""
    package = Package(data)
    reader = _Reader(
        package, read_styles(package.tree("word/styles.xml")), read_labels(package.tree("word/numbering.xml"))
    )
    root = package.needed_tree(MAIN_PART)
    yield from reader.part_of_a_page(r"word/header\d*\.xml", Part.HEADER)
    yield from reader.blocks(root.find(f"{W}body"), MAIN_PART)
    yield from reader.part_of_a_page(r"word/footer\d*\.xml", Part.FOOTER)


@dataclass(slots=True)
class _Reader:
    package: Package
    styles: dict[str, Style]
    labels: Labels
    paragraphs: dict[str, dict[Any, int]] = field(default_factory=dict)  # their numbers, by part
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def part_of_a_page(self, pattern: str, part: Part) -> Iterator[Line | Table]:
        for name in self.package.names(pattern):
            root = self.package.tree(name)
            if root is not None:
                yield from self.blocks(root, name, part)

    def blocks(self, container: Any, name: str, part: Part = Part.BODY) -> Iterator[Line | Table]:
        """The lines and tables of a container; a struck end of a paragraph joins it with the next."""
        begun: list[Any] = []
        for element in _children(container):
            if element.tag == f"{W}tbl":
                yield from self._flush(begun, name, part)
                yield from self._table(element, name, part)
                continue
            begun.append(element)
            if not is_struck(element.find(f"{W}pPr")):
                yield from self._flush(begun, name, part)
        yield from self._flush(begun, name, part)

    def _flush(self, begun: list[Any], name: str, part: Part) -> Iterator[Line | Table]:
        paragraphs = begun.copy()
        begun.clear()
        if paragraphs:
            words = [words_of(paragraph) for paragraph in paragraphs]
            line = self._line(paragraphs, words, name, part)
            if line.text.strip():
                yield line
            yield from self._hanging(words, name, part)

    def _line(self, paragraphs: list[Any], words: list[Words], name: str, part: Part) -> Line:
        text, sources = "", []
        for paragraph, said in zip(paragraphs, words, strict=True):
            sources.append(Source(len(text), name, self._number(paragraph, name)))
            text += said.text
        properties = paragraphs[-1].find(f"{W}pPr")
        style = self._style(properties)
        label, depth = self._label(properties, style) if text.strip() else ("", 0)
        heading = outline_level(properties) or style.heading
        return Line(text, tuple(sources), heading, label, depth, part)

    def _style(self, properties: Any) -> Style:
        name = properties.find(f"{W}pStyle") if properties is not None else None
        return self.styles.get(name.get(f"{W}val", ""), Style()) if name is not None else Style()

    def _label(self, properties: Any, style: Style) -> tuple[str, int]:
        number, depth = own_numbering(properties) or (style.list_number, style.list_level)
        if number in ("", "0"):
            return "", 0
        return self.labels.next(number, depth), depth + 1

    def _number(self, paragraph: Any, name: str) -> int:
        """The position of the paragraph among all of its part."""
        if name not in self.paragraphs:
            everything = paragraph.getroottree().getroot().iter(f"{W}p")
            self.paragraphs[name] = {element: number for number, element in enumerate(everything)}
        return self.paragraphs[name][paragraph]

    def _hanging(self, words: list[Words], name: str, part: Part) -> Iterator[Line | Table]:
        for said in words:
            for box in said.boxes:
                yield from self.blocks(box, name, Part.TEXT_BOX if part is Part.BODY else part)
            for kind, number in said.notes:
                yield from self._note(kind, number)

    def _note(self, kind: str, number: str) -> Iterator[Line | Table]:
        name = f"{_ROOM}{kind}s.xml"
        if name not in self.notes:
            root = self.package.tree(name)
            found = {} if root is None else {item.get(f"{W}id"): item for item in root}
            self.notes[name] = found
        note = self.notes[name].pop(number, None)
        if note is not None:
            yield from self.blocks(note, name, Part.FOOTNOTE)

    def _table(self, table: Any, name: str, part: Part) -> Iterator[Line | Table]:
        rows: list[list[Cell]] = []
        hanging: list[Words] = []
        for row in _rows(table):
            rows.append(list(self._cells(row, len(rows), name, hanging)))
        _stretch(rows)
        grid = grid_of_cells([[cell for cell in row if cell.row_span] for row in rows])
        yield Table(grid.rows, part)
        yield from self._hanging(hanging, name, part)

    def _cells(self, row: Any, number: int, name: str, hanging: list[Words]) -> Iterator[Cell]:
        column = _skipped(row, "gridBefore")
        for cell in _children_named(row, "tc"):
            properties = cell.find(f"{W}tcPr")
            span = min(_WIDEST, max(1, _value(properties, "gridSpan", otherwise=1)))
            text, sources = self._cell_text(cell, name, hanging)
            goes_on = properties is not None and _continues(properties.find(f"{W}vMerge"))
            yield Cell(text, number, column, 0 if goes_on else 1, span, sources)
            column += span

    def _cell_text(self, cell: Any, name: str, hanging: list[Words]) -> tuple[str, tuple[Source, ...]]:
        """The paragraphs of a cell, those of a table inside it too, each on a line."""
        lines: list[str] = []
        sources: list[Source] = []
        start = 0
        for paragraph in _paragraphs_within(cell):
            said = words_of(paragraph)
            hanging.append(said)
            properties = paragraph.find(f"{W}pPr")
            if not said.text.strip():
                continue
            label, _ = self._label(properties, self._style(properties))
            lines.append(f"{label} {said.text}" if label else said.text)
            shift = len(label) + 1 if label else 0
            sources.append(Source(start + shift, name, self._number(paragraph, name)))
            start += len(lines[-1]) + 1
        return "\n".join(lines), tuple(sources)


def _children(container: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and accepted insertions."""
    waiting = list(reversed(container)) if container is not None else []
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in (
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}moveTo",
            f"{W}customXml",
            f"{W}smartTag",
        ):
            waiting.extend(reversed(element))


def _children_named(parent: Any, name: str) -> Iterator[Any]:
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag in _WRAPPERS:
            waiting.extend(reversed(element))


def _rows(table: Any) -> Iterator[Any]:
    return (row for row in _children_named(table, "tr") if not is_struck(row.find(f"{W}trPr")))


def _paragraphs_within(cell: Any) -> Iterator[Any]:
    for element in _children(cell):
        if element.tag == f"{W}p":
            yield element
        else:
            for row in _rows(element):
                for inner in _children_named(row, "tc"):
                    yield from (child for child in inner.iter(f"{W}p"))


def _stretch(rows: list[list[Cell]]) -> None:
    """Lengthen each cell over those that only continue it; one that continues nothing stands alone."""
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            if cell.row_span:
                above[cell.column] = number, position
                continue
            begun = above.get(cell.column)
            if begun is None:
                row[position] = _with_span(cell, 1)
                above[cell.column] = number, position
                continue
            origin = rows[begun[0]][begun[1]]
            rows[begun[0]][begun[1]] = _with_span(origin, number - origin.row + 1)


def _with_span(cell: Cell, span: int) -> Cell:
    return Cell(cell.text, cell.row, cell.column, span, cell.column_span, cell.sources)


def _continues(merge: Any) -> bool:
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _skipped(row: Any, name: str) -> int:
    return min(_WIDEST, _value(row.find(f"{W}trPr"), name))


def _value(properties: Any, name: str, *, otherwise: int = 0) -> int:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return whole(element.get(f"{W}val"), otherwise=otherwise) if element is not None else otherwise
