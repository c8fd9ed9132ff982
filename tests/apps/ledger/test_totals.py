"""Totals make figures quick and change none of them."""

from dataclasses import replace
from datetime import date

import pytest

from socai.apps.ledger import queries, services, totals
from socai.apps.ledger.models import DayTotal, MonthBalance, TotalsMark
from socai.domain.ledger import At, Balance, Coverage, HandedOn, Hands, Scope, Turnover, hand_over, transfer
from tests.apps.ledger.office import (
    CUT,
    EARLY,
    OTHER_WARD,
    RUNNING,
    WARD,
    WITHDRAWN,
    dossier,
    happen,
    post,
    receive,
)

ONLINE = replace(CUT, channel="online")
PENDING = "dossier.pending"
QUESTIONS = [
    Turnover(into=PENDING),
    Turnover(into="dossier.resolved", out_of=PENDING),
    Turnover(out_of=PENDING),
    HandedOn(PENDING, Hands.TAKEN_OVER),
    HandedOn(PENDING, Hands.HANDED_OVER),
    Balance(PENDING, At.OPENING),
    Balance(PENDING, At.CLOSING),
    Coverage("channel", Turnover(into=PENDING)),
    Coverage("unit", Balance(PENDING, At.CLOSING)),
]
LAST_DAY = date(2026, 3, 15)
WINDOWS = [
    (date(2026, 1, 1), date(2026, 1, 31)),  # one whole month
    (date(2026, 1, 15), date(2026, 2, 14)),  # over a month end
    (date(2026, 1, 31), date(2026, 2, 1)),  # both sides of one
    (date(2025, 12, 1), date(2026, 3, 15)),  # all of it, from before the first entry
    (date(2026, 3, 10), date(2026, 3, 15)),  # in the month that is not over
    (date(2025, 1, 1), date(2025, 1, 31)),  # nothing yet
    (date(2026, 5, 1), date(2026, 5, 31)),  # after everything
]
SCOPES = [
    Scope(units, first, last, **split)
    for first, last in WINDOWS
    for units in (frozenset({WARD}), frozenset({WARD, OTHER_WARD}))
    for split in (
        {},
        {"group_by": ("unit",)},
        {"group_by": ("channel",)},
        {"where": (("channel", frozenset({"online"})),)},
    )
]


@pytest.fixture
def winter(book):
    """Dossiers received in January and February, some resolved, handed over or withdrawn."""
    for number, (day, cut) in enumerate(
        [
            (date(2026, 1, 5), CUT),
            (date(2026, 1, 31), ONLINE),
            (date(2026, 2, 1), CUT),
            (date(2026, 2, 28), ONLINE),
            (date(2026, 3, 2), CUT),
        ],
        start=1,
    ):
        receive(number, day, cut=cut)
    move_on(1, date(2026, 1, 31), EARLY)
    move_on(3, date(2026, 2, 28), WITHDRAWN)
    give_away(2, date(2026, 2, 10))


def so_far(number):
    return [entry.transfer for entry in queries.list_entries_of(dossier(number))]


def move_on(number, on, account):
    before, cause = so_far(number), happen(dossier(number))
    unit, cut = before[-1].target_unit, before[-1].cut
    post(
        dossier(number),
        [*before, transfer(on, RUNNING, account, unit=unit, cut=cut, cause=cause)],
        occasion=cause,
    )


def give_away(number, on):
    before, cause = so_far(number), happen(dossier(number))
    given = hand_over(on, RUNNING, from_unit=WARD, to_unit=OTHER_WARD, cut=before[-1].cut, cause=cause)
    post(dossier(number), [*before, given], occasion=cause)


def figures():
    return [{key: list(values) for key, values in queries.ask(QUESTIONS, scope).items()} for scope in SCOPES]


def figures_without_totals():
    totals.drop_totals()
    return figures()


def learn_late():
    """What happened in January and in a year long balanced is recorded only now."""
    receive(11, date(2026, 1, 20), cut=ONLINE)
    receive(12, date(2024, 11, 30))
    move_on(4, date(2026, 3, 1), EARLY)
    on_another_day = [replace(item, effective_on=date(2026, 1, 30)) for item in so_far(5)]
    post(dossier(5), on_another_day, occasion=happen(dossier(5)))


def test_figures_are_the_same_with_totals_and_without(winter):
    plain = figures()

    read = services.update_totals(through=LAST_DAY)

    assert read == 8
    assert TotalsMark.objects.get().last_month_end == date(2026, 2, 28)
    assert figures() == plain
    assert any(any(row[()]) for row in plain if () in row)


def test_what_is_recorded_after_the_totals_were_made_counts_at_once_also_in_months_balanced(winter):
    services.update_totals(through=LAST_DAY)
    learn_late()

    with_tail = figures()

    assert services.count_wrong_totals() == 0
    assert with_tail == figures_without_totals()


def test_late_knowledge_that_is_digested_changes_the_months_it_belongs_to(winter):
    services.update_totals(through=LAST_DAY)
    learn_late()

    services.update_totals(through=LAST_DAY)

    assert services.count_wrong_totals() == 0
    assert figures() == figures_without_totals()


def test_a_month_is_balanced_when_it_is_over_though_nothing_new_was_recorded(winter):
    services.update_totals(through=date(2026, 2, 27))
    before = figures()
    assert TotalsMark.objects.get().last_month_end == date(2026, 1, 31)

    services.update_totals(through=date(2026, 4, 30))

    assert TotalsMark.objects.get().last_month_end == date(2026, 4, 30)
    assert services.count_wrong_totals() == 0
    assert figures() == before


def test_small_batches_come_to_the_same_totals(winter, monkeypatch):
    services.update_totals(through=LAST_DAY)
    whole = figures()
    totals.drop_totals()
    monkeypatch.setattr(totals, "_BATCH", 3)

    services.update_totals(through=LAST_DAY)

    assert services.count_wrong_totals() == 0
    assert figures() == whole


def test_totals_that_are_thrown_away_come_back_the_same(winter):
    services.update_totals(through=LAST_DAY)
    learn_late()
    services.update_totals(through=LAST_DAY)
    before = days_and_balances()

    services.drop_totals()
    assert days_and_balances() == ([], [])
    services.update_totals(through=LAST_DAY)

    assert days_and_balances() == before


def test_a_figure_as_known_at_an_earlier_mark_is_not_moved_by_totals_or_by_late_knowledge(winter):
    mark = services.read_mark()
    march = replace(SCOPES[0], first_day=date(2026, 1, 1), last_day=LAST_DAY, mark=mark)
    signed = queries.ask(QUESTIONS, march)[()]

    learn_late()
    services.update_totals(through=LAST_DAY)

    assert list(queries.ask(QUESTIONS, march)[()]) == list(signed)
    assert list(queries.ask(QUESTIONS, replace(march, mark=None))[()]) != list(signed)


def test_totals_of_an_empty_book_are_empty(book):
    assert services.update_totals(through=LAST_DAY) == 0
    assert services.count_wrong_totals() == 0
    assert not TotalsMark.objects.exists()


def falsify_a_day():
    DayTotal.objects.filter(pk=DayTotal.objects.first().pk).update(quantity=7)


def lose_a_day():
    DayTotal.objects.first().delete()


def invent_a_day():
    DayTotal.objects.create(
        effective_on=date(2026, 1, 1), source_id=1, target_id=2, source_unit_id=1, target_unit_id=1,
        cut_id=1, quantity=1,
    )  # fmt: skip


def falsify_a_balance():
    MonthBalance.objects.filter(pk=MonthBalance.objects.first().pk).update(quantity=7)


def lose_a_balance():
    MonthBalance.objects.first().delete()


def lose_a_whole_month():
    MonthBalance.objects.filter(month_end=date(2026, 1, 31)).delete()


def lose_the_mark():
    TotalsMark.objects.all().delete()


@pytest.mark.parametrize(
    "damage",
    [
        falsify_a_day,
        lose_a_day,
        invent_a_day,
        falsify_a_balance,
        lose_a_balance,
        lose_a_whole_month,
        lose_the_mark,
    ],
)
def test_totals_that_differ_from_a_recount_are_noticed(winter, damage):
    services.update_totals(through=LAST_DAY)
    assert services.count_wrong_totals() == 0

    damage()

    assert services.count_wrong_totals() > 0


def days_and_balances():
    """The rows of the totals that say something, without their numbers."""
    tables = []
    for model in (DayTotal, MonthBalance):
        names = [field.attname for field in model._meta.fields if not field.primary_key]
        tables.append(sorted(model.objects.exclude(quantity=0).values_list(*names)))
    return tuple(tables)
