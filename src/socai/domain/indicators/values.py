"""Values of indicators: exact numbers, or one of three ways of having none. Zero is a number."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import Final


class Absence(StrEnum):
    EMPTY = "empty"  # nobody has said yet
    NOT_APPLICABLE = "not_applicable"  # there is nothing to say
    NOT_AVAILABLE = "not_available"  # it exists, and cannot be known here


Number = int | Fraction
Value = Number | Absence

# What can never be known outweighs what may still be filled in, and that what does not apply.
_BY_WEIGHT: Final = (Absence.NOT_AVAILABLE, Absence.EMPTY, Absence.NOT_APPLICABLE)


def heaviest(absences: Iterable[Absence]) -> Absence | None:
    """What a calculation over values with these absences comes to; None when there are none."""
    return min(absences, key=_BY_WEIGHT.index, default=None)


def exact(number: Number) -> Number:
    """A whole number as an int, whatever it was calculated from."""
    return int(number) if number == int(number) else number


def encode_value(value: Value) -> str:
    """The value as it is stored: "12", "481/5", "not_applicable"."""
    return str(value)


def decode_value(text: str) -> Value:
    """The stored value again."""
    if text in set(Absence):
        return Absence(text)
    return exact(Fraction(text))
