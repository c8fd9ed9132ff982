"""Who came after whom, and which units count together when the past is read in today's borders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Succession:
    """From this day the heir has the open records of the old unit; all of its past too, when `whole`."""

    heir: int
    on: date
    whole: bool


def in_todays_borders(
    units: Iterable[int], successions: Mapping[int, Succession], *, on: date
) -> frozenset[int]:
    """The units and everything wholly succeeded into them by the day, through any number of mergers.

    A split unit is in nobody's borders: its past could only be divided by guessing, so it keeps it.
    """
    whole = {old: succession for old, succession in successions.items() if succession.whole}
    return inherited_by(units, whole, on=on)


def inherited_by(units: Iterable[int], successions: Mapping[int, Succession], *, on: date) -> frozenset[int]:
    """The units and everything whose open records they took over by the day, through any number of steps.

    Who works on those records has to see where they come from, also of a unit that was split.
    """
    taken_over: dict[int, list[int]] = defaultdict(list)
    for old, succession in successions.items():
        if succession.on <= on:
            taken_over[succession.heir].append(old)
    found: set[int] = set()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting.extend(taken_over.get(unit, ()))
    return frozenset(found)


def current_form(unit: int, successions: Mapping[int, Succession], *, on: date) -> int:
    """The unit that the given one has wholly become by the day; itself while it stands or was split."""
    succession = successions.get(unit)
    while succession is not None and succession.whole and succession.on <= on:
        unit = succession.heir
        succession = successions.get(unit)
    return unit
