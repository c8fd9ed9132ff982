"""Days that differ from the plain week: holidays, swaps, make-up days, half days, closures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

SATURDAY: Final = 5


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"  # off because a holiday fell on a weekly day off
    SWAPPED_OFF = "swapped_off"  # off in exchange for a weekend day worked
    MAKE_UP = "make_up"  # the weekend day worked in exchange
    HALF_DAY = "half_day"  # a working day on which only one session is worked
    CLOSED = "closed"  # off by a local decision


class Half(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"


WORKED_KINDS: Final = frozenset({DayKind.MAKE_UP, DayKind.HALF_DAY})
WEEKEND_KINDS: Final = frozenset({DayKind.MAKE_UP})
WEEKDAY_KINDS: Final = frozenset(
    {DayKind.COMPENSATORY, DayKind.SWAPPED_OFF, DayKind.HALF_DAY, DayKind.CLOSED}
)


class DayRefused(ValueError):
    """A special day contradicts itself or the week; the message says what would be accepted."""

    def __init__(self, reason: str, *, kind: DayKind, day: date | None = None) -> None:
        self.reason, self.kind, self.day = reason, kind, day
        super().__init__(f"{day or 'a day'} as {kind}: {reason}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in both languages of the application."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """What is said about one day, how sure that is, and whether the count follows it.

    A day that no official text confirms carries `confirmed=False`, a note on why, and `applied`:
    whether it is counted as written until somebody confirms it.
    """

    kind: DayKind
    title: Wording
    confirmed: bool = True
    applied: bool = True
    half: Half | None = None  # the only session worked; None is the whole day
    instead_of: date | None = None  # the other day of a swap, or the holiday compensated
    basis: Wording | None = None
    note: Wording | None = None

    def __post_init__(self) -> None:
        if self.kind is DayKind.HALF_DAY and self.half is None:
            raise DayRefused("say which half is worked, morning or afternoon", kind=self.kind)
        if self.half is not None and self.kind not in WORKED_KINDS:
            raise DayRefused("nobody works on it; only half_day and make_up take a half", kind=self.kind)
        if self.confirmed and not self.applied:
            raise DayRefused("a confirmed day is always applied", kind=self.kind)
        if not self.confirmed and self.note is None:
            raise DayRefused("an unconfirmed day takes a note that says what is open", kind=self.kind)

    @property
    def is_worked(self) -> bool:
        return self.kind in WORKED_KINDS


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def check_day(day: date, special: SpecialDay) -> None:
    """Refuse a kind that this day of the week cannot have. A holiday may fall on any day."""
    if special.kind in WEEKEND_KINDS and not is_weekend(day):
        raise DayRefused("a make-up day is a Saturday or Sunday that is worked", kind=special.kind, day=day)
    if special.kind in WEEKDAY_KINDS and is_weekend(day):
        raise DayRefused("this kind falls on Monday to Friday; a weekend is off", kind=special.kind, day=day)
