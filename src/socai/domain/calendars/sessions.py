"""Office hours: the sessions of a day and the office's own clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from socai.domain.calendars.days import Half

OFFICE_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")


class SessionsRefused(ValueError):
    """Office hours that no office could keep; the message says what would be accepted."""


class MomentWithoutZone(ValueError):
    """A moment that does not say its time zone cannot be placed in office hours."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        super().__init__(f"{moment.isoformat()} has no time zone; a moment takes one, such as +07:00")


@dataclass(frozen=True, slots=True)
class Session:
    """A stretch of office hours. Both ends belong to it: 17:00 sharp is not after closing."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise SessionsRefused(
                f"a session opens before it closes, not {self.opens:%H:%M}–{self.closes:%H:%M}"
            )


def check_sessions(sessions: Sequence[Session]) -> None:
    """Refuse a day without sessions, or with sessions that overlap or stand out of order."""
    if not sessions:
        raise SessionsRefused("a working day has at least one session, such as 07:00–11:30")
    for earlier, later in pairwise(sessions):
        if earlier.closes >= later.opens:
            raise SessionsRefused(
                f"the session from {later.opens:%H:%M} begins before {earlier.closes:%H:%M}; "
                "sessions stand in order with a break between them"
            )


def worked_half(sessions: tuple[Session, ...], half: Half) -> tuple[Session, ...]:
    """The session worked on a half day: the first one is the morning, the last one the afternoon."""
    if len(sessions) < 2:
        raise SessionsRefused("a half day takes office hours with a morning and an afternoon session")
    return sessions[:1] if half is Half.MORNING else sessions[-1:]


def office_time(moment: datetime) -> datetime:
    """The same moment on the office's clock."""
    if moment.tzinfo is None:
        raise MomentWithoutZone(moment)
    return moment.astimezone(OFFICE_ZONE)


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, OFFICE_ZONE)
