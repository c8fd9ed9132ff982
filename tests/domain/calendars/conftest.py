from collections.abc import Callable
from datetime import date, time

import pytest

from socai.domain.calendars import Session, SpecialDay, WorkingCalendar

MORNING = Session(time(7), time(11, 30))
AFTERNOON = Session(time(13, 30), time(17))

MakeCalendar = Callable[..., WorkingCalendar]


@pytest.fixture
def make_calendar() -> MakeCalendar:
    """A calendar of plain weeks, with whatever a test wants to differ."""

    def make(
        special_days: dict[date, SpecialDay] | None = None,
        *,
        years: frozenset[int] = frozenset({2025, 2026}),
        sessions: tuple[Session, ...] = (MORNING, AFTERNOON),
    ) -> WorkingCalendar:
        return WorkingCalendar(
            version="test", years=years, special_days=special_days or {}, sessions=sessions
        )

    return make
