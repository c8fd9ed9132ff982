"""The words of a PDF page with their positions."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from socai.engines.proofreading.reading.outline import clean, raised
from socai.engines.proofreading.reading.pdf_rules import Rule

_MOST_CHARACTERS: Final = 60_000  # on one page
_MAY_BE_RAISED: Final = re.compile(r"(?:(?<=[^\W\d])|^)\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between; `y` is the line they stand on, in points upwards."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    is_picture: bool = False


def words_of(page: Any) -> tuple[Word, ...]:
    """The words of the page in the order they are stored."""
    layer = page.get_textpage()
    try:
        text = _characters(layer)
        usual = 0.0
        words = []
        for match in re.finditer(r"[^\s\x00\ufffe\uffff\x02]+", text):
            word = _word(layer, match, usual)
            if word is not None:
                usual = word.size or usual
                words.append(word)
        return tuple(words)
    finally:
        layer.close()


def _characters(layer: Any) -> str:
    """One character for each position of the layer, so that positions of the text are those of the boxes."""
    from pypdfium2 import raw  # noqa: PLC0415  (heavy: loads on first use)

    count = min(_MOST_CHARACTERS, layer.count_chars())
    text: str = layer.get_text_range(0, count) if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(layer, position) for position in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _word(layer: Any, match: re.Match[str], usual: float) -> Word | None:
    from pypdfium2 import raw  # noqa: PLC0415  (loads on first use)

    first, last = match.start(), match.end() - 1
    left, bottom, _, top = layer.get_charbox(first, loose=True)
    right = left if first == last else layer.get_charbox(last)[2]
    right = max(right, layer.get_charbox(first)[2])
    text = unicodedata.normalize("NFC", clean(match[0]))
    if not text:
        return None
    size = raw.FPDFText_GetFontSize(layer, first) or top - bottom
    height = top - bottom
    if mark := _MAY_BE_RAISED.search(text):
        small = layer.get_charbox(last, loose=True)
        body = height if mark.start() else usual
        if body and small[3] - small[1] < 0.78 * body:
            text = text[: mark.start()] + raised(mark[0])
            height = body
    return Word(text, left, right, bottom, height or size)
