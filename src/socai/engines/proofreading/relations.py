"""What figures of a document say about each other, as arithmetic over their numbers.

A relation names figures by their position in `find_figures`. It can be asked whether it holds where each
figure stands for an interval, and between which bounds one figure must lie for it to hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from socai.domain.numbers import Interval
from socai.domain.numbers.intervals import point

HUNDRED: Final = 100
_FAR: Final = Fraction(10**21)

Spans = Mapping[int, Interval]


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures on the left add up to the figures on the right; with `at_most`, to no more than them.

    `constant` is added to the right: two shares that make up a hundred have it.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    constant: int = 0
    at_most: bool = False

    @property
    def figures(self) -> tuple[int, ...]:
        return self.left + self.right

    def holds(self, spans: Spans) -> bool:
        gap = _total(self.left, spans) + _total(self.right, spans).times(-1) + point(-self.constant)
        return gap.low <= 0 and (self.at_most or gap.high >= 0)

    def bounds_of(self, figure: int, spans: Spans) -> Interval | None:
        """Between which numbers the figure must lie, None where nothing would help."""
        if figure in self.left:
            room = _total(self.right, spans) + point(self.constant)
            bounds = room + _without(self.left, figure, spans).times(-1)
            return Interval(-_FAR, bounds.high) if self.at_most else bounds
        room = _total(self.left, spans) + point(-self.constant)
        bounds = room + _without(self.right, figure, spans).times(-1)
        return Interval(bounds.low, _FAR) if self.at_most else bounds


@dataclass(frozen=True, slots=True)
class Share:
    """The percent is a hundred times the parts by the wholes."""

    percent: int
    parts: tuple[int, ...]
    wholes: tuple[int, ...]

    @property
    def figures(self) -> tuple[int, ...]:
        return (self.percent, *self.parts, *self.wholes)

    def holds(self, spans: Spans) -> bool:
        bounds = self.bounds_of(self.percent, spans)
        return bounds is not None and bounds.meets(spans[self.percent]) is not None

    def bounds_of(self, figure: int, spans: Spans) -> Interval | None:
        """Between which numbers the figure must lie, None where nothing would help."""
        if figure == self.percent:
            return _quotient(_total(self.parts, spans).times(HUNDRED), _total(self.wholes, spans))
        percent = spans[self.percent]
        if figure in self.parts:
            whole = _total(self.wholes, spans)
            room = Interval(percent.low * whole.low / HUNDRED, percent.high * whole.high / HUNDRED)
            return room + _without(self.parts, figure, spans).times(-1)
        room_of_whole = _quotient(_total(self.parts, spans).times(HUNDRED), percent)
        return room_of_whole and room_of_whole + _without(self.wholes, figure, spans).times(-1)


Relation = Sum | Share


def _total(figures: tuple[int, ...], spans: Spans) -> Interval:
    return sum((spans[figure] for figure in figures), start=point(0))


def _without(figures: tuple[int, ...], figure: int, spans: Spans) -> Interval:
    return _total(tuple(other for other in figures if other != figure), spans)


def _quotient(above: Interval, below: Interval) -> Interval | None:
    """One interval by another; both are of counts or money, so nothing below zero has a meaning."""
    if below.high <= 0:
        return None
    high = above.high / below.low if below.low > 0 else _FAR
    return Interval(above.low / below.high, high)
