"""What holds for every calendar, every receipt and every set of pauses."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from socai.domain.calendars import (
    OFFICE_ZONE,
    DayKind,
    DayReason,
    Half,
    Session,
    SpecialDay,
    Wording,
    WorkingCalendar,
)
from socai.domain.deadlines import Pause, TimeLimit, acceptance_deadline, set_deadline

FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
LAST_ASKED = date(2025, 6, 30)  # leaves room for the limits below within the published years
TITLE = Wording("Ngày thử", "A day")
NOTE = Wording("Chưa rõ", "Open")
OFFICE_HOURS = (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))
# Tet, 29 February and the ends of the years come up more often than chance would have them.
EDGES = [date(2023, 12, 31), date(2024, 2, 9), date(2024, 2, 14), date(2024, 2, 28), date(2024, 2, 29)]
EDGES += [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 24), date(2025, 2, 28)]

days = st.one_of(st.sampled_from(EDGES), st.dates(FIRST, LAST_ASKED))
clocks = st.one_of(
    st.sampled_from([time(0), time(7), time(11, 30), time(12), time(17), time(17, 0, 1), time(23, 59, 59)]),
    st.times(),
)
moments = st.builds(lambda day, clock: datetime.combine(day, clock, OFFICE_ZONE), days, clocks)
limits = st.integers(1, 60)


@st.composite
def special_days(draw: st.DrawFn) -> tuple[date, SpecialDay]:
    day = draw(st.one_of(st.sampled_from(EDGES), st.dates(FIRST, LAST)))
    weekend = day.weekday() >= 5
    off = [DayKind.HOLIDAY] if weekend else [DayKind.HOLIDAY, DayKind.SWAPPED_OFF, DayKind.CLOSED]
    kind = draw(st.sampled_from([*off, DayKind.MAKE_UP if weekend else DayKind.HALF_DAY]))
    half = draw(st.sampled_from(Half)) if kind is DayKind.HALF_DAY else None
    confirmed = draw(st.booleans())
    applied = confirmed or draw(st.booleans())
    return day, SpecialDay(kind, TITLE, confirmed, applied, half, note=None if confirmed else NOTE)


calendars = st.builds(
    lambda special: WorkingCalendar("any", frozenset({2023, 2024, 2025, 2026}), dict(special), OFFICE_HOURS),
    st.lists(special_days(), max_size=40),
)


@st.composite
def pause_lists(draw: st.DrawFn, received_on: date) -> list[Pause]:
    """Pauses that follow each other from the receipt on, some touching."""
    steps = draw(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 20)), max_size=4))
    pauses, day = [], received_on
    for wait, length in steps:
        first = day + timedelta(days=wait)
        day = first + timedelta(days=length)
        pauses.append(Pause(first, day, "supplement"))
    return pauses


def due(received_at: datetime, limit: int, pauses: list[Pause], calendar: WorkingCalendar):
    return set_deadline(
        received_at=received_at, limit=TimeLimit(limit, "basis"), pauses=pauses, calendar=calendar
    )


@given(calendar=calendars, start=days, count=st.integers(1, 300))
def test_adding_days_and_counting_them_again_gives_the_same_number(calendar, start, count):
    reached = calendar.add_working_days(start, count)

    assert calendar.is_working_day(reached)
    assert calendar.count_working_days(after=start, through=reached) == count


@given(calendar=calendars, start=days, length=st.integers(0, 400))
def test_counting_days_and_adding_them_again_never_passes_the_end(calendar, start, length):
    end = start + timedelta(days=length)

    reached = calendar.add_working_days(start, calendar.count_working_days(after=start, through=end))

    assert reached <= end
    assert calendar.count_working_days(after=reached, through=end) == 0


@given(calendar=calendars, bounds=st.tuples(days, days, days).map(sorted))
def test_counts_over_adjoining_intervals_add_up(calendar, bounds):
    first, middle, last = bounds

    whole = calendar.count_working_days(after=first, through=last)

    parts = calendar.count_working_days(after=first, through=middle)
    parts += calendar.count_working_days(after=middle, through=last)
    assert whole == parts


@given(calendar=calendars, start=days, length=st.integers(0, 200))
def test_the_explanation_the_count_and_the_question_agree_on_every_day(calendar, start, length):
    end = start + timedelta(days=length)

    told = calendar.explain(start, end)

    assert [each.day for each in told] == [start + timedelta(days=number) for number in range(length + 1)]
    assert all(each.counts == calendar.is_working_day(each.day) for each in told)
    counted = sum(each.counts for each in told) - told[0].counts
    assert counted == calendar.count_working_days(after=start, through=end)


@given(calendar=calendars, moment=moments)
def test_a_dossier_is_taken_in_within_office_hours_and_never_before_it_came(calendar, moment):
    opening = calendar.next_session(moment)

    assert opening >= moment
    assert calendar.is_working_day(opening.date())
    assert any(each.opens <= opening.time() <= each.closes for each in calendar.sessions_on(opening.date()))
    assert calendar.next_session(opening) == opening


@given(calendar=calendars, moment=moments, hours=st.integers(0, 40), more=st.integers(0, 40))
def test_working_hours_added_in_two_steps_reach_the_same_moment(calendar, moment, hours, more):
    at_once = calendar.add_working_hours(moment, hours + more)

    assert calendar.add_working_hours(calendar.add_working_hours(moment, hours), more) == at_once


@given(calendar=calendars, moment=moments, later=st.integers(0, 100_000), hours=st.integers(0, 40))
def test_a_later_registration_is_never_due_earlier(calendar, moment, later, hours):
    first = acceptance_deadline(registered_at=moment, hours=hours, calendar=calendar)
    second = acceptance_deadline(
        registered_at=moment + timedelta(seconds=later), hours=hours, calendar=calendar
    )

    assert first.due_on <= second.due_on


@given(data=st.data(), calendar=calendars, received_at=moments, limit=limits)
def test_a_deadline_is_always_a_working_day_after_receipt(data, calendar, received_at, limit):
    pauses = data.draw(pause_lists(received_at.date()))

    result = due(received_at, limit, pauses, calendar)

    assert calendar.is_working_day(result.due_on)
    assert result.due_on > result.counted_from.date() >= received_at.date()


@given(data=st.data(), calendar=calendars, received_at=moments, limit=limits)
def test_one_day_more_never_means_an_earlier_due_day(data, calendar, received_at, limit):
    pauses = data.draw(pause_lists(received_at.date()))

    assert (
        due(received_at, limit, pauses, calendar).due_on
        < due(received_at, limit + 1, pauses, calendar).due_on
    )


@given(data=st.data(), calendar=calendars, received_at=moments, limit=limits)
def test_a_pause_never_makes_the_due_day_earlier(data, calendar, received_at, limit):
    pauses = data.draw(pause_lists(received_at.date()))
    assume(pauses)

    results = [due(received_at, limit, pauses[:number], calendar) for number in range(len(pauses) + 1)]

    assert all(earlier.due_on <= later.due_on for earlier, later in pairwise(results))


@given(data=st.data(), calendar=calendars, received_at=moments, limit=limits)
def test_the_explanation_counts_exactly_the_days_of_the_limit(data, calendar, received_at, limit):
    pauses = data.draw(pause_lists(received_at.date()))

    result = due(received_at, limit, pauses, calendar)

    assert sum(each.counts for each in result.explanation) == limit
    paused = [each for each in result.explanation if each.reason is DayReason.PAUSED]
    assert len(paused) == sum(shift.working_days for shift in result.pauses)
    assert result.explanation[0].day == received_at.date()
    assert result.explanation[-1].day == result.due_on


@given(data=st.data(), calendar=calendars, received_at=moments, limit=limits)
def test_a_pause_begun_in_time_moves_the_due_day_by_the_working_days_it_covers(
    data, calendar, received_at, limit
):
    plain = due(received_at, limit, [], calendar)
    taken_in = plain.counted_from.date()
    first = data.draw(st.dates(taken_in, plain.due_on))
    last = first + timedelta(days=data.draw(st.integers(0, 60)))

    moved = due(received_at, limit, [Pause(first, last, "supplement")], calendar)

    given_back = calendar.count_working_days(after=first, through=last)
    assert moved.due_on == calendar.add_working_days(plain.due_on, given_back)


@given(
    calendar=calendars, received_at=moments, limit=limits, late=st.integers(1, 40), length=st.integers(0, 60)
)
def test_waiting_after_the_due_day_leaves_the_due_day_where_it_was(
    calendar, received_at, limit, late, length
):
    plain = due(received_at, limit, [], calendar)
    first = plain.due_on + timedelta(days=late)

    after = due(received_at, limit, [Pause(first, first + timedelta(days=length), "supplement")], calendar)

    assert after.due_on == plain.due_on
