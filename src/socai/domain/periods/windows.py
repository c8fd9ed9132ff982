"""A window and its two days, both included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from socai.domain.periods.dates import print_short_date

ONE_DAY: Final = timedelta(days=1)
TO: Final = ".."  # between the two dates of a key


class WindowRefused(ValueError):
    """The window ends before it starts."""

    def __init__(self, first_day: date, last_day: date) -> None:
        self.first_day, self.last_day = first_day, last_day
        super().__init__(
            f"the window ends on {last_day}, before it starts on {first_day}; "
            f"it takes a last day from {first_day} on"
        )


@dataclass(frozen=True, slots=True)
class Window:
    """Some days in a row, known by a key that is either a rule and a month or the two dates themselves."""

    key: str
    first_day: date
    last_day: date
    titles: Mapping[str, str] = field(compare=False)  # language → title
    confirmed: bool = field(default=True, compare=False)  # False: the rule was not checked against the law
    note: Mapping[str, str] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise WindowRefused(self.first_day, self.last_day)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1


def between(first_day: date, last_day: date) -> Window:
    """A window of any two dates. Raises WindowRefused when the end lies before the start."""
    start, end = print_short_date(first_day), print_short_date(last_day)
    titles = {"vi": f"từ ngày {start} đến ngày {end}", "en": f"from {start} to {end}"}
    return Window(f"{first_day}{TO}{last_day}", first_day, last_day, MappingProxyType(titles))


def days_before(window: Window) -> Window:
    """As many days, ending on the day before."""
    last_day = window.first_day - ONE_DAY
    return between(last_day - timedelta(days=window.days - 1), last_day)


def days_a_year_before(window: Window) -> Window:
    """The same two dates of the year before; 29 February becomes the 28th."""
    return between(_a_year_before(window.first_day), _a_year_before(window.last_day))


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
