"""Reads HTML pages: what a reader sees, without fetching anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from socai.engines.proofreading.model import Cell, Source, Table
from socai.engines.proofreading.reading.grids import grid_of_cells
from socai.engines.proofreading.reading.outline import Line, clean, raised
from socai.engines.proofreading.reading.packages import MOST_MARKS
from socai.engines.proofreading.reading.refusals import ReadingRefused, Reason
from socai.engines.proofreading.reading.text import decode

_HIDDEN: Final = frozenset(
    ("script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe", "select")
)
_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|center|d[dlt]|div|fieldset|fig(?:caption|ure)|footer|form|header|hr|li|main"
    r"|nav|[ou]l|p|pre|section|table|tbody|td|tfoot|th|thead|tr|h[1-6]"
)
_WIDEST: Final = 200
_TALLEST: Final = 5_000
_MOST_ELEMENTS: Final = 400_000


def read_html(data: bytes) -> Iterator[Line | Table]:
    """The lines and tables of the page."""
    from lxml import etree  # noqa: PLC0415  (heavy: loads on first use)

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data))
    if text.count("<") > MOST_MARKS // 2:
        raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
    if not re.search(r"<\s*[a-zA-Z!]", text):
        raise ReadingRefused(Reason.MISLABELLED, ".html ≠ text")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingRefused(Reason.BROKEN) from error
    if root is None:
        raise ReadingRefused(Reason.NO_TEXT)
    page = _Page()
    page.walk(root)
    return iter(page.lines)


@dataclass(slots=True)
class _Page:
    """Gathers words into lines; a block element ends the line before it and its own."""

    lines: list[Line | Table] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    heading: int = 0
    label: str = ""
    counted: list[int] = field(default_factory=list)

    def walk(self, root: Any) -> None:
        """Every visible word under the root; an own stack, as pages nest deeply."""
        waiting: list[tuple[Any, bool]] = [(root, False)]
        seen = 0
        while waiting:
            element, leaving = waiting.pop()
            seen += 1
            if seen > _MOST_ELEMENTS:
                raise ReadingRefused(Reason.UNPACKS_TOO_LARGE)
            if leaving:
                self._leave(element)
                continue
            if not isinstance(element.tag, str) or element.tag in _HIDDEN or _is_hidden(element):
                self.say(element.tail)
            elif element.tag == "table":
                self.end_line()
                self.lines.append(_table(element))
                self.say(element.tail)
            else:
                self._enter(element)
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(element))

    def _enter(self, element: Any) -> None:
        if _BLOCKS.fullmatch(element.tag):
            self.end_line()
        if element.tag in ("ol", "ul"):
            self.counted.append(0 if element.tag == "ol" else -1)
        elif element.tag == "li":
            self._begin_item()
        elif re.fullmatch(r"h[1-6]", element.tag):
            self.heading = int(element.tag[1])
        elif element.tag == "br":
            self.end_line()
        self.say(raised(element.text) if element.tag == "sup" and element.text else element.text)

    def _leave(self, element: Any) -> None:
        if _BLOCKS.fullmatch(element.tag):
            self.end_line()
        if element.tag in ("ol", "ul"):
            self.counted.pop()
        self.say(element.tail)

    def _begin_item(self) -> None:
        if self.counted and self.counted[-1] >= 0:
            self.counted[-1] += 1
            self.label = f"{self.counted[-1]}."
        else:
            self.label = "-"

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def end_line(self) -> None:
        text = " ".join(clean("".join(self.words)).split())
        self.words.clear()
        if text:
            depth = len(self.counted) if self.label else 0
            number = len(self.lines) + 1
            sources = (Source(0, "", number),)
            self.lines.append(Line(text, sources, self.heading, self.label, depth))
            self.heading, self.label = 0, ""


def _table(table: Any) -> Table:
    """The grid of a table; tables inside its cells are read as words."""
    rows: list[list[Cell]] = []
    taken: set[tuple[int, int]] = set()
    for element in table.iter("tr"):
        if next(element.iterancestors("table")) is not table:
            continue
        rows.append(_row(element, len(rows), taken))
        if len(rows) >= _TALLEST:
            break
    return grid_of_cells(rows)


def _row(row: Any, number: int, taken: set[tuple[int, int]]) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for element in row.iterchildren("td", "th"):
        while (number, column) in taken:
            column += 1
        across, down = _span(element, "colspan", _WIDEST), _span(element, "rowspan", 500)
        if column + across > _WIDEST * 5:
            break
        taken.update((number + line, column + shift) for line in range(down) for shift in range(across))
        cells.append(Cell(_text(element), number, column, down, across, (Source(0, "", number + 1),)))
        column += across
    return cells


def _text(cell: Any) -> str:
    page = _Page()
    page.say(cell.text)
    for child in cell:
        if child.tag == "table":
            page.say(" ".join(" ".join(child.itertext()).split()))
            page.say(child.tail)
        else:
            page.walk(child)
    page.end_line()
    lines = [line for line in page.lines if isinstance(line, Line)]
    return "\n".join(f"{line.label} {line.text}" if len(line.label) > 1 else line.text for line in lines)


def _span(element: Any, name: str, largest: int) -> int:
    digits = re.fullmatch(r"\s*(\d{1,4})\s*", element.get(name, "1"), re.ASCII)
    return min(largest, max(1, int(digits[1]))) if digits else 1


def _is_hidden(element: Any) -> bool:
    style = re.sub(r"\s", "", element.get("style", "")).lower()
    return "display:none" in style or element.get("hidden") is not None
