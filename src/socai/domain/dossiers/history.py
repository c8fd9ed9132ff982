"""What happened to a dossier, in order, and what its clock was given."""

from dataclasses import dataclass
from datetime import date, datetime

from socai.domain.calendars import office_time
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers.states import Channel, PauseReason
from socai.domain.ledger import Cut


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the dossier; `id` becomes the cause of what it moves in the book."""

    id: int
    at: datetime

    @property
    def on(self) -> date:
        return office_time(self.at).date()


@dataclass(frozen=True, slots=True)
class Registered(Happening):
    channel: Channel


@dataclass(frozen=True, slots=True)
class Accepted(Happening):
    pass


@dataclass(frozen=True, slots=True)
class Suspended(Happening):
    reason: PauseReason


@dataclass(frozen=True, slots=True)
class Resumed(Happening):
    pass


@dataclass(frozen=True, slots=True)
class Processed(Happening):
    pass


@dataclass(frozen=True, slots=True)
class ResultReturned(Happening):
    pass


@dataclass(frozen=True, slots=True)
class Reopened(Happening):
    pass


@dataclass(frozen=True, slots=True)
class LateClickApproved(Happening):
    """The work was done on `real_day`; `corrects` is the event that recorded it later."""

    corrects: int
    real_day: date


@dataclass(frozen=True, slots=True)
class CutCorrected(Happening):
    """A fact fixed on entry was wrong from the beginning."""

    cut: Cut


@dataclass(frozen=True, slots=True)
class CalendarApplied(Happening):
    """From the beginning, the clock runs by this version of the calendar."""

    version: str


@dataclass(frozen=True, slots=True)
class DossierHistory:
    """Everything the book needs to know of one dossier."""

    unit: int  # who answered for it at first
    cut: Cut
    limit: TimeLimit
    acceptance_hours: int
    happenings: tuple[Happening, ...]  # in order of recording

    @property
    def calendar_version(self) -> str:
        """The version applied last; the first is applied on registration."""
        versions = [item.version for item in self.happenings if isinstance(item, CalendarApplied)]
        return versions[-1]

    @property
    def current_cut(self) -> Cut:
        cuts = [item.cut for item in self.happenings if isinstance(item, CutCorrected)]
        return cuts[-1] if cuts else self.cut

    @property
    def last_day(self) -> date:
        return max(item.on for item in self.happenings)

    @property
    def last_event(self) -> int:
        return self.happenings[-1].id
