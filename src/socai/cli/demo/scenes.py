"""Dossiers arranged so that every list of the main commune has something in it today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from socai.cli.demo.courses import Step, Story, Teller
from socai.cli.demo.people import draw_name
from socai.cli.demo.places import MAIN_COMMUNE
from socai.cli.demo.procedures import ALLOWANCE, HOUSEHOLD_BUSINESS, MARITAL_STATUS, Procedure
from socai.domain.calendars import OFFICE_ZONE
from socai.domain.dossiers import Channel, Move
from socai.domain.periods import Window

APPROVED_LATE_CLICK: Final = "late click, approved"
REPORTED_LATE_CLICK: Final = "late click, reported"

_YESTERDAY_EVENING: Final = (time(18, 5), time(19, 40), time(20, 55))
_OVERDUE_FOR: Final = ((MARITAL_STATUS, 1), (HOUSEHOLD_BUSINESS, 2), (ALLOWANCE, 5))


@dataclass(frozen=True, slots=True)
class Stage:
    """Arranges scenes that end with yesterday; `closed` is the window that will be closed."""

    teller: Teller
    today: date
    closed: Window

    def scenes(self) -> Iterator[Story]:
        yield from self._awaiting()
        yield from self._due_today()
        yield from self._overdue()
        yield from self._suspended()
        yield from self._reopened()
        yield from self._clicked_late()

    def _awaiting(self) -> Iterator[Story]:
        """Filed yesterday evening, in time; and one that nobody looked at for days."""
        for clock in _YESTERDAY_EVENING:
            yield self._online(datetime.combine(self.today - timedelta(days=1), clock, OFFICE_ZONE))
        yield self._online(self._morning(4))

    def _due_today(self) -> Iterator[Story]:
        due_on = self.today
        if not self.teller.calendar.is_working_day(due_on):
            due_on = self.teller.calendar.add_working_days(due_on, 1)
        for procedure in (MARITAL_STATUS, MARITAL_STATUS, HOUSEHOLD_BUSINESS, ALLOWANCE):
            yield self._at_the_counter(procedure, due_on)

    def _overdue(self) -> Iterator[Story]:
        for procedure, days in _OVERDUE_FOR:
            yield self._at_the_counter(procedure, self.teller.days_before(self.today, days))

    def _suspended(self) -> Iterator[Story]:
        for procedure, accepted, suspended in ((MARITAL_STATUS, 6, 4), (ALLOWANCE, 12, 9), (ALLOWANCE, 3, 2)):
            story = self._story(procedure, self._morning(accepted))
            yield replace(story, steps=(Step(self._afternoon(suspended), Move.SUSPEND),))

    def _reopened(self) -> Iterator[Story]:
        """A wrong result taken back by decision: once put right, once still in work."""
        again = (
            (16, Move.PROCESS),
            (15, Move.RETURN_RESULT),
            (10, Move.REOPEN),
            (7, Move.PROCESS),
            (6, Move.RETURN_RESULT),
        )
        for moves in (again, again[:3]):
            steps = tuple(Step(self._afternoon(days), move) for days, move in moves)
            yield replace(self._story(ALLOWANCE, self._morning(20)), steps=steps)

    def _clicked_late(self) -> Iterator[Story]:
        """Finished on the due day, clicked on the working day after, both inside the window."""
        for scene, days in ((APPROVED_LATE_CLICK, 4), (REPORTED_LATE_CLICK, 6)):
            due_on = self.teller.days_before(self.closed.last_day, days)
            clicked_on = self.teller.calendar.add_working_days(due_on, 1)
            story = self._at_the_counter(MARITAL_STATUS, due_on)
            clicked_at = self.teller.opening_on(clicked_on)
            steps = (Step(clicked_at, Move.PROCESS), Step(clicked_at, Move.RETURN_RESULT))
            yield replace(story, steps=steps, scene=scene)

    def _at_the_counter(self, procedure: Procedure, due_on: date) -> Story:
        """Handed in so that it is due on the day, and not touched since."""
        limit = procedure.version_on(due_on).limit.working_days
        return self._story(procedure, self.teller.opening_on(self.teller.days_before(due_on, limit)))

    def _online(self, registered_at: datetime) -> Story:
        return replace(self._story(MARITAL_STATUS, registered_at), channel=Channel.ONLINE)

    def _story(self, procedure: Procedure, registered_at: datetime) -> Story:
        return Story(
            procedure,
            MAIN_COMMUNE,
            MAIN_COMMUNE,
            Channel.COUNTER,
            draw_name(self.teller.rng),
            registered_at,
        )

    def _morning(self, working_days_ago: int) -> datetime:
        return self.teller.opening_on(self.teller.days_before(self.today, working_days_ago))

    def _afternoon(self, working_days_ago: int) -> datetime:
        return self._morning(working_days_ago) + timedelta(hours=7)
