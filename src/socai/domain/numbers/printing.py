"""Print numbers so that they can be read back in one way only."""

from fractions import Fraction

from socai.domain.numbers.intervals import Shortening, shorten
from socai.domain.numbers.reading import takes_decimal_dots

PERCENT = "%"


def print_number(
    number: int | Fraction,
    *,
    decimals: int = 0,
    unit: str = "",
    shortening: Shortening = Shortening.ROUNDED,
) -> str:
    """The number with exactly so many decimals, and its unit behind it.

    A whole number of a unit that is often written with a decimal dot (%, tỷ) gets no dots between its
    thousands: "1.234 tỷ" can be read in two ways.
    """
    shown = shorten(number, decimals, shortening)
    whole, part = divmod(abs(shown.numerator * (10**decimals // shown.denominator)), 10**decimals)
    grouped = decimals > 0 or not takes_decimal_dots(unit)
    digits = f"{whole:,}".replace(",", ".") if grouped else str(whole)
    sign = "-" if shown < 0 else ""
    fraction = f",{part:0{decimals}}" if decimals else ""
    return f"{sign}{digits}{fraction}{_behind(unit)}"


def print_percent(
    number: int | Fraction, *, decimals: int = 2, shortening: Shortening = Shortening.ROUNDED
) -> str:
    """A percent with at most so many decimals; zeros at the end are left out: 97,5%."""
    while decimals and shorten(number, decimals, shortening) == shorten(number, decimals - 1, shortening):
        decimals -= 1
    return print_number(number, decimals=decimals, unit=PERCENT, shortening=shortening)


def print_count(count: int) -> str:
    """A count in running text: below 10 with a zero before it, as letters of offices write 02, 05."""
    return f"0{count}" if 0 < count < 10 else print_number(count)


def _behind(unit: str) -> str:
    return unit if unit in ("", PERCENT) else f" {unit}"
