"""The working calendar: which days are worked, when the office is open, and sums over both."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType

from socai.domain.calendars.days import SpecialDay, check_day
from socai.domain.calendars.explanation import DayCounted, judge
from socai.domain.calendars.sessions import Session, at, check_sessions, office_time, worked_half


class CalendarGap(LookupError):
    """The calendar says nothing about this day; nobody may guess."""

    def __init__(self, day: date, years: Iterable[int]) -> None:
        self.day, self.years = day, tuple(sorted(years))
        published = f"{self.years[0]}–{self.years[-1]}" if self.years else "none"
        super().__init__(
            f"no working calendar is published for {day.isoformat()}; published years: {published}. "
            f"It takes a calendar version that covers {day.year}"
        )


class YearsRefused(ValueError):
    """The years of a calendar leave a hole, or a special day lies outside them."""

    def __init__(self, reason: str, *, day: date | None = None) -> None:
        self.reason, self.day = reason, day
        super().__init__(reason)


class IntervalRefused(ValueError):
    """A count that would run backward: its first day lies after its last."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        super().__init__(f"days are counted forward, not from {first} to {last}; give the earlier day first")


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """One published version. Two calendars with the same content are equal.

    Every question is answered from a table of judged days that is made once, so that a batch of
    deadlines costs a look-up each.
    """

    version: str
    years: frozenset[int]
    special_days: Mapping[date, SpecialDay] = field(hash=False)
    sessions: tuple[Session, ...]
    _days: tuple[DayCounted, ...] = field(init=False, repr=False, compare=False)
    _worked: tuple[int, ...] = field(init=False, repr=False, compare=False)  # ordinals, ascending

    def __post_init__(self) -> None:
        check_sessions(self.sessions)
        self._check_years()
        self._check_special_days()
        days = tuple(judge(day, self.special_days.get(day)) for day in self._published_days())
        object.__setattr__(self, "special_days", MappingProxyType(dict(self.special_days)))
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_worked", tuple(each.day.toordinal() for each in days if each.counts))

    @property
    def first_day(self) -> date:
        return date(min(self.years), 1, 1)

    @property
    def last_day(self) -> date:
        return date(max(self.years), 12, 31)

    def is_working_day(self, day: date) -> bool:
        return self._day(day).counts

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, which itself never counts; `start` for 0.

        Raises CalendarGap when `start` or the day sought lies outside the published years.
        """
        if start.year not in self.years:
            raise CalendarGap(start, self.years)
        if count < 1:
            return self._unmoved(start, count)
        place = bisect_right(self._worked, start.toordinal()) + count - 1
        if place >= len(self._worked):
            raise CalendarGap(self.last_day + timedelta(days=1), self.years)
        return date.fromordinal(self._worked[place])

    def count_working_days(self, *, after: date, through: date) -> int:
        """How many working days lie after `after`, up to and including `through`."""
        if through < after:
            raise IntervalRefused(after, through)
        self._require_published(after, through)
        return bisect_right(self._worked, through.toordinal()) - bisect_right(self._worked, after.toordinal())

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The hours worked that day; none on a day off."""
        judged = self._day(day)
        if not judged.counts:
            return ()
        if judged.special is None or judged.special.half is None or not judged.special.applied:
            return self.sessions
        return worked_half(self.sessions, judged.special.half)

    def next_session(self, moment: datetime) -> datetime:
        """The moment itself when the office is open, else the start of the next session."""
        opening, _ = next(self._open_stretches(moment))
        return opening

    def add_working_hours(self, moment: datetime, hours: int) -> datetime:
        """The moment by which the office has been open for `hours` hours since `moment`."""
        if hours < 0:
            raise ValueError(f"working hours are added forward, not {hours}; give 0 or more")
        left = timedelta(hours=hours)
        stretches = self._open_stretches(moment)
        opens, closes = next(stretches)
        while left > closes - opens:
            left -= closes - opens
            opens, closes = next(stretches)
        return opens + left

    def explain(self, first_day: date, last_day: date) -> tuple[DayCounted, ...]:
        """Each day from the first to the last, both included: whether it counts, and why."""
        if last_day < first_day:
            raise IntervalRefused(first_day, last_day)
        self._require_published(first_day, last_day)
        origin = self.first_day.toordinal()
        return self._days[first_day.toordinal() - origin : last_day.toordinal() - origin + 1]

    def _open_stretches(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """From the moment on, each stretch in which the office is open."""
        now = office_time(moment)
        day = now.date()
        while True:
            for session in self.sessions_on(day):
                closes = at(day, session.closes)
                if now <= closes:
                    yield max(now, at(day, session.opens)), closes
            day = self.add_working_days(day, 1)

    def _unmoved(self, start: date, count: int) -> date:
        if count < 0:
            raise ValueError(f"working days are added forward, not {count}; give 0 or more")
        return start

    def _day(self, day: date) -> DayCounted:
        self._require_published(day)
        return self._days[day.toordinal() - self.first_day.toordinal()]

    def _require_published(self, *days: date) -> None:
        for day in days:
            if day.year not in self.years:
                raise CalendarGap(day, self.years)

    def _published_days(self) -> Iterator[date]:
        for ordinal in range(self.first_day.toordinal(), self.last_day.toordinal() + 1):
            yield date.fromordinal(ordinal)

    def _check_years(self) -> None:
        if not self.years:
            raise YearsRefused("a calendar covers at least one year")
        missing = set(range(min(self.years), max(self.years) + 1)) - self.years
        if missing:
            raise YearsRefused(
                f"the years of a calendar adjoin; missing: {', '.join(map(str, sorted(missing)))}"
            )

    def _check_special_days(self) -> None:
        for day, special in self.special_days.items():
            if day.year not in self.years:
                raise YearsRefused(
                    f"{day} lies outside the years of this calendar; publish {day.year} too", day=day
                )
            check_day(day, special)
            if special.half is not None:
                worked_half(self.sessions, special.half)
