"""Why a day counts or does not, as codes and parameters that a page words in either language."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socai.domain.calendars.days import SpecialDay, is_weekend


class DayReason(StrEnum):
    WORKING = "working"
    WEEKEND = "weekend"
    # The kinds of special days, under the same codes.
    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    MAKE_UP = "make_up"
    HALF_DAY = "half_day"
    CLOSED = "closed"
    # What a deadline adds.
    RECEIPT = "receipt"
    AFTER_HOURS = "after_hours"  # received when the office had closed: the next session takes it in
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class DayCounted:
    """One day of a count.

    `special` is what the calendar says about the day, also when it is not applied; `pause` is the
    number of the pause, among those of the deadline, that keeps the day from counting.
    """

    day: date
    counts: bool
    reason: DayReason
    special: SpecialDay | None = None
    pause: int | None = None

    @property
    def confirmed(self) -> bool:
        return self.special is None or self.special.confirmed


def judge(day: date, special: SpecialDay | None) -> DayCounted:
    """Whether the office works that day, and why."""
    if special is not None and special.applied:
        return DayCounted(day, special.is_worked, DayReason(special.kind), special)
    if is_weekend(day):
        return DayCounted(day, counts=False, reason=DayReason.WEEKEND, special=special)
    return DayCounted(day, counts=True, reason=DayReason.WORKING, special=special)
