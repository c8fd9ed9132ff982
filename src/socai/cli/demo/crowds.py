"""Who came in: the daily work of the communes for five months, and of the old units around the merger."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from socai.cli.demo.courses import Outcome, Story, Teller
from socai.cli.demo.places import COMMUNES, OLD_COMMUNES, OLD_DISTRICTS, PROVINCE_CENTER
from socai.cli.demo.procedures import HOUSEHOLD_BUSINESS, PROCEDURES, Procedure
from socai.domain.calendars import OFFICE_ZONE
from socai.domain.dossiers import Channel
from socai.domain.organizations.kinds import TWO_TIERS_FROM

_DAYS_BACK: Final = 150
_PAST_DAYS: Final = 42  # how long before the merger the old units are shown
_PAST_DOSSIERS: Final = 60
_COMMUNE_SIZES: Final = (5, 3, 2)
_AT_THE_WINDOWS: Final = (2, 3, 3, 4)  # on a working day, all communes together
_ON_A_DAY_OFF: Final = (0, 0, 1)
_EVENING: Final = (time(17, 30), 240)  # after work people file online for this many minutes
_ONLINE: Final = 0.55  # of what can be filed online
_ONLINE_IN_HOURS: Final = 0.75
_OUTCOMES: Final = {Outcome.EARLY: 64, Outcome.ON_DAY: 32, Outcome.LATE: 4}
_WAITING: Final = 0.1
_WAITING_OVER_A_HOLIDAY: Final = 0.6
_ELSEWHERE: Final = 0.04  # received by the province's center: anybody may file anywhere


@dataclass(frozen=True, slots=True)
class Crowd:
    """Draws dossiers for a day."""

    teller: Teller

    @property
    def rng(self) -> Random:
        return self.teller.rng

    def present(self, *, today: date) -> Iterator[Story]:
        """Five months of the three communes through yesterday, by day of registration."""
        day = max(today - timedelta(days=_DAYS_BACK), TWO_TIERS_FROM)
        while day < today:
            for _ in range(self.rng.choice(_AT_THE_WINDOWS if self._is_worked(day) else _ON_A_DAY_OFF)):
                yield self._story(day, self._commune_of_today).until(today - timedelta(days=1))
            day += timedelta(days=1)

    def past(self) -> Iterator[Story]:
        """The last weeks of the three tiers; what came in at their end was finished by the successors."""
        days = [TWO_TIERS_FROM - timedelta(days=number) for number in range(1, _PAST_DAYS + 1)]
        worked = [day for day in days if self._is_worked(day)]
        for _ in range(_PAST_DOSSIERS):
            # The smaller of two lots: the nearer the end, the more.
            yield self._story(worked[min(self.rng.choices(range(len(worked)), k=2))], self._old_unit)

    def _story(self, day: date, place_for: Callable[[Procedure], str]) -> Story:
        procedure = self._asked_for(day)
        registered_at, channel = self._arrival(day, procedure)
        place = place_for(procedure)
        (outcome,) = self.rng.choices(list(_OUTCOMES), list(_OUTCOMES.values()))
        return self.teller.tell(
            procedure=procedure,
            place=place,
            receiving=self._receiving(place, channel),
            registered_at=registered_at,
            channel=channel,
            outcome=outcome,
            waits=self._waits(procedure, day),
        )

    def _asked_for(self, day: date) -> Procedure:
        """On a day off only what can be filed online."""
        offered = [each for each in PROCEDURES if self._is_worked(day) or each.is_filed_online]
        return self.rng.choices(offered, [each.weight for each in offered])[0]

    def _arrival(self, day: date, procedure: Procedure) -> tuple[datetime, Channel]:
        """Online at any hour people are awake, otherwise while the office is open."""
        in_hours = self.teller.moment_on(day) if self._is_worked(day) else None
        is_online = procedure.is_filed_online and self.rng.random() < _ONLINE
        if in_hours is not None and not is_online:
            return in_hours, self.rng.choices((Channel.COUNTER, Channel.POST), (24, 1))[0]
        if in_hours is not None and self.rng.random() < _ONLINE_IN_HOURS:
            return in_hours, Channel.ONLINE
        return self._evening_of(day), Channel.ONLINE

    def _evening_of(self, day: date) -> datetime:
        start, minutes = _EVENING
        return datetime.combine(day, start, OFFICE_ZONE) + timedelta(minutes=self.rng.randrange(minutes))

    def _is_worked(self, day: date) -> bool:
        return self.teller.calendar.is_working_day(day)

    def _commune_of_today(self, procedure: Procedure) -> str:
        return self.rng.choices(COMMUNES, _COMMUNE_SIZES)[0]

    def _old_unit(self, procedure: Procedure) -> str:
        units: Sequence[str] = OLD_DISTRICTS if procedure is HOUSEHOLD_BUSINESS else OLD_COMMUNES
        return self.rng.choice(units)

    def _receiving(self, place: str, channel: Channel) -> str:
        is_elsewhere = place in COMMUNES and channel is Channel.COUNTER and self.rng.random() < _ELSEWHERE
        return PROVINCE_CENTER if is_elsewhere else place

    def _waits(self, procedure: Procedure, day: date) -> bool:
        """Longer procedures now and then; more often when a holiday is near and papers come late."""
        if procedure.version_on(day).limit.working_days == 1:
            return False
        near = self.teller.calendar.explain(day, day + timedelta(days=7))
        is_holiday_near = any(each.special is not None and not each.counts for each in near)
        return self.rng.random() < (_WAITING_OVER_A_HOLIDAY if is_holiday_near else _WAITING)
