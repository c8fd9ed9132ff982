"""Read printed numbers. What can be read in two ways comes back in both: arithmetic or a person decides."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from socai.domain.numbers.intervals import Interval, Shortening, interval_of


class Manner(StrEnum):
    VIETNAMESE = "vietnamese"  # 1.234,56
    DECIMAL_DOT = "decimal_dot"  # 87.81
    MISPLACED_DOT = "misplaced_dot"  # 24.50 meant as 2.450
    ENGLISH = "english"  # 1,234.56


class NotANumber(ValueError):
    """The text is no number as offices print them."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        super().__init__(
            f"{printed!r} is not a number; accepted are digits with dots between thousands and a comma "
            "before decimals, such as 1.234,56, with a unit behind it if any"
        )


class AmbiguousNumber(ValueError):
    """The text can be read in several ways and nothing here decides."""

    def __init__(self, number: "PrintedNumber") -> None:
        self.number = number
        ways = " or ".join(str(reading.value) for reading in number.readings)
        super().__init__(f"{number.printed!r} can mean {ways}; it takes a text that means one of them")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a printed number, with the decimals that were printed."""

    value: Fraction
    decimals: int
    manner: Manner

    def stands_for(self, shortening: Shortening) -> Interval:
        """Every number that is printed so. For what was measured or divided; a count stands for itself."""
        return interval_of(self.value, self.decimals, shortening)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as it stands on paper: its characters, its unit, and each way to read it."""

    printed: str
    unit: str
    readings: tuple[Reading, ...]

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1

    @property
    def only_reading(self) -> Reading:
        """The one reading; raises AmbiguousNumber where there are several."""
        if self.is_ambiguous:
            raise AmbiguousNumber(self)
        return self.readings[0]


_NUMBER_AND_UNIT: Final = re.compile(r"(?P<sign>[-−]?)\s*(?P<number>[\d.,]*\d)\s*(?P<unit>[^\d\s.,].*)?")
_VIETNAMESE: Final = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(?P<part>\d+))?", re.ASCII
)
_BELOW_TEN: Final = re.compile(r"(?P<whole>0\d)(?P<part>)", re.ASCII)
_ENGLISH: Final = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+(?=\.)))(?:\.(?P<part>\d+))?", re.ASCII
)
_ONE_DOT: Final = re.compile(r"(?P<whole>0|[1-9]\d*)\.(?P<part>\d+)", re.ASCII)
_ONE_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_DECIMAL_DOT_UNITS: Final = ("%", "tỷ", "tỉ", "phần trăm")


def takes_decimal_dots(unit: str) -> bool:
    """Whether a dot before three digits is often a decimal one where this unit follows."""
    return unicodedata.normalize("NFC", unit).casefold().startswith(_DECIMAL_DOT_UNITS)


def read_number(printed: str, *, unit: str = "") -> PrintedNumber:
    """The number with every way to read it, the likeliest manner first. Raises NotANumber.

    The unit is what follows the number, or else what the caller knows, such as the unit column of a table.
    """
    text = unicodedata.normalize("NFC", printed).strip()
    match = _NUMBER_AND_UNIT.fullmatch(text)
    if match is None:
        raise NotANumber(printed)
    unit = (match["unit"] or unit).strip()
    sign = -1 if match["sign"] else 1
    readings = tuple(_readings(match["number"], unit, sign))
    if not readings:
        raise NotANumber(printed)
    return PrintedNumber(printed, unit, readings)


def _readings(digits: str, unit: str, sign: int) -> Iterator[Reading]:
    if match := _VIETNAMESE.fullmatch(digits) or _BELOW_TEN.fullmatch(digits):
        yield _reading(match, sign, Manner.VIETNAMESE)
        if takes_decimal_dots(unit) and _ONE_GROUP.fullmatch(digits):
            yield _decimal_dot(digits, sign)
    elif match := _ENGLISH.fullmatch(digits):
        yield _reading(match, sign, Manner.ENGLISH)
    elif _ONE_DOT.fullmatch(digits):
        yield _decimal_dot(digits, sign)
        if not digits.startswith("0"):
            yield Reading(Fraction(sign * int(digits.replace(".", ""))), 0, Manner.MISPLACED_DOT)


def _decimal_dot(digits: str, sign: int) -> Reading:
    match = _ONE_DOT.fullmatch(digits)
    assert match is not None, digits
    return _reading(match, sign, Manner.DECIMAL_DOT)


def _reading(match: re.Match[str], sign: int, manner: Manner) -> Reading:
    part = match["part"] or ""
    whole = re.sub(r"[.,]", "", match["whole"])
    return Reading(Fraction(sign * int(whole + part), 10 ** len(part)), len(part), manner)
