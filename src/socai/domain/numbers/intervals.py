"""What a printed figure may stand for: every number that is printed so."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Shortening(StrEnum):
    """How digits that find no room are dropped. Offices do both."""

    ROUNDED = "rounded"  # to the nearest, a half away from zero
    TRUNCATED = "truncated"  # towards zero


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; each end belongs to it or not."""

    low: Fraction
    high: Fraction
    includes_low: bool = True
    includes_high: bool = True

    def __contains__(self, number: int | Fraction) -> bool:
        above = self.low <= number if self.includes_low else self.low < number
        below = number <= self.high if self.includes_high else number < self.high
        return above and below


def shorten(number: int | Fraction, decimals: int, shortening: Shortening) -> Fraction:
    """The number as it is printed with so many decimals."""
    scale = 10**decimals
    size = abs(Fraction(number)) * scale
    whole = int(size + Fraction(1, 2)) if shortening is Shortening.ROUNDED else int(size)
    return Fraction(whole if number >= 0 else -whole, scale)


def interval_of(shown: Fraction, decimals: int, shortening: Shortening) -> Interval:
    """Every number that is printed as `shown`, ends where a half may have gone either way included."""
    unit = Fraction(1, 10**decimals)
    if shortening is Shortening.ROUNDED:
        return Interval(shown - unit / 2, shown + unit / 2)
    if shown == 0:
        return Interval(-unit, unit, includes_low=False, includes_high=False)
    if shown > 0:
        return Interval(shown, shown + unit, includes_high=False)
    return Interval(shown - unit, shown, includes_low=False)
