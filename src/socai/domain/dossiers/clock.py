"""From the whole history of a dossier to the transfers it should have: the only definition of what counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from socai.domain.calendars import WorkingCalendar
from socai.domain.deadlines import Deadline, Pause, acceptance_deadline, set_deadline
from socai.domain.dossiers.history import (
    Accepted,
    CalendarApplied,
    CutCorrected,
    DossierHistory,
    Happening,
    LateClickApproved,
    Processed,
    Registered,
    Reopened,
    ResultReturned,
    Resumed,
    Suspended,
)
from socai.domain.dossiers.states import OPEN, Channel, Move, State, next_state
from socai.domain.ledger import Cut, Transfer, hand_over, transfer
from socai.domain.organizations.successions import Succession

_ONE_DAY: Final = timedelta(days=1)
_INTAKE: Final = "intake"
_OCCURRENCE: Final = "memo.happening"
_LATE_CLICK: Final = "memo.dossier.late_click"


class HistoryOutOfOrder(ValueError):
    """Something is said to have happened before what it follows."""

    def __init__(self, happening: Happening, on: date, not_before: date) -> None:
        self.happening, self.on, self.not_before = happening, on, not_before
        super().__init__(
            f"{type(happening).__name__} on {on} comes before the day of what it follows;"
            f" it takes a day from {not_before}"
        )


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the dossier stands by the end of a day, how it came there, and what the book should say."""

    state: State
    account: str
    unit: int
    deadline: Deadline
    finished_on: date | None
    paused_on: date | None
    transfers: tuple[Transfer, ...]

    @property
    def due_on(self) -> date:
        return self.deadline.due_on


def run_clock(
    history: DossierHistory,
    *,
    calendar: WorkingCalendar,
    successions: Mapping[int, Succession],
    through: date,
) -> Clock:
    """The clock by the end of `through`; what happens later is not looked at.

    Raises MoveNotAllowed or HistoryOutOfOrder for a history that cannot have happened, and CalendarGap
    where the calendar says nothing.
    """
    real_days = {
        item.corrects: item.real_day for item in history.happenings if isinstance(item, LateClickApproved)
    }
    run = _Run(history, calendar, successions)
    for happening in history.happenings:
        on = real_days.get(happening.id, happening.on)
        if on <= through:
            run.take(happening, on)
    run.pass_days(through)
    return run.clock()


@dataclass(slots=True)
class _Run:
    history: DossierHistory
    calendar: WorkingCalendar
    successions: Mapping[int, Succession]
    cut: Cut = field(init=False)
    unit: int = field(init=False)
    state: State | None = None
    account: str = ""
    happened_on: date = date.min  # the day of the last happening
    entered_on: date = date.min  # the day of the last passage
    cause: int = 0  # the event that the present account goes back to
    deadline: Deadline | None = None
    accepted: Accepted | None = None
    suspended: date | None = None
    finished_on: date | None = None
    pauses: list[Pause] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cut, self.unit = self.history.current_cut, self.history.unit

    def clock(self) -> Clock:
        if self.state is None or self.deadline is None:
            raise ValueError(
                "a dossier begins with its registration; nothing happened by the day asked about"
            )
        return Clock(
            self.state,
            self.account,
            self.unit,
            self.deadline,
            self.finished_on,
            self.suspended,
            tuple(self.transfers),
        )

    def take(self, happening: Happening, on: date) -> None:
        if isinstance(happening, (CalendarApplied, CutCorrected)):
            return  # true from the beginning, looked up there
        if isinstance(happening, LateClickApproved):
            self._remember(happening, on)
            return
        if on < self.happened_on:
            raise HistoryOutOfOrder(happening, on, self.happened_on)
        self.happened_on = on
        self.pass_days(on)
        match happening:
            case Registered():
                self._register(happening, on)
            case Accepted():
                self._accept(happening, on)
            case Suspended():
                self._suspend(happening, on)
            case Resumed():
                self._resume(happening, on)
            case Processed():
                self._process(happening, on)
            case ResultReturned():
                self.state = next_state(self._state(), Move.RETURN_RESULT)
            case Reopened():
                self._reopen(happening, on)

    # What passes by itself: a due day, and a unit that another succeeds.

    def pass_days(self, through: date) -> None:
        self._follow_successions(through, up_to_overdue=True)
        self._fall_overdue(through)
        self._follow_successions(through)

    def _fall_overdue(self, through: date) -> None:
        if self.deadline is None or not self.account.endswith(".in_time"):
            return
        if self.state not in {State.AWAITING, State.PROCESSING}:
            return  # the clock stands
        # A day off may lie between the due day and a resumption: nothing passes while the clock stands.
        on = max(self.deadline.due_on + _ONE_DAY, self.entered_on)
        if on <= through:
            self._pass(on, self.account.removesuffix("in_time") + "overdue", self.cause)

    def _follow_successions(self, through: date, *, up_to_overdue: bool = False) -> None:
        if up_to_overdue and self.deadline is not None:
            through = min(through, self.deadline.due_on)
        while self.state in OPEN and (succession := self.successions.get(self.unit)):
            on = max(succession.on, self.entered_on)
            if on > through:
                return
            self._hand_over(succession.heir, on, self.cause)

    # Moves.

    def _register(self, happening: Registered, on: date) -> None:
        self.state, self.entered_on = State.AWAITING, on
        self.deadline = acceptance_deadline(
            registered_at=happening.at, hours=self.history.acceptance_hours, calendar=self.calendar
        )
        if happening.channel is Channel.ONLINE:
            self._pass(on, "dossier.awaiting.in_time", happening.id)

    def _accept(self, happening: Accepted, on: date) -> None:
        self.state = next_state(self._state(), Move.ACCEPT)
        self.accepted = happening
        self._reckon()
        self._pass(on, "dossier.pending.running.in_time", happening.id)

    def _suspend(self, happening: Suspended, on: date) -> None:
        self.state = next_state(self._state(), Move.SUSPEND)
        self.suspended = on
        self._pass(on, self.account.replace(".running.", ".paused."), happening.id)

    def _resume(self, happening: Resumed, on: date) -> None:
        self.state = next_state(self._state(), Move.RESUME)
        assert self.suspended is not None
        self.pauses.append(Pause(self.suspended, on, "waiting"))
        self.suspended = None
        self._reckon()
        self._pass(on, self.account.replace(".paused.", ".running."), happening.id)

    def _process(self, happening: Processed, on: date) -> None:
        self.state = next_state(self._state(), Move.PROCESS)
        self.finished_on = on
        self._pass(on, self._resolved_account(on), happening.id)

    def _reopen(self, happening: Reopened, on: date) -> None:
        self.state = next_state(self._state(), Move.REOPEN)
        self.finished_on = None
        # The due day stands: the time spent on a wrong result was the office's own.
        timely = "in_time" if on <= self._due_on() else "overdue"
        self._pass(on, f"dossier.pending.running.{timely}", happening.id)

    def _hand_over(self, to_unit: int, on: date, cause: int) -> None:
        if not self.account:  # not accepted yet: there is nothing to hand over but the work
            self.unit = to_unit
            return
        self.transfers.append(
            hand_over(on, self.account, from_unit=self.unit, to_unit=to_unit, cut=self.cut, cause=cause)
        )
        self.unit, self.entered_on = to_unit, on

    def _remember(self, happening: LateClickApproved, on: date) -> None:
        self.transfers.append(
            transfer(on, _OCCURRENCE, _LATE_CLICK, unit=self.unit, cut=self.cut, cause=happening.id)
        )

    def _pass(self, on: date, account: str, cause: int) -> None:
        source = self.account or _INTAKE
        self.transfers.append(transfer(on, source, account, unit=self.unit, cut=self.cut, cause=cause))
        self.account, self.entered_on, self.cause = account, on, cause

    def _reckon(self) -> None:
        assert self.accepted is not None
        self.deadline = set_deadline(
            received_at=self.accepted.at,
            limit=self.history.limit,
            pauses=self.pauses,
            calendar=self.calendar,
        )

    def _resolved_account(self, on: date) -> str:
        if on < self._due_on():
            return "dossier.resolved.early"
        return "dossier.resolved.on_day" if on == self._due_on() else "dossier.resolved.late.unapologized"

    def _state(self) -> State:
        if self.state is None:
            raise ValueError("a dossier begins with its registration")
        return self.state

    def _due_on(self) -> date:
        assert self.deadline is not None
        return self.deadline.due_on
