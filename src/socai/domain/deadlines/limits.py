"""What the clock is given: the legal limit, and the intervals in which it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


class LimitRefused(ValueError):
    """A limit that no procedure can have."""

    def __init__(self, working_days: int) -> None:
        self.working_days = working_days
        super().__init__(f"a time limit takes a whole number of working days from 1, not {working_days}")


class PauseRefused(ValueError):
    """A pause that ends before it begins."""

    def __init__(self, first_day: date, last_day: date) -> None:
        self.first_day, self.last_day = first_day, last_day
        super().__init__(f"a pause ends on or after the day it begins, not {first_day} to {last_day}")


class PausesOverlap(ValueError):
    """Two pauses cover the same days, which would give the same day back twice."""

    def __init__(self, earlier: "Pause", later: "Pause") -> None:
        self.earlier, self.later = earlier, later
        super().__init__(
            f"the pause from {later.first_day} begins before the one from {earlier.first_day} ends on "
            f"{earlier.last_day}; a clock that stands is resumed before it is paused again"
        )


@dataclass(frozen=True, slots=True)
class TimeLimit:
    working_days: int
    basis: str

    def __post_init__(self) -> None:
        if self.working_days < 1:
            raise LimitRefused(self.working_days)


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands after `first_day`, through `last_day`. A pause still open has no place here."""

    first_day: date
    last_day: date
    reason: str

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise PauseRefused(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class PauseShift:
    """What one pause did to the due day; 0 working days when the dossier was overdue before it began."""

    pause: Pause
    working_days: int
    due_before: date
    due_after: date


def in_order(pauses: Sequence[Pause]) -> list[Pause]:
    """The pauses as they followed each other. One may begin on the day the last one ended."""
    ordered = sorted(pauses, key=lambda pause: (pause.first_day, pause.last_day))
    for earlier, later in pairwise(ordered):
        if later.first_day < earlier.last_day:
            raise PausesOverlap(earlier, later)
    return ordered
