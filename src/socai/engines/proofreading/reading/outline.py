"""Tells headings, list lines and paragraphs apart, the same for every format."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from socai.engines.proofreading.model import Block, Kind, Part, Source, Table

_LONGEST_HEADING: Final = 200
_LONGEST_TEXT: Final = 6_000
_LABEL: Final = re.compile(
    r"(?P<label>[IVX]{1,5}[.)]|[A-HĐ][.)]|\d{1,2}(?:\.\d{1,2}){0,4}[.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s+[A-ZĐÀ-Ỹ])"
    r"|[a-zđ][.)]|(?:[-–—+*•·▪●○◦✓§]\s+)*[-–—+*•·▪●○◦✓§](?!\d))\s*(?=\S)"
)
_DASHES: Final = "-–—•●"
_LEVELS: Final = {"+": 5}
_ENDS_A_SENTENCE: Final = re.compile(r"[.;,]\s*$")
_STATES_A_FIGURE: Final = re.compile(
    r":\s*(?:\S+\s+){0,3}\d|\d[\d.,]*\s*(?:%|đồng|triệu|tỷ|hồ sơ|nhiệm vụ|người)"
)
_CAPITALS: Final = re.compile(r"[^\W\d_]")
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as a reader of one format hands it over. `heading` and `depth` are what its format says."""

    text: str
    sources: tuple[Source, ...] = ()
    heading: int = 0
    label: str = ""
    depth: int = 0
    part: Part = Part.BODY


def clean(text: str) -> str:
    """The text in NFC, without characters that mean nothing on paper."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f]", "", text)


def raised(text: str) -> str:
    """Digits printed above the line: a mark of a footnote or a power, no figure."""
    return text.translate(_SUPERSCRIPTS)


def outline(lines: Iterable[Line | Table]) -> tuple[Block | Table, ...]:
    """The blocks with their kinds, labels and the headings above them."""
    return tuple(_under_headings(lines))


def _under_headings(lines: Iterable[Line | Table]) -> Iterator[Block | Table]:
    path: list[tuple[int, str]] = []
    for line in _of_bearable_length(lines):
        section = tuple(title for _, title in path)
        if isinstance(line, Table):
            yield replace(line, section=section)
            continue
        block = _block(line)
        if block.kind is Kind.HEADING and block.part is Part.BODY:
            while path and path[-1][0] >= block.level:
                path.pop()
            section = tuple(title for _, title in path)
            path.append((block.level, " ".join(block.text.split())))
        yield replace(block, section=section)


def _of_bearable_length(lines: Iterable[Line | Table]) -> Iterator[Line | Table]:
    """Longer texts in pieces, so that no search runs without end; the end of such a cell is lost."""
    for line in lines:
        if isinstance(line, Table):
            longest = max((len(cell.text) for cell in line.cells()), default=0)
            yield line if longest <= _LONGEST_TEXT else _shortened(line)
        else:
            yield from _pieces(line)


def _pieces(line: Line) -> Iterator[Line]:
    start = 0
    while len(line.text) - start > _LONGEST_TEXT:
        end = (
            line.text.rfind(" ", start + _LONGEST_TEXT // 2, start + _LONGEST_TEXT) + 1
            or start + _LONGEST_TEXT
        )
        yield _piece(line, start, end)
        start = end
    yield line if start == 0 else _piece(line, start, len(line.text))


def _piece(line: Line, start: int, end: int) -> Line:
    begun = [source for source in line.sources if source.start <= start][-1:]
    within = [source for source in line.sources if start < source.start < end]
    sources = (replace(source, start=max(0, source.start - start)) for source in (*begun, *within))
    return replace(line, text=line.text[start:end], sources=tuple(sources))


def _shortened(table: Table) -> Table:
    cells = {id(cell): replace(cell, text=cell.text[:_LONGEST_TEXT]) for cell in table.cells()}
    return replace(table, rows=tuple(tuple(cells.get(id(cell), cell) for cell in row) for row in table.rows))


def _block(line: Line) -> Block:
    match = None if line.label else _LABEL.match(line.text)
    label = line.label or (match["label"] if match else "")
    content_from = match.end() if match else 0
    block = Block(line.text, Kind.PARAGRAPH, 0, label, content_from, line.part, (), line.sources)
    words = line.text[content_from:]
    if _is_heading(line, label, words):
        return replace(block, kind=Kind.HEADING, level=_heading_level(line, label))
    if label:
        return replace(block, kind=Kind.LIST_ITEM, level=_list_level(line, label))
    return block


def _is_heading(line: Line, label: str, words: str) -> bool:
    if line.part is not Part.BODY or not words.strip() or len(words) > _LONGEST_HEADING:
        return False
    if _STATES_A_FIGURE.search(words):
        return False
    if line.heading:
        return not words.rstrip().endswith(";")
    if re.fullmatch(r"[IVX]{1,5}[.)]|[A-HĐ][.)]", label):
        return _is_capitals(words) or not _ENDS_A_SENTENCE.search(words)
    if re.match(r"\d", label):
        return not _ENDS_A_SENTENCE.search(words) and len(words) <= 140 and ": " not in words
    return False


def _heading_level(line: Line, label: str) -> int:
    """By the label where there is one, so that a slip of styles does not break the path."""
    if re.fullmatch(r"[A-HĐ][.)]", label) and label[0] not in "IVXCD":
        return 1
    if re.fullmatch(r"[IVX]{1,5}[.)]", label):
        return 2
    if number := re.match(r"\d{1,2}(?:\.\d{1,2})*", label):
        return 3 + number[0].count(".")
    if label:
        return 6 if re.match(r"[a-zđ]", label) else 7
    return line.heading or 1


def _list_level(line: Line, label: str) -> int:
    if number := re.match(r"\d{1,2}(?:\.\d{1,2})*", label):
        return 1 + number[0].count(".")
    if re.match(r"[^\W\d_]", label):
        return 3
    last = label[-1]
    if line.depth and line.label and last not in "-+":
        return 3 + line.depth
    return 4 if last in _DASHES else _LEVELS.get(last, 6)


def _is_capitals(words: str) -> bool:
    letters = _CAPITALS.findall(words)
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)
