"""The three questions the book answers: how much moved, how much stood, how many different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from socai.domain.ledger.transfers import DIMENSIONS


class At(StrEnum):
    OPENING = "opening"  # at the end of the day before the window
    CLOSING = "closing"  # at the end of its last day


class Hands(StrEnum):
    TAKEN_OVER = "taken_over"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class Turnover:
    """How much moved into `into`, or out of `out_of`, or from the one to the other, within the window.

    Moves inside the named accounts do not count, nor do hand-overs, which have a question of their own.
    """

    into: str | None = None
    out_of: str | None = None

    def __post_init__(self) -> None:
        if self.into is None and self.out_of is None:
            raise ValueError("a turnover names where things went, where they came from, or both")


@dataclass(frozen=True, slots=True)
class HandedOn:
    """How much of the accounts came from, or went to, units outside the set asked about."""

    accounts: str
    hands: Hands


@dataclass(frozen=True, slots=True)
class Balance:
    """How much stood in the accounts."""

    accounts: str
    at: At


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many different values of a fact moved or stood: their turnover or balance is above zero.

    Not additive: ask it of the whole set of units, never sum it.
    """

    of: str  # one of COVERABLE
    base: Turnover | Balance

    def __post_init__(self) -> None:
        if self.of not in COVERABLE:
            raise ValueError(f"coverage of {self.of!r}; it takes one of {', '.join(COVERABLE)}")


Amount = Turnover | HandedOn | Balance
Question = Amount | Coverage
UNIT: Final = "unit"
COVERABLE: Final = (UNIT, *DIMENSIONS)
GROUPABLE: Final = (UNIT, *DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom, when, split how, and as the book stood at which mark.

    Grouped by unit, each unit is a set of its own: what one hands to another inside the scope shows.
    """

    units: frozenset[int]
    first_day: date
    last_day: date
    where: tuple[tuple[str, frozenset[str]], ...] = ()  # a dimension, the values let through
    group_by: tuple[str, ...] = ()
    mark: int | None = None  # entries up to this seq; None is everything known now

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"the window ends on {self.last_day}, before it starts on {self.first_day}")
        unknown = [name for name in self.group_by if name not in GROUPABLE]
        unknown += [name for name, _ in self.where if name not in DIMENSIONS]
        if unknown:
            raise ValueError(f"unknown facts {unknown}; the book splits by {', '.join(GROUPABLE)}")


GroupKey = tuple[str, ...]
Answers = Mapping[GroupKey, Sequence[int]]


class Book(Protocol):
    """Anything that answers: a database, a mirror of it, the plain reference."""

    def ask(self, questions: Sequence[Question], scope: Scope) -> Answers:
        """For each group that has anything, the answers in the order asked.

        Without `group_by` there is one group, `()`, also when nothing moved.
        """
