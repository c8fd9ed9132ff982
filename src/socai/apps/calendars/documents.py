"""Calendars as text: the shipped edition, and what an office declares by decision on top of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from socai import law
from socai.domain.calendars import (
    DayKind,
    Half,
    Session,
    SpecialDay,
    Wording,
    WorkingCalendar,
    check_day,
    check_sessions,
)

_EDITION = "calendars/edition.yaml"
_YEARS = "calendars/years"
_ONLINE_ACCEPTANCE = "limits/online_acceptance.yaml"


def _clock_in_quotes(value: Any) -> Any:
    # YAML reads a bare 13:30 as the number 810, which would silently become another hour.
    if isinstance(value, str | time):
        return value
    raise ValueError('hours stand in quotes, such as "13:30"')


Clock = Annotated[time, BeforeValidator(_clock_in_quotes)]
Words = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    """A part of a calendar text; a field it does not know is refused with the names it knows."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _know_every_field(cls, data: Any) -> Any:
        unknown = sorted(map(str, set(data) - set(cls.model_fields))) if isinstance(data, dict) else []
        if unknown:
            raise ValueError(f"{', '.join(unknown)} not known here; it takes {', '.join(cls.model_fields)}")
        return data


class InTwoLanguages(_Part):
    vi: Words
    en: Words

    def to_wording(self) -> Wording:
        return Wording(self.vi, self.en)


class OfficeSession(_Part):
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        self.to_session()
        return self

    def to_session(self) -> Session:
        return Session(self.opens, self.closes)


class DayEntry(_Part):
    """One special day. A day marked `confirmed: false` says whether it is applied, and what is open."""

    day: date
    kind: DayKind
    title: InTwoLanguages
    half: Half | None = None
    instead_of: date | None = None
    basis: InTwoLanguages | None = None
    confirmed: bool = True
    applied: bool | None = None
    note: InTwoLanguages | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.confirmed == (self.applied is not None):
            raise ValueError("`applied` (true or false) stands beside `confirmed: false`, and only there")
        check_day(self.day, self.to_special_day())
        return self

    def to_special_day(self) -> SpecialDay:
        return SpecialDay(
            kind=self.kind,
            title=self.title.to_wording(),
            confirmed=self.confirmed,
            applied=self.applied is not False,
            half=self.half,
            instead_of=self.instead_of,
            basis=self.basis.to_wording() if self.basis else None,
            note=self.note.to_wording() if self.note else None,
        )


class YearEntry(_Part):
    """One published year. `swaps_published` is false while its swapped days are not known."""

    year: Annotated[int, Field(ge=2000, le=2200)]
    swaps_published: bool
    days: tuple[DayEntry, ...]

    @model_validator(mode="after")
    def _each_day_once(self) -> Self:
        _refuse_twice(entry.day for entry in self.days)
        for entry in self.days:
            if entry.day.year != self.year:
                raise ValueError(f"{entry.day} does not belong to {self.year}")
        return self


class _EditionHead(_Part):
    as_of: date
    sessions: Annotated[tuple[OfficeSession, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sessions_follow_each_other(self) -> Self:
        check_sessions([session.to_session() for session in self.sessions])
        return self


class Edition(_EditionHead):
    """The whole shipped calendar as known on one day."""

    years: Annotated[tuple[YearEntry, ...], Field(min_length=1)]

    def to_calendar(self, version: str) -> WorkingCalendar:
        return WorkingCalendar(
            version=version,
            years=frozenset(entry.year for entry in self.years),
            special_days=_special_days(entry for year in self.years for entry in year.days),
            sessions=_sessions(self.sessions),
        )


class LocalText(_Part):
    """What an office declares by decision; all it does not mention stays as the law has it."""

    sessions: tuple[OfficeSession, ...] | None = None
    publishes_years: tuple[int, ...] = ()  # years the shipped edition does not cover yet
    days: tuple[DayEntry, ...] = ()  # takes the place of what the law says about the same day
    ordinary_days: tuple[date, ...] = ()  # special by law, plain days of the week here

    @model_validator(mode="after")
    def _declares_something_once(self) -> Self:
        if not (self.sessions or self.publishes_years or self.days or self.ordinary_days):
            raise ValueError(
                f"nothing is declared; it takes one or more of {', '.join(type(self).model_fields)}"
            )
        if self.sessions:
            check_sessions(_sessions(self.sessions))
        _refuse_twice([*(entry.day for entry in self.days), *self.ordinary_days])
        return self

    def over(self, edition: WorkingCalendar, *, version: str) -> WorkingCalendar:
        """The calendar of the office: the law's, with what is declared here in its place."""
        ordinary = frozenset(self.ordinary_days)
        special_days = {day: said for day, said in edition.special_days.items() if day not in ordinary}
        return WorkingCalendar(
            version=version,
            years=edition.years | frozenset(self.publishes_years),
            special_days=special_days | _special_days(self.days),
            sessions=_sessions(self.sessions) if self.sessions else edition.sessions,
        )


class HoursLimit(_Part):
    """A limit in working hours, as law data."""

    key: Words
    working_hours: Annotated[int, Field(ge=1)]
    confirmed: bool
    note: InTwoLanguages | None = None


def read_shipped() -> Edition:
    """The edition that came with this release, checked."""
    head = law.load(_EDITION, _EditionHead)
    years = tuple(law.load(file, YearEntry) for file in law.list_files(_YEARS))
    return Edition(as_of=head.as_of, sessions=head.sessions, years=years)


def read_local(text: str, *, file: str) -> LocalText:
    """A local text, checked. Raises LawFileRefused with the line and what would be accepted."""
    return law.parse(text, LocalText, file=file)


@cache
def read_online_acceptance() -> HoursLimit:
    """The limit as it came with this release, checked."""
    return law.load(_ONLINE_ACCEPTANCE, HoursLimit)


def _special_days(entries: Iterable[DayEntry]) -> dict[date, SpecialDay]:
    return {entry.day: entry.to_special_day() for entry in entries}


def _sessions(sessions: Iterable[OfficeSession]) -> tuple[Session, ...]:
    return tuple(session.to_session() for session in sessions)


def _refuse_twice(days: Iterable[date]) -> None:
    twice = sorted(day for day, times in Counter(days).items() if times > 1)
    if twice:
        raise ValueError(f"{twice[0]} stands twice; each day stands once")
