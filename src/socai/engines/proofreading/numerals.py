"""Finds the numbers of one text: digits, measure, vagueness, and which two belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from socai.engines.proofreading.exclusions import Excluded
from socai.engines.proofreading.measures import is_percent, measure_at

_DIGITS: Final = re.compile(
    r"(?<![\w.,⁰¹²³⁴⁵⁶⁷⁸⁹])(?:(?<=[\s(:])[-−](?=\d))?(?:\d{1,3}(?: \d{3})+(?![\d.]|,\d*[^\d\s]|%)(?:,\d+)?"
    r"|\d(?:[\d.,]*\d)?)"
)
_SHORT_WORDS: Final = r"[^\d;:.,()/\n%]{0,40}?"
_STROKE: Final = re.compile(rf"{_SHORT_WORDS}\.?\s?/\s?", re.IGNORECASE)
_OUT_OF: Final = re.compile(
    rf"{_SHORT_WORDS}\s(?:trên|trong|/)\s(?:tổng số|tổng)\s(?:là\s)?|\s(?:\w+\s){{0,2}}trên\s", re.IGNORECASE
)
_TIGHT_RANGE: Final = re.compile(r"\s?%?\s?[-–]\s?(?:dưới\s|hết\s)?", re.IGNORECASE)
_RANGE: Final = re.compile(rf"{_SHORT_WORDS}%?\s?(?:-|–|đến|tới)\s(?:dưới\s|hết\s|trên\s)?", re.IGNORECASE)
_FROM: Final = re.compile(r"\btừ\s+(?:trên\s+)?$", re.IGNORECASE)
_CHANGES: Final = re.compile(r"\b(?:tăng|giảm|nâng|chuyển|rút|hạ)\b[^.;]{0,40}$", re.IGNORECASE)
_BEFORE: Final = re.compile(
    r"(?P<change>\b(?:cao|nhiều|ít|lớn|nhỏ|thấp|tốt|sớm|nhanh)\s+)?"
    r"\b(?P<word>khoảng|chừng|xấp xỉ|tầm|gần|hơn|trên|dưới|ít nhất|tối thiểu|không dưới|không thấp hơn"
    r"|tối đa|không quá"
    r"|không vượt quá)\s*(?:là\s+|đạt\s+)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[^.;,()\n\d]{0,30}?\btrở\s+(?P<word>lên|xuống|lại)", re.IGNORECASE)


class Vagueness(StrEnum):
    EXACT = "exact"
    ABOUT = "about"  # khoảng, xấp xỉ
    BELOW = "below"  # gần: the true number is a little less
    ABOVE = "above"  # trên, hơn: the true number is a little more
    AT_LEAST = "at_least"  # từ … trở lên, tối thiểu, ít nhất
    AT_MOST = "at_most"  # tối đa, không quá, dưới


class Join(StrEnum):
    ALONE = "alone"
    OVER = "over"
    UNDER = "under"
    FROM = "from"
    TO = "to"


_VAGUE: Final = {
    "khoảng": Vagueness.ABOUT, "chừng": Vagueness.ABOUT, "xấp xỉ": Vagueness.ABOUT, "tầm": Vagueness.ABOUT,
    "gần": Vagueness.BELOW, "hơn": Vagueness.ABOVE, "trên": Vagueness.ABOVE, "dưới": Vagueness.AT_MOST,
    "ít nhất": Vagueness.AT_LEAST, "tối thiểu": Vagueness.AT_LEAST, "không dưới": Vagueness.AT_LEAST,
    "không thấp hơn": Vagueness.AT_LEAST, "tối đa": Vagueness.AT_MOST, "không quá": Vagueness.AT_MOST,
    "không vượt quá": Vagueness.AT_MOST, "lên": Vagueness.AT_LEAST, "xuống": Vagueness.AT_MOST,
    "lại": Vagueness.AT_MOST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of one text. `after` is the end of its measure word; `partner` is a position in the same
    list."""

    start: int
    end: int
    after: int
    unit: str
    vagueness: Vagueness = Vagueness.EXACT
    join: Join = Join.ALONE
    partner: int | None = None


def numerals_in(text: str, excluded: Excluded, *, begin: int = 0) -> tuple[Numeral, ...]:
    """The numbers from `begin` on, in order."""
    found = list(_plain(text, excluded, begin))
    _join_neighbors(text, found)
    return tuple(_with_vagueness(text, numeral) for numeral in found)


def _plain(text: str, excluded: Excluded, begin: int) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(text, begin):
        start, end = match.span()
        if excluded.covers(start) or excluded.covers(end - 1):
            continue
        measure = measure_at(text, end)
        if measure is None and _is_glued(text, end):
            continue
        yield Numeral(start, end, measure[1] if measure else end, measure[0] if measure else "")


def _is_glued(text: str, end: int) -> bool:
    """Whether letters follow without a space, or behind a hyphen: a name like 5S or 3-G."""
    behind = text[end : end + 2]
    return behind[:1].isalpha() or (behind[:1] in ("-", "_") and behind[1:].isalpha())


def _join_neighbors(text: str, found: list[Numeral]) -> None:
    position = 0
    while position + 1 < len(found):
        joined = _joins(text, found[position], found[position + 1])
        if joined:
            found[position : position + 2] = _pair(found[position], found[position + 1], joined, position)
            position += 1
        position += 1
    _drop_strays(text, found)


def _joins(text: str, one: Numeral, other: Numeral) -> tuple[Join, Join] | None:
    between = text[one.end : other.start]
    if len(between) > 60:
        return None
    before = text[max(0, one.start - 45) : one.start]
    if not is_percent(one.unit) and (_STROKE.fullmatch(between) or _OUT_OF.fullmatch(between)):
        return Join.OVER, Join.UNDER
    if _CHANGES.search(before):
        return None
    if _TIGHT_RANGE.fullmatch(between) or (_FROM.search(before) and _RANGE.fullmatch(between)):
        return Join.FROM, Join.TO
    return None


def _pair(one: Numeral, other: Numeral, joins: tuple[Join, Join], position: int) -> list[Numeral]:
    """Both, each knowing the other; the measure behind the second is that of the first if it has none."""
    return [
        replace(one, join=joins[0], partner=position + 1, unit=one.unit or other.unit),
        replace(other, join=joins[1], partner=position, unit=other.unit or one.unit),
    ]


def _drop_strays(text: str, found: list[Numeral]) -> None:
    """Numbers around a stroke that belong to no pair are parts of something else, such as 5/KH or 1/2/3."""
    kept = [position for position, numeral in enumerate(found) if not _is_stray(text, numeral)]
    places = {position: place for place, position in enumerate(kept)}
    found[:] = [
        replace(found[position], partner=places.get(found[position].partner or 0))
        if found[position].partner is not None
        else found[position]
        for position in kept
    ]


def _is_stray(text: str, numeral: Numeral) -> bool:
    if numeral.join is not Join.ALONE or numeral.unit:
        return False
    return "/" in (text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1])


def _with_vagueness(text: str, numeral: Numeral) -> Numeral:
    if numeral.join in (Join.OVER, Join.UNDER):
        return numeral
    if match := _AFTER.match(text, numeral.after):
        return replace(numeral, vagueness=_VAGUE[match["word"].lower()])
    match = _BEFORE.search(text[max(0, numeral.start - 40) : numeral.start])
    if match is None or match["change"]:
        return numeral
    return replace(numeral, vagueness=_VAGUE[" ".join(match["word"].lower().split())])
