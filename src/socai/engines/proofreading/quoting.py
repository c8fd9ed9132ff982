"""The words around a place, short enough to be read at a glance."""

import re
from typing import Final

from socai.engines.proofreading.model import Document, Place, Table

_LONGEST: Final = 240
_SENTENCE_END: Final = re.compile(r"[.;](?=\s+[^\W\d_])|\n")


def quote_at(document: Document, place: Place) -> str:
    """The sentence in which the place lies, cut at words where it is long."""
    if place.row is not None:
        return _row_of(document, place)
    text = document.whole_text_of(place)
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, place.start)), default=0)
    following = _SENTENCE_END.search(text, place.end)
    end = following.end() if following else len(text)
    if end - start > _LONGEST:
        start, end = _cut(text, start, end, place)
    return " ".join(text[start:end].split())


def _cut(text: str, start: int, end: int, place: Place) -> tuple[int, int]:
    first = max(start, place.start - _LONGEST // 2)
    last = min(end, place.end + _LONGEST // 2)
    if first > start:
        first = text.find(" ", first, place.start) + 1 or place.start
    if last < end:
        last = max(text.rfind(" ", place.end, last), place.end)
    return first, last


def _row_of(document: Document, place: Place) -> str:
    """The cells of the row, parted by bars."""
    table = document.blocks[place.block]
    assert isinstance(table, Table), place
    assert place.row is not None, place
    texts = dict.fromkeys((cell.row, cell.column) for cell in table.rows[place.row])
    cells = (table.rows[row][column].text for row, column in texts)
    words = " | ".join(" ".join(text.split()) for text in cells if text.strip())
    return words if len(words) <= 2 * _LONGEST else f"{words[: 2 * _LONGEST]}…"
