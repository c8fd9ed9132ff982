"""Read what writers really print: spaces between thousands, English marks, a dot where a comma belongs."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from socai.domain.numbers.reading import Manner, NotANumber, Reading, read_number

_SPACED: Final = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?", re.ASCII)
_ONE_COMMA_GROUP: Final = re.compile(r"([1-9]\d{0,2}),(\d{3})", re.ASCII)
_ONE_DOT_GROUP: Final = re.compile(r"([1-9]\d{0,2})\.(\d{3})", re.ASCII)
_DOTS_THROUGHOUT: Final = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+)\.(\d{1,2})", re.ASCII)
_ZEROS_BEFORE: Final = re.compile(r"0+(\d+)(?:[.,](\d+))?", re.ASCII)
_LONGEST: Final = 40  # characters; money of the whole state has fewer
_SPACES: Final = re.compile(r"[ \u00a0\u202f]")


def read_leniently(printed: str, *, unit: str = "", whole: bool = False) -> tuple[Reading, ...]:
    """Every reading a proofreader has to consider, the likeliest first; none where no digits make sense.

    `whole` says that only whole things are counted: readings without decimals come first then, and a single
    group behind a dot is never a decimal part.
    """
    text = unicodedata.normalize("NFC", printed).strip().lstrip("+")
    if len(text) > _LONGEST:
        return ()
    if _SPACED.fullmatch(text):
        text = _SPACES.sub(".", text)
    readings = [*_strict(text, unit), *_loose(text, whole=whole)]
    if whole:
        readings.sort(key=lambda reading: reading.decimals > 0)
    return tuple(
        {reading.value: reading for reading in reversed(readings)}[value] for value in _values(readings)
    )


def _values(readings: list[Reading]) -> tuple[Fraction, ...]:
    return tuple(dict.fromkeys(reading.value for reading in readings))


def _strict(text: str, unit: str) -> tuple[Reading, ...]:
    try:
        return read_number(text, unit=unit).readings
    except NotANumber:
        return ()


def _loose(text: str, *, whole: bool) -> Iterator[Reading]:
    sign = -1 if text[:1] in ("-", "−") else 1
    digits = text.lstrip("-− ")
    if match := _ONE_COMMA_GROUP.fullmatch(digits):
        yield _reading(sign, match[1] + match[2], "", Manner.ENGLISH)
    elif match := _DOTS_THROUGHOUT.fullmatch(digits):
        yield _reading(sign, match[1].replace(".", ""), match[2], Manner.DECIMAL_DOT)
    elif match := _ZEROS_BEFORE.fullmatch(digits):
        yield _reading(sign, match[1], match[2] or "", Manner.VIETNAMESE)
    elif not whole and (match := _ONE_DOT_GROUP.fullmatch(digits)):
        yield _reading(sign, match[1], match[2], Manner.DECIMAL_DOT)


def _reading(sign: int, whole: str, part: str, manner: Manner) -> Reading:
    return Reading(Fraction(sign * int(whole + part), 10 ** len(part)), len(part), manner)
