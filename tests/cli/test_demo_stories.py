"""The stories of the demo: told for any day, in office hours, in order, and over by yesterday."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from random import Random
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from socai.apps.calendars.documents import read_shipped
from socai.cli.demo import scenes
from socai.cli.demo.courses import Story, Teller, day_of
from socai.cli.demo.dossiers import tell_stories
from socai.cli.demo.statements import windows_to_close
from socai.domain.dossiers import Channel, Move
from socai.domain.organizations.kinds import TWO_TIERS_FROM

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 20)  # a Friday
UNUSUAL_DAYS = [
    date(2026, 1, 1),
    date(2026, 2, 18),  # in the days of Tết
    date(2026, 3, 14),  # a Saturday, the last day of a report month
    date(2026, 3, 15),  # a Sunday, the first day of the next
    date(2026, 7, 1),
    date(2026, 11, 23),  # a Monday
    date(2027, 1, 1),
]


@pytest.fixture(scope="module")
def office_calendar() -> Any:
    return read_shipped().to_calendar("law:test")


@pytest.fixture(scope="module")
def stories_of(office_calendar) -> Callable[[date], list[Story]]:
    def tell(today: date) -> list[Story]:
        _, closed = windows_to_close(today)
        return tell_stories(calendar=office_calendar, today=today, closed=closed)

    return tell


@pytest.fixture(params=UNUSUAL_DAYS, ids=str, scope="module")
def unusual(request, stories_of) -> SimpleNamespace:
    return SimpleNamespace(today=request.param, stories=stories_of(request.param))


def test_nothing_happens_today_or_later(unusual):
    moments = [moment for story in unusual.stories for moment in moments_of(story)]

    assert max(moments) < datetime.combine(unusual.today, datetime.min.time(), HANOI)


def test_no_step_comes_before_the_one_it_follows(unusual):
    for story in unusual.stories:
        assert moments_of(story) == sorted(moments_of(story))


def test_only_people_online_come_outside_office_hours(unusual, office_calendar):
    for story in unusual.stories:
        at_the_office = moments_of(story)[story.channel is Channel.ONLINE :]
        assert all(office_calendar.next_session(moment) == moment for moment in at_the_office)


def test_there_are_about_as_many_dossiers_as_promised(unusual):
    eras = Counter(day_of(story.registered_at) < TWO_TIERS_FROM for story in unusual.stories)

    assert eras[True] == 60
    assert 250 <= eras[False] <= 420


def test_the_scenes_that_are_looked_for_again_are_there_once(unusual):
    named = Counter(story.scene for story in unusual.stories if story.scene)

    assert named == {scenes.APPROVED_LATE_CLICK: 1, scenes.REPORTED_LATE_CLICK: 1}


def test_the_same_day_tells_the_same_stories(stories_of):
    assert stories_of(TODAY) == stories_of(TODAY)


def test_some_dossiers_wait_for_papers_over_a_holiday(stories_of, office_calendar):
    waits = [pause_of(story) for story in stories_of(TODAY) if pause_of(story)]

    over_a_holiday = [
        days
        for days in waits
        if any(each.special and not each.counts for each in office_calendar.explain(*days))
    ]

    assert over_a_holiday


def test_an_office_day_without_a_minute_left_goes_on_the_next(office_calendar):
    teller = Teller(office_calendar, Random(1))
    closing = datetime(2026, 11, 20, 17, 0, tzinfo=HANOI)

    assert teller.moment_on(TODAY, after=closing) is None
    assert day_of(teller.next_moment(TODAY, after=closing)) == date(2026, 11, 23)


def moments_of(story: Story) -> list[datetime]:
    return [story.registered_at, *(step.at for step in story.steps)]


def pause_of(story: Story) -> tuple[date, date] | None:
    days = {step.move: day_of(step.at) for step in story.steps}
    if Move.RESUME not in days:
        return None
    return days[Move.SUSPEND], days[Move.RESUME]
