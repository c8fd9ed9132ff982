"""The windows that the law names, made from dated rules."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from socai.domain.periods.windows import (
    ONE_DAY,
    TO,
    Window,
    between,
    days_a_year_before,
    days_before,
)

_NAMED: Final = re.compile(r"(?P<rule>[a-z0-9_]+)-(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)


class NoReportWindow(LookupError):
    """The report calendar has no such window on those days."""

    def __init__(self, asked: str, version: str, in_force_from: date, in_force_to: date | None) -> None:
        self.asked, self.version = asked, version
        self.in_force_from, self.in_force_to = in_force_from, in_force_to
        until = f" and end before {in_force_to}" if in_force_to else ""
        super().__init__(
            f"{version} has no window for {asked}; its windows start from {in_force_from}{until}, "
            "any other takes two dates"
        )


class UnknownWindow(LookupError):
    """The key names no window."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key, self.known = key, known
        super().__init__(
            f"{key!r} is no window; accepted are {', '.join(known)} with the year and month they end in, "
            f"such as {known[0]}-2026-03, or two dates such as 2026-02-15{TO}2026-03-14"
        )


@dataclass(frozen=True, slots=True)
class WindowRule:
    """A kind of window: so many months up to a cut-off day, ending in some months of the year."""

    key: str
    titles: Mapping[str, str]  # language → title with places for {month} and {year}
    ends_in: frozenset[int]
    months: int
    last_day: int  # of the month; 31 is its last day, however long it is
    confirmed: bool = True
    note: Mapping[str, str] | None = None

    def ending(self, year: int, month: int) -> Window:
        """The window of this length that ends in the month; nameless where the law has none there."""
        first_day = _cut_off(year, month - self.months, self.last_day) + ONE_DAY
        last_day = _cut_off(year, month, self.last_day)
        if month not in self.ends_in:
            return between(first_day, last_day)
        titles = {lang: title.format(month=month, year=year) for lang, title in self.titles.items()}
        key = f"{self.key}-{year}-{month:02}"
        return Window(key, first_day, last_day, MappingProxyType(titles), self.confirmed, self.note)


@dataclass(frozen=True, slots=True)
class ReportCalendar:
    """One version of the report windows, and from when to when it holds."""

    version: str
    rules: tuple[WindowRule, ...]
    in_force_from: date
    in_force_to: date | None = None  # exclusive
    basis: str = ""
    confirmed: bool = True
    note: Mapping[str, str] | None = None

    def windows_of(self, year: int) -> tuple[Window, ...]:
        """Every named window that ends in the year, by its last day, the shorter first."""
        found = [
            window
            for rule in self.rules
            for month in sorted(rule.ends_in)
            if self._holds(window := rule.ending(year, month))
        ]
        if not found:
            raise self._no_window(str(year))
        return tuple(sorted(found, key=lambda window: (window.last_day, window.days)))

    def window_containing(self, day: date, rule: str) -> Window:
        """The window of one kind in which the day lies; where windows overlap, the first to end."""
        for window in self._around(day, self._rule(rule, asked=rule)):
            if day in window and self._holds(window):
                return window
        raise self._no_window(f"{rule} on {day}")

    def find(self, key: str) -> Window:
        """The window of this key, named or two dates. Raises UnknownWindow, WindowRefused, NoReportWindow."""
        if TO in key:
            return self._between(key)
        match = _NAMED.fullmatch(key)
        if match is None:
            raise self._unknown(key)
        rule, month = self._rule(match["rule"], asked=key), int(match["month"])
        if month not in rule.ends_in or match["year"] == "0000":
            raise self._unknown(key)
        window = rule.ending(int(match["year"]), month)
        if not self._holds(window):
            raise self._no_window(key)
        return window

    def previous(self, window: Window) -> Window:
        """The stretch that ends on the day before: as many months by the same rule, else as many days."""
        match = _NAMED.fullmatch(window.key)
        if match is None:
            return days_before(window)
        rule = self._rule(match["rule"], asked=window.key)
        return rule.ending(*_month(int(match["year"]), int(match["month"]) - rule.months))

    def same_window_last_year(self, window: Window) -> Window:
        """The same named window, or the same two dates, of the year before."""
        match = _NAMED.fullmatch(window.key)
        if match is None:
            return days_a_year_before(window)
        rule = self._rule(match["rule"], asked=window.key)
        return rule.ending(int(match["year"]) - 1, int(match["month"]))

    def _around(self, day: date, rule: WindowRule) -> Iterator[Window]:
        for ahead in range(rule.months + 1):
            year, month = _month(day.year, day.month + ahead)
            if month in rule.ends_in:
                yield rule.ending(year, month)

    def _between(self, key: str) -> Window:
        try:
            first_day, last_day = map(date.fromisoformat, key.split(TO))
        except ValueError:
            raise self._unknown(key) from None
        return between(first_day, last_day)

    def _rule(self, key: str, *, asked: str) -> WindowRule:
        for rule in self.rules:
            if rule.key == key:
                return rule
        raise self._unknown(asked)

    def _holds(self, window: Window) -> bool:
        ended = self.in_force_to is not None and window.last_day >= self.in_force_to
        return window.first_day >= self.in_force_from and not ended

    def _unknown(self, key: str) -> UnknownWindow:
        return UnknownWindow(key, tuple(rule.key for rule in self.rules))

    def _no_window(self, asked: str) -> NoReportWindow:
        return NoReportWindow(asked, self.version, self.in_force_from, self.in_force_to)


def _cut_off(year: int, month: int, day: int) -> date:
    """The cut-off day of a month counted from January of `year`; 0 is December of the year before."""
    year, month = _month(year, month)
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _month(year: int, month: int) -> tuple[int, int]:
    carried, index = divmod(month - 1, 12)
    return year + carried, index + 1
