"""Puts words into lines, lines into paragraphs, and words on ruled grids into tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from socai.engines.proofreading.model import Cell, Part, Source, Table
from socai.engines.proofreading.reading.grids import grid_of_cells
from socai.engines.proofreading.reading.outline import Line
from socai.engines.proofreading.reading.pdf_rules import Grid, grids_of
from socai.engines.proofreading.reading.pdf_words import Page, Word

_BEGINS_A_PARAGRAPH: Final = re.compile(
    r"(?:[-–—+*•·▪●○◦✓\uf0b7\uf02d]\s|[IVX]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s"
    r"|Nơi nhận|\(?Kèm)"
)
_ENDS: Final = re.compile(r"[.;:!?…]\W*$")
_SYMBOL_BULLET: Final = re.compile(r"^[\uf000-\uf0ff]")
_NOTE: Final = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s*|^\d{1,2}\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class _Row:
    """Words that stand on one line."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        return _SYMBOL_BULLET.sub("•", " ".join(word.text for word in self.words))

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)


def lines_of_pages(pages: Sequence[Page]) -> Iterator[Line | Table]:
    """Paragraphs and tables of all pages; those that a page end cuts in two are joined again."""
    pending: Line | Table | None = None
    usual = median(word.size for page in pages for word in page.words)
    for page in pages:
        for number, part in enumerate(_of_page(page, usual)):
            joined = _joined(pending, part) if number == 0 and pending is not None else None
            if joined is not None:
                pending = joined
                continue
            if pending is not None:
                yield pending
            pending = part
    if pending is not None:
        yield pending


def _of_page(page: Page, usual: float) -> list[Line | Table]:
    """The parts of one page from its top; its number is left out, its notes come last."""
    grids = list(grids_of(page.rules))
    inside: list[list[Word]] = [[] for _ in grids]
    outside: list[Word] = []
    for word in page.words:
        home = next((position for position, grid in enumerate(grids) if _stands_in(word, grid)), None)
        (outside if home is None else inside[home]).append(word)
    found: list[tuple[float, Line | Table]] = []
    for grid, words in zip(grids, inside, strict=True):
        if words:
            found.append((grid.ys[0], _table(grid, words, page.number)))
    rows = [row for row in _rows(outside, page.number) if not _is_page_number(row, page)]
    notes = _notes(rows, page, usual)
    body = [row for row in rows if row not in notes]
    tops = [grid.ys[0] for grid in grids]
    found += [(group[0].y, _line(group, Part.BODY)) for group in _paragraphs(body, tops)]
    parts = [part for _, part in sorted(found, key=lambda item: -item[0])]
    return parts + [_line(group, Part.FOOTNOTE) for group in _grouped_notes(notes)]


def _stands_in(word: Word, grid: Grid) -> bool:
    middle = (word.left + word.right) / 2
    return grid.xs[0] <= middle <= grid.xs[-1] and grid.ys[-1] <= word.y + word.size / 4 <= grid.ys[0]


def _rows(words: Sequence[Word], page: int) -> list[_Row]:
    """Words on one height, from the top; a raised word belongs to the line it is raised from."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and abs(rows[-1][0].y - word.y) <= 0.4 * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Row(tuple(sorted(row, key=lambda word: word.left)), page) for row in rows]


def _paragraphs(rows: Sequence[_Row], tops: Sequence[float]) -> Iterator[list[_Row]]:
    if not rows:
        return
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    group: list[_Row] = []
    for row in rows:
        if group and _parts(group[-1], row, left, right, tops):
            yield group
            group = []
        group.append(row)
    yield group


def _parts(above: _Row, row: _Row, left: float, right: float, tops: Sequence[float]) -> bool:
    """Whether a new paragraph begins with the row."""
    if _BEGINS_A_PARAGRAPH.match(row.text) or any(above.y > top >= row.y for top in tops):
        return True
    size = max(above.size, row.size)
    if above.y - row.y > 2.1 * size or abs(above.size - row.size) > 0.15 * size:
        return True
    if above.right < right - 0.12 * (right - left):
        return True  # the line above was not filled, so its paragraph ended there
    return row.left > left + 1.2 * size and bool(_ENDS.search(above.text))


def _line(rows: Sequence[_Row], part: Part) -> Line:
    text, sources = "", []
    for row in rows:
        text += " " if text else ""
        sources.append(Source(len(text), "", row.page))
        text += row.text
    if part is Part.FOOTNOTE:
        text = _NOTE.sub("", text)
        sources = sources[:1]
    return Line(text, tuple(sources), part=part)


def _is_page_number(row: _Row, page: Page) -> bool:
    at_an_edge = row.y > 0.9 * page.height or row.y < 0.08 * page.height
    return at_an_edge and bool(
        re.fullmatch(r"[-–\s]*(?:Trang\s)?[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:/\d{1,4})?[-–\s]*", row.text)
    )


def _notes(rows: Sequence[_Row], page: Page, usual: float) -> list[_Row]:
    """The small print at the foot of the page, from its first mark on."""
    notes: list[_Row] = []
    for row in reversed(rows):
        if row.size > 0.9 * usual or row.y > 0.5 * page.height:
            break
        notes.insert(0, row)
    while notes and not _NOTE.match(notes[0].text):
        notes.pop(0)
    return notes


def _grouped_notes(notes: Sequence[_Row]) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for row in notes:
        if group and _NOTE.match(row.text):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _table(grid: Grid, words: Sequence[Word], page: int) -> Table:
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = grid.place_of((word.left + word.right) / 2, word.y + word.size / 4)
        if place is not None:
            held.setdefault(place, []).append(word)
    rows: list[list[Cell]] = [[] for _ in range(len(grid.ys) - 1)]
    for origin in sorted(set(grid.origins.values())):
        covered = [place for place, cell in grid.origins.items() if cell == origin]
        down = 1 + max(row for row, _ in covered) - origin[0]
        across = 1 + max(column for _, column in covered) - origin[1]
        text = _words_of_cell(_rows(held.get(origin, ()), page))
        rows[origin[0]].append(Cell(text, *origin, down, across, (Source(0, "", page),)))
    return grid_of_cells(rows)


def _words_of_cell(rows: Sequence[_Row]) -> str:
    """Lines of a narrow cell are one paragraph, unless one begins with a label."""
    text = ""
    for row in rows:
        gap = "\n" if _BEGINS_A_PARAGRAPH.match(row.text) else " "
        text = f"{text}{gap}{row.text}" if text else row.text
    return text


def _joined(above: Line | Table, below: Line | Table) -> Line | Table | None:
    """The two as one where only the page end parts them."""
    if isinstance(above, Table) and isinstance(below, Table):
        return _one_table(above, below)
    if not isinstance(above, Line) or not isinstance(below, Line):
        return None
    goes_on = above.part is below.part is Part.BODY and not _ENDS.search(above.text)
    if not goes_on or _BEGINS_A_PARAGRAPH.match(below.text) or not below.text[:1].islower():
        return None
    shift = len(above.text) + 1
    sources = tuple(replace(source, start=source.start + shift) for source in below.sources)
    return replace(above, text=f"{above.text} {below.text}", sources=above.sources + sources)


def _one_table(above: Table, below: Table) -> Table | None:
    """A table and its continuation on the next page; a head printed again is left out."""
    if not above.rows or not below.rows or len(above.rows[0]) != len(below.rows[0]):
        return None
    texts = [tuple(cell.text for cell in row) for row in above.rows]
    skipped = 0
    for row, known in zip(below.rows, texts, strict=False):
        if tuple(cell.text for cell in row) != known:
            break
        skipped += 1
    shift = len(above.rows) - skipped
    moved = {
        id(cell): replace(cell, row=max(cell.row, skipped) + shift)
        for row in below.rows[skipped:]
        for cell in row
    }
    rows = tuple(tuple(moved[id(cell)] for cell in row) for row in below.rows[skipped:])
    return replace(above, rows=above.rows + rows)
