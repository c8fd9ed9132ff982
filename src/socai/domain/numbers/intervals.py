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

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.includes_low and other.includes_low,
            self.includes_high and other.includes_high,
        )

    def times(self, factor: int | Fraction) -> "Interval":
        """Every number of this interval multiplied by the factor."""
        if factor >= 0:
            return Interval(self.low * factor, self.high * factor, self.includes_low, self.includes_high)
        return Interval(self.high * factor, self.low * factor, self.includes_high, self.includes_low)

    def meets(self, other: "Interval") -> "Interval | None":
        """What both have in common, or None."""
        low, includes_low = max((self.low, not self.includes_low), (other.low, not other.includes_low))
        high, includes_high = min((self.high, self.includes_high), (other.high, other.includes_high))
        both = Interval(low, high, not includes_low, includes_high)
        return both if low < high or (low == high and both.includes_low and both.includes_high) else None


def point(number: int | Fraction) -> Interval:
    """The interval of one number."""
    return Interval(Fraction(number), Fraction(number))


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


def stands_for(shown: Fraction, decimals: int) -> Interval:
    """Every number that is printed as `shown` by one writer or another: rounded or truncated, ends
    included.
    """
    unit = Fraction(1, 10**decimals)
    below = unit if shown <= 0 else unit / 2
    above = unit if shown >= 0 else unit / 2
    return Interval(shown - below, shown + above)
