"""How far a due day is, in working days."""

from datetime import date, timedelta

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from socai.apps.calendars.documents import read_shipped
from socai.web.ui.due import distance_to

CALENDAR = read_shipped().to_calendar("law:test")
FRIDAY = date(2026, 11, 20)
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def test_the_weekend_is_not_counted_on_the_way_to_the_due_day():
    distance = distance_to(date(2026, 11, 23), today=FRIDAY, calendar=CALENDAR)

    assert distance.urgency == "calm"
    assert distance.sentence == "còn 1 ngày làm việc"


def test_a_dossier_due_today_is_neither_early_nor_overdue():
    distance = distance_to(FRIDAY, today=FRIDAY, calendar=CALENDAR)

    assert distance.urgency == "today"
    assert distance.sentence == "hôm nay là ngày hẹn"


def test_an_overdue_dossier_says_by_how_many_working_days():
    distance = distance_to(date(2026, 11, 17), today=FRIDAY, calendar=CALENDAR)

    assert distance.urgency == "overdue"
    assert distance.sentence == "quá hạn 3 ngày làm việc"


def test_one_working_day_is_singular_in_english():
    with translation.override("en"):
        distance = distance_to(date(2026, 11, 23), today=FRIDAY, calendar=CALENDAR)

    assert distance.sentence == "1 working day left"


def test_beyond_the_published_years_no_number_of_days_is_guessed():
    distance = distance_to(date(2031, 1, 2), today=FRIDAY, calendar=CALENDAR)

    assert distance.urgency == "calm"
    assert not any(sign.isdigit() for sign in distance.sentence)


@given(due=days, today=days)
def test_only_a_due_day_that_has_passed_is_overdue(due, today):
    distance = distance_to(due, today=today, calendar=CALENDAR)

    assert (distance.urgency == "overdue") == (due < today)
    assert (distance.urgency == "today") == (due == today)


@given(due=days, today=days)
def test_a_later_due_day_never_leaves_less_time(due, today):
    sooner, later = sorted([due, due + timedelta(days=1)])

    first = distance_to(sooner, today=today, calendar=CALENDAR)
    second = distance_to(later, today=today, calendar=CALENDAR)

    order = ["overdue", "today", "calm"]
    assert order.index(first.urgency) <= order.index(second.urgency)
