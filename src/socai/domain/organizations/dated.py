"""Facts that hold for a time: from a day, by a decision, until another fact takes their place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")


class PeriodRefused(ValueError):
    """A period whose end is not after its start."""

    def __init__(self, valid_from: date, valid_to: date) -> None:
        self.valid_from, self.valid_to = valid_from, valid_to
        super().__init__(
            f"a period from {valid_from} cannot end before {valid_to}; the end must be {valid_from} plus one "
            "day or later, or empty while it lasts"
        )


class DecisionRefused(ValueError):
    """A decision without a number of its own, or with one too long to be a number."""

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__(
            f"{number!r} is no number of a decision; accepted are 1 to 60 characters, such as 12/QĐ-UBND"
        )


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """The paper a change rests on. Its own date is not the day it takes effect."""

    number: str
    issued_on: date

    def __post_init__(self) -> None:
        if not 1 <= len(self.number) <= 60 or self.number != " ".join(self.number.split()):
            raise DecisionRefused(self.number)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `valid_from` on, up to but without `valid_to`; without end when that is None."""

    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise PeriodRefused(self.valid_from, self.valid_to)

    @property
    def end(self) -> date:
        """The first day that is outside, or the last day there is."""
        return self.valid_to or date.max

    def covers(self, day: date) -> bool:
        return self.valid_from <= day < self.end

    def contains(self, other: "Span") -> bool:
        return self.valid_from <= other.valid_from and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.valid_from < other.end and other.valid_from < self.end

    def shared_with(self, other: "Span") -> "Span":
        """The days of both. Only for spans that overlap."""
        ends = [end for end in (self.valid_to, other.valid_to) if end is not None]
        return Span(max(self.valid_from, other.valid_from), min(ends, default=None))


ALWAYS: Final = Span(date.min)


@dataclass(frozen=True, slots=True)
class Dated(Generic[Value]):
    """One fact, the days it holds, and the decision that made it so."""

    value: Value
    span: Span
    decision: Decision


History = tuple[Dated[Value], ...]
"""Facts in order of time, each beginning on the day the one before ends, no two neighbors the same."""


def find_on(history: Iterable[Dated[Value]], day: date) -> Dated[Value] | None:
    """The fact that holds on the day, if any does."""
    return next((fact for fact in history if fact.span.covers(day)), None)


def span_of(history: History[Value]) -> Span:
    """From the first day of the first fact to the end of the last."""
    return Span(history[0].span.valid_from, history[-1].span.valid_to)


def put_in(history: History[Value], fact: Dated[Value]) -> History[Value]:
    """The history with the fact cut into the period that covers its first day, up to that period's end.

    The caller has seen to it that a period begins earlier and covers the day.
    """
    cut = [
        replace(old, span=Span(old.span.valid_from, fact.span.valid_from))
        if old.span.covers(fact.span.valid_from)
        else old
        for old in history
    ]
    return tuple(sorted([*cut, fact], key=lambda each: each.span.valid_from))


def end_at(history: History[Value], day: date) -> History[Value]:
    """The history with its last fact ending on the day. No fact may begin on the day or later."""
    last = history[-1]
    return (*history[:-1], replace(last, span=Span(last.span.valid_from, day)))
