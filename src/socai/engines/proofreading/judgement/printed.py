"""What a printed figure may stand for, and how another number would stand in its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from socai.domain.numbers import Interval, Manner, Reading, Shortening, print_number
from socai.domain.numbers.intervals import point, shorten, stands_for
from socai.engines.proofreading.figures import Figure, FigureKind, Vagueness
from socai.engines.proofreading.judgement.typos import is_single_typo, single_typos

_VAGUE: Final = {
    # How far a vague word lets the true number be from the printed one, below and above.
    Vagueness.EXACT: (Fraction(0), Fraction(0)),
    Vagueness.ABOUT: (Fraction(1, 10), Fraction(1, 10)),
    Vagueness.BELOW: (Fraction(1, 10), Fraction(0)),
    Vagueness.ABOVE: (Fraction(0), Fraction(1, 10)),
    Vagueness.AT_LEAST: (Fraction(0), Fraction(10)),
    Vagueness.AT_MOST: (Fraction(1), Fraction(0)),
}
_MOST_DIGITS: Final = 15
_FARTHEST_SHIFT: Final = 2


@dataclass(frozen=True, slots=True)
class Repair:
    """Another number in the place of a figure: what it would be, how it would be printed, if one slip
    explains it.
    """

    value: Fraction
    printed: str
    is_typo: bool
    moves_mark: bool = False  # the same digits, the decimal mark elsewhere


def span_of(figure: Figure, reading: Reading) -> Interval:
    """Every number the figure may stand for when read so. A count stands for itself."""
    below, above = _VAGUE[figure.vagueness]
    low, high = _shown(figure, reading).low, _shown(figure, reading).high
    size = abs(reading.value)
    return Interval((low - size * below) * figure.scale, (high + size * above) * figure.scale)


def repairs_within(figure: Figure, reading: Reading, bounds: Interval) -> Iterator[Repair]:
    """The numbers within the bounds that could stand there instead: the plain one, and those one slip
    explains.
    """
    scaled = bounds.times(Fraction(1, figure.scale))
    if scaled.high < 0:
        return
    plain = _plain(figure, reading, scaled)
    if plain is not None:
        yield plain
    yield from (repair for repair in typo_repairs(figure, reading) if _fits(figure, reading, repair, bounds))


def typo_repairs(figure: Figure, reading: Reading) -> Iterator[Repair]:
    """Every number that one slip turns into the printed one."""
    digits = _digits(reading)
    seen = {int(digits)}
    for shift in range(1, min(reading.decimals, _FARTHEST_SHIFT) + 1):
        # The mark stands so many places too far to the left: 9,459 for 94,59, or a ratio printed for a
        # percent.
        moved = Reading(reading.value * 10**shift, reading.decimals - shift, reading.manner)
        seen.add(int(digits) * 10**shift)
        yield Repair(
            moved.value * figure.scale, reprint(figure, moved, moved.value), is_typo=True, moves_mark=True
        )
    for meant in map(int, single_typos(digits)):
        if meant not in seen and len(str(meant)) <= _MOST_DIGITS:
            seen.add(meant)
            yield _repair(figure, reading, Fraction(meant, 10**reading.decimals), is_typo=True)


def _plain(figure: Figure, reading: Reading, bounds: Interval) -> Repair | None:
    step = Fraction(1, 10**reading.decimals)
    middle = shorten((max(bounds.low, Fraction(0)) + bounds.high) / 2, reading.decimals, Shortening.ROUNDED)
    nearest = min((middle, middle + step, middle - step), key=lambda value: abs(value - reading.value))
    for value in (middle, nearest, Fraction(math.ceil(bounds.low / step)) * step):
        repair = _repair(figure, reading, value)
        if (
            value >= 0
            and value != reading.value
            and _fits(figure, reading, repair, bounds.times(figure.scale))
        ):
            return repair
    return None


def _repair(figure: Figure, reading: Reading, value: Fraction, *, is_typo: bool | None = None) -> Repair:
    if is_typo is None:
        is_typo = is_single_typo(_digits(reading), str(int(value * 10**reading.decimals)))
    return Repair(value * figure.scale, reprint(figure, reading, value), is_typo)


def _fits(figure: Figure, reading: Reading, repair: Repair, bounds: Interval) -> bool:
    value = repair.value / figure.scale
    other = Reading(value, reading.decimals, reading.manner)
    span = _shown(figure, other).times(figure.scale)
    return span.meets(bounds) is not None


def _shown(figure: Figure, reading: Reading) -> Interval:
    is_exact = reading.decimals == 0 and (
        figure.kind is FigureKind.COUNT or (figure.kind is FigureKind.MONEY and figure.scale == 1)
    )
    return point(reading.value) if is_exact else stands_for(reading.value, reading.decimals)


def _digits(reading: Reading) -> str:
    return str(abs(int(reading.value * 10**reading.decimals)))


def reprint(figure: Figure, reading: Reading, value: Fraction) -> str:
    """The number in the manner of the printed one: its marks, its decimals, its zero in front."""
    text = print_number(value, decimals=reading.decimals)
    if reading.manner in (Manner.DECIMAL_DOT, Manner.ENGLISH):
        text = text.translate(str.maketrans(".,", ",."))
    if not _is_grouped(figure.printed, reading):
        text = re.sub(
            r"(?<=\d)[.](?=\d{3})" if reading.manner is Manner.VIETNAMESE else r"(?<=\d),", "", text
        )
    if re.match(r"0\d", figure.printed) and value < 10 and reading.decimals == 0:
        text = f"0{text}"
    return text


def _is_grouped(printed: str, reading: Reading) -> bool:
    whole = len(str(abs(int(reading.value))))
    marks = len(re.findall(r"(?<=\d)[.,\s](?=\d)", printed)) - (1 if reading.decimals else 0)
    return marks > 0 or whole <= 3
