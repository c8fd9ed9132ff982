"""Whatever happens to a dossier, the book says of every day what the rule says of it."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socai.apps.ledger.chart import shipped_chart
from socai.domain.calendars import Session, WorkingCalendar
from socai.domain.calendars.days import DayKind, SpecialDay, Wording
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import (
    Accepted,
    CalendarApplied,
    Channel,
    DossierHistory,
    Happening,
    HistoryOutOfOrder,
    LateClickApproved,
    PauseReason,
    Processed,
    Registered,
    Reopened,
    Resumed,
    Suspended,
    run_clock,
)
from socai.domain.ledger import Cut, Entry, Transfer, check_post, difference, standing
from socai.domain.organizations.successions import Succession
from tests.support.clock_judge import stands_at

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2026, 1, 5), date(2026, 6, 30)
OFFICE = (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))
UNIT, HEIR, HEIR_OF_HEIR = 1, 2, 3


def a_calendar(*days_off: date) -> WorkingCalendar:
    special = {day: SpecialDay(DayKind.HOLIDAY, Wording("Nghỉ", "Off")) for day in days_off}
    return WorkingCalendar("test", frozenset({2026, 2027}), special, OFFICE)


days_off = st.lists(st.dates(FIRST, LAST).filter(lambda day: day.weekday() < 5), max_size=8, unique=True)
calendars = days_off.map(lambda days: a_calendar(*days))


@st.composite
def histories(draw: st.DrawFn) -> DossierHistory:
    """Any life a dossier can have: moves as the table allows, each some days after the one before."""
    ids = iter(range(1, 50))
    clock = datetime.combine(draw(st.dates(FIRST, date(2026, 2, 28))), time(9), tzinfo=HANOI)

    def later() -> datetime:
        nonlocal clock
        clock += timedelta(days=draw(st.integers(0, 12)))
        return clock

    channel = draw(st.sampled_from(Channel))
    happenings: list[Happening] = [Registered(next(ids), clock, channel)]
    happenings.append(CalendarApplied(happenings[0].id, clock, "test"))
    happenings.append(Accepted(next(ids), later() if channel is Channel.ONLINE else clock))
    for _ in range(draw(st.integers(0, 3))):
        happenings.append(Suspended(next(ids), later(), PauseReason.SUPPLEMENT))
        happenings.append(Resumed(next(ids), later()))
    for _ in range(draw(st.integers(0, 2))):
        happenings.append(Processed(next(ids), later()))
        if draw(st.booleans()):
            break
        happenings.append(Reopened(next(ids), later()))
    kept = draw(st.integers(2, len(happenings))) if channel is Channel.ONLINE else len(happenings)
    return DossierHistory(
        unit=UNIT,
        cut=Cut(procedure="1.004873", channel=channel),
        limit=TimeLimit(draw(st.integers(1, 30)), "test"),
        acceptance_hours=8,
        happenings=tuple(happenings[:kept]),
    )


def posted(transfers: list[Transfer], *, after: list[Entry] = ()) -> list[Entry]:
    """The book after the difference is posted."""
    new = difference(after, transfers, occasion=99)
    check_post(new, existing=after, chart=shipped_chart(), through=date(2027, 1, 1))
    start = len(after) + 1
    return [*after, *(Entry(start + i, e.transfer, e.line, e.reverses) for i, e in enumerate(new))]


def standing_on(day: date, entries: list[Entry]) -> set[tuple[str, int]]:
    """Where, and in whose hands, the book has the dossier at the end of the day."""
    stock: Counter[tuple[str, int]] = Counter()
    for entry in entries:
        item = entry.transfer
        if item.effective_on <= day and not item.target.startswith("memo."):
            stock[item.source, item.source_unit] -= item.quantity
            stock[item.target, item.target_unit] += item.quantity
    return {place for place, quantity in stock.items() if quantity > 0}


def every_day(history: DossierHistory) -> list[date]:
    first = history.happenings[0].on
    return [first + timedelta(days=n) for n in range((date(2026, 12, 31) - first).days)]


@given(history=histories(), calendar=calendars)
def test_on_every_day_the_book_has_the_dossier_where_the_rule_says(history, calendar):
    clock = run_clock(history, calendar=calendar, successions={}, through=date(2026, 12, 31))

    entries = posted(list(clock.transfers))

    for day in every_day(history):
        judged = stands_at(history, day, calendar)
        assert standing_on(day, entries) == ({(judged.account, UNIT)} if judged.account else set())


@given(history=histories(), calendar=calendars, stop=st.dates(FIRST, date(2026, 12, 31)))
def test_settling_early_late_or_twice_posts_the_same_entries(history, calendar, stop):
    through = max(stop, history.happenings[-1].on)
    whole = run_clock(history, calendar=calendar, successions={}, through=date(2026, 12, 31)).transfers

    by_then = run_clock(history, calendar=calendar, successions={}, through=through).transfers

    assert list(by_then) == [item for item in whole if item.effective_on <= through]
    assert difference(posted(list(whole)), whole, occasion=99) == []


@given(history=histories(), calendar=calendars, decreed=days_off)
def test_a_holiday_decreed_afterwards_brings_every_passage_out_right(history, calendar, decreed):
    before = posted(
        list(run_clock(history, calendar=calendar, successions={}, through=date(2026, 12, 31)).transfers)
    )
    wiser = a_calendar(*calendar.special_days, *decreed)

    clock = run_clock(history, calendar=wiser, successions={}, through=date(2026, 12, 31))
    after = posted(list(clock.transfers), after=before)

    assert Counter(e.transfer for e in standing(after)) == Counter(clock.transfers)
    for day in every_day(history):
        judged = stands_at(history, day, wiser)
        assert standing_on(day, after) == ({(judged.account, UNIT)} if judged.account else set())


@given(history=histories(), calendar=calendars, back=st.integers(1, 20))
def test_a_late_click_moves_the_finish_to_the_real_day_and_nothing_counts_twice(history, calendar, back):
    finishes = [h for h in history.happenings if isinstance(h, Processed)]
    if not finishes or history.happenings[-1] is not finishes[-1]:
        return
    before = posted(
        list(run_clock(history, calendar=calendar, successions={}, through=date(2026, 12, 31)).transfers)
    )
    real_day = finishes[-1].on - timedelta(days=back)
    approved = LateClickApproved(90, finishes[-1].at + timedelta(days=3), finishes[-1].id, real_day)
    corrected = DossierHistory(
        history.unit,
        history.cut,
        history.limit,
        history.acceptance_hours,
        (*history.happenings, approved),
    )

    if real_day < history.happenings[-2].on:
        with pytest.raises(HistoryOutOfOrder):
            run_clock(corrected, calendar=calendar, successions={}, through=date(2026, 12, 31))
        return
    clock = run_clock(corrected, calendar=calendar, successions={}, through=date(2026, 12, 31))
    after = posted(list(clock.transfers), after=before)

    assert clock.finished_on == real_day
    for day in every_day(corrected):
        judged = stands_at(corrected, day, calendar)
        assert standing_on(day, after) == ({(judged.account, UNIT)} if judged.account else set())


@given(
    history=histories(),
    calendar=calendars,
    first=st.dates(FIRST, LAST),
    second=st.dates(FIRST, LAST),
)
def test_units_that_merge_take_the_open_dossier_along_on_the_day(history, calendar, first, second):
    heirs = {
        UNIT: Succession(HEIR, min(first, second), whole=True),
        HEIR: Succession(HEIR_OF_HEIR, max(first, second), whole=True),
    }
    clock = run_clock(history, calendar=calendar, successions=heirs, through=date(2026, 12, 31))

    entries = posted(list(clock.transfers))

    for day in every_day(history):
        judged = stands_at(history, day, calendar)
        places = standing_on(day, entries)
        assert {account for account, _ in places} == ({judged.account} if judged.account else set())
        is_open = judged.account.startswith(("dossier.pending", "dossier.awaiting"))
        if is_open and day >= max(first, second):
            assert {unit for _, unit in places} == {HEIR_OF_HEIR}
        elif is_open and day >= min(first, second):
            assert {unit for _, unit in places} == {HEIR}


@given(history=histories(), calendar=calendars, right=st.sampled_from(["2.000815", "1.000656"]))
def test_a_corrected_fact_takes_everything_back_and_posts_it_anew(history, calendar, right):
    transfers = run_clock(history, calendar=calendar, successions={}, through=LAST).transfers
    before = posted(list(transfers))
    corrected = DossierHistory(
        history.unit, Cut(procedure=right), history.limit, history.acceptance_hours, history.happenings
    )

    anew = run_clock(corrected, calendar=calendar, successions={}, through=LAST).transfers
    after = posted(list(anew), after=before)

    assert {e.transfer.cut.procedure for e in standing(after)} <= {right}
    assert sum(e.reverses is not None for e in after) == len(transfers)
