"""Transfers as a history asks for them, and entries as the book has them."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """The facts fixed on entry that reports split by. Empty means the fact does not apply."""

    procedure: str = ""
    version: str = ""
    field: str = ""
    level: str = ""
    channel: str = ""
    online_level: str = ""
    non_territorial: str = ""
    receiving_unit: str = ""


DIMENSIONS: Final = tuple(item.name for item in fields(Cut))


@dataclass(frozen=True, slots=True, order=True)
class Transfer:
    """A quantity moves from one account to another on a day, for a unit, with a cut.

    Either the accounts differ or the units do, never both: a hand-over changes who answers, nothing else.
    """

    effective_on: date
    source: str
    target: str
    source_unit: int
    target_unit: int
    cut: Cut
    quantity: int
    cause: int  # the event of the record that made it so

    @property
    def is_hand_over(self) -> bool:
        return self.source_unit != self.target_unit


@dataclass(frozen=True, slots=True)
class Entry:
    """A transfer as posted. A red entry has `reverses` and the negated quantity of what it takes back."""

    seq: int
    transfer: Transfer
    line: int
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A transfer about to be posted: everything but its place in the book."""

    transfer: Transfer
    line: int
    reverses: int | None = None


def transfer(
    on: date, source: str, target: str, *, unit: int, cut: Cut, cause: int, quantity: int = 1
) -> Transfer:
    """An ordinary transfer: the same unit answers before and after."""
    return Transfer(on, source, target, unit, unit, cut, quantity, cause)


def hand_over(
    on: date, account: str, *, from_unit: int, to_unit: int, cut: Cut, cause: int, quantity: int = 1
) -> Transfer:
    """The same account changes hands."""
    return Transfer(on, account, account, from_unit, to_unit, cut, quantity, cause)
