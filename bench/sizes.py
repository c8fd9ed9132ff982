"""How much is measured."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """One run: how large the book is, and how long moves are made."""

    name: str
    transfers_a_year: int
    years: int
    units: int
    procedures: int
    clients: int
    seconds: float  # of moves, for each way of making them
    runs: int  # of each question, once warm


QUICK: Final = Size("quick", 4_000, 2, units=12, procedures=20, clients=4, seconds=0.4, runs=2)
MEDIUM: Final = Size("medium", 400_000, 5, units=200, procedures=100, clients=16, seconds=6, runs=5)
FULL: Final = Size("full", 4_000_000, 5, units=200, procedures=100, clients=16, seconds=15, runs=5)
