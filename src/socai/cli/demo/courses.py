"""How one dossier goes through an office: invented, in office hours, no step before the one it follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from socai.cli.demo.people import draw_name
from socai.cli.demo.procedures import Procedure
from socai.domain.calendars import OFFICE_ZONE, WorkingCalendar, office_time
from socai.domain.deadlines import Pause, set_deadline
from socai.domain.dossiers import Channel, Move

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_SCENE_TIME: Final = time(8, 20)


class Outcome(StrEnum):
    """How the work ends, measured by the due day."""

    EARLY = "early"
    ON_DAY = "on_day"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    move: Move


@dataclass(frozen=True, slots=True)
class Story:
    """One dossier from its registration on. A `scene` is found again by its name."""

    procedure: Procedure
    receiving: str
    competent: str
    channel: Channel
    applicant: str
    registered_at: datetime
    steps: tuple[Step, ...] = ()
    scene: str = ""

    def until(self, last_day: date) -> "Story":
        """What has happened by the end of the day."""
        return replace(self, steps=tuple(step for step in self.steps if day_of(step.at) <= last_day))


def day_of(moment: datetime) -> date:
    return office_time(moment).date()


@dataclass(frozen=True, slots=True)
class Teller:
    """Invents courses by a calendar; the same lots give the same courses."""

    calendar: WorkingCalendar
    rng: Random

    def tell(
        self,
        *,
        procedure: Procedure,
        place: str,
        registered_at: datetime,
        channel: Channel,
        outcome: Outcome,
        waits: bool = False,
        receiving: str = "",
    ) -> Story:
        """The whole course to the result in the citizen's hands; `waits` has it suspended once."""
        steps: list[Step] = []
        accepted_at = registered_at
        if channel is Channel.ONLINE:
            accepted_at = self.calendar.add_working_hours(registered_at, self.rng.randint(1, 7))
            steps.append(Step(accepted_at, Move.ACCEPT))
        pause = self._wait(accepted_at, self._due_on(procedure, accepted_at)) if waits else []
        due_on = self._due_on(procedure, accepted_at, pause)
        steps += pause
        finished_at = self._finish(steps[-1].at if steps else accepted_at, due_on, outcome)
        steps += [Step(finished_at, Move.PROCESS), Step(self._handed_over(finished_at), Move.RETURN_RESULT)]
        return Story(
            procedure,
            receiving or place,
            place,
            channel,
            draw_name(self.rng),
            registered_at,
            tuple(steps),
        )

    def moment_on(self, day: date, *, after: datetime | None = None) -> datetime | None:
        """A minute of that day's office hours, later than `after`; None when there is none left."""
        earliest = after + _MINUTE if after else _clock(day, time.min)
        stretches = [
            (max(_clock(day, each.opens), earliest), _clock(day, each.closes))
            for each in self.calendar.sessions_on(day)
        ]
        left = [(opens, closes) for opens, closes in stretches if opens < closes]
        if not left:
            return None
        opens, closes = self.rng.choice(left)
        return opens + self.rng.randrange(_minutes_between(opens, closes)) * _MINUTE

    def next_moment(self, day: date, *, after: datetime) -> datetime:
        """A minute of office hours later than `after`, that day or the next on which there is one."""
        while (moment := self.moment_on(day, after=after)) is None:
            day += _DAY
        return moment

    def opening_on(self, day: date) -> datetime:
        """Early on a day whose hours do not matter to the story."""
        return _clock(day, _SCENE_TIME)

    def days_before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`, which itself never counts."""
        while count > 0:
            day -= _DAY
            count -= self.calendar.is_working_day(day)
        return day

    def _due_on(self, procedure: Procedure, accepted_at: datetime, pause: Sequence[Step] = ()) -> date:
        days = [day_of(step.at) for step in pause]
        return set_deadline(
            received_at=accepted_at,
            limit=procedure.version_on(day_of(accepted_at)).limit,
            pauses=[Pause(days[0], days[1], "supplement")] if days else [],
            calendar=self.calendar,
        ).due_on

    def _wait(self, accepted_at: datetime, due_on: date) -> list[Step]:
        """Suspended on a day before the due day, taken up again some days later."""
        days = self._working_days(day_of(accepted_at), due_on - _DAY)
        suspended_at = self.next_moment(self.rng.choice(days), after=accepted_at)
        resumed_on = self.calendar.add_working_days(day_of(suspended_at), self.rng.randint(1, 6))
        resumed_at = self.next_moment(resumed_on, after=suspended_at)
        return [Step(suspended_at, Move.SUSPEND), Step(resumed_at, Move.RESUME)]

    def _finish(self, after: datetime, due_on: date, outcome: Outcome) -> datetime:
        """As early or late as wanted, or the next thing to it: a day may have no minute left."""
        day = due_on
        if outcome is Outcome.LATE:
            day = self.calendar.add_working_days(due_on, self.rng.randint(1, 4))
        elif outcome is Outcome.EARLY and (days := self._working_days(day_of(after), due_on - _DAY)):
            day = self.rng.choice(days)
        return self.next_moment(max(day, day_of(after)), after=after)

    def _handed_over(self, finished_at: datetime) -> datetime:
        days = self.rng.choice((0, 0, 1, 1, 2, 4))
        return self.next_moment(self.calendar.add_working_days(day_of(finished_at), days), after=finished_at)

    def _working_days(self, first_day: date, last_day: date) -> list[date]:
        days = (first_day + _DAY * number for number in range((last_day - first_day).days + 1))
        return [day for day in days if self.calendar.is_working_day(day)]


def _clock(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, OFFICE_ZONE)


def _minutes_between(opens: datetime, closes: datetime) -> int:
    """At least one: the minute that has begun counts."""
    return -((opens - closes) // _MINUTE)
