"""Every engine answers the three questions as the plain reference does."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import duckdb
import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from socai.apps.kernel.events import RecordRef
from socai.apps.ledger import queries, totals
from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.interning import account_ids
from socai.apps.ledger.models import Cut as CutRow
from socai.domain.ledger import (
    DIMENSIONS,
    Answers,
    At,
    Balance,
    Coverage,
    Entry,
    HandedOn,
    Hands,
    Question,
    Scope,
    Turnover,
)
from socai.engines.books.compiler import Shape, define
from socai.engines.books.placeholders import compile_text
from socai.engines.books.reference import ReferenceBook
from tests.support.books import LAST, amounts, books, make_units, questions, scopes, write_book

pytestmark = pytest.mark.django_db


@contextmanager
def a_book(items: Sequence) -> Iterator[list[Entry]]:
    """The entries stand in the database until the block ends."""
    with transaction.atomic():
        make_units()
        yield write_book(items)
        transaction.set_rollback(True)


def at_mark(scope: Scope, entries: list[Entry]) -> Scope:
    """The scope's mark counted from the first entry of this book."""
    if scope.mark is None or not entries:
        return replace(scope, mark=None)
    return replace(scope, mark=entries[0].seq - 1 + scope.mark)


def plain(answers: Answers) -> dict:
    return {key: list(values) for key, values in answers.items()}


@given(items=books(), asked=questions, scope=scopes())
def test_the_database_answers_as_the_plain_reference_does(items, asked, scope):
    with a_book(items) as entries:
        scope = at_mark(scope, entries)

        answers = queries.ask(asked, scope)

        assert plain(answers) == plain(ReferenceBook(entries, shipped_chart()).ask(asked, scope))


@given(early=books(), late=books(), asked=questions, scope=scopes(), digested_through=st.just(LAST))
def test_totals_change_no_answer_whatever_was_learned_after_them(early, late, asked, scope, digested_through):
    with a_book(early) as entries:
        last = entries[-1].seq if entries else 0
        totals.refresh_totals(upto=last, through=digested_through)
        whole = [*entries, *write_book(late, start_line=1_000)]
        scope = at_mark(scope, whole)

        answers = queries.ask(asked, scope)

        assert plain(answers) == plain(ReferenceBook(whole, shipped_chart()).ask(asked, scope))
        assert totals.count_wrong_totals() == 0
        totals.refresh_totals(upto=whole[-1].seq if whole else 0, through=digested_through)
        assert totals.count_wrong_totals() == 0
        assert plain(queries.ask(asked, scope)) == plain(answers)


@given(items=books(), asked=questions, scope=scopes())
def test_the_same_definition_answers_the_same_in_duckdb(items, asked, scope):
    with a_book(items) as entries:
        scope = at_mark(scope, entries)

        answers = _ask_duckdb(asked, scope)

        assert answers == plain(ReferenceBook(entries, shipped_chart()).ask(asked, scope))


@given(items=books(), amount=amounts, scope=scopes())
def test_a_figure_is_the_sum_of_the_records_it_opens_to(items, amount, scope):
    with a_book(items) as entries:
        scope = replace(at_mark(scope, entries), group_by=())
        (figure,) = queries.ask([amount], scope)[()]

        behind = queries.list_subjects_behind(amount, scope, limit=3)
        while len(behind) % 3 == 0 and (
            more := queries.list_subjects_behind(
                amount, scope, after=behind[-1].subject if behind else None, limit=3
            )
        ):
            behind += more

        assert sum(item.quantity for item in behind) == figure
        assert [item.subject for item in behind] == sorted({item.subject for item in behind})


@given(items=books(), scope=scopes())
def test_opening_and_what_came_equal_what_went_and_closing(items, scope):
    stock = "dossier.pending"
    asked: list[Question] = [
        Balance(stock, At.OPENING),
        Turnover(into=stock),
        HandedOn(stock, Hands.TAKEN_OVER),
        Turnover(out_of=stock),
        HandedOn(stock, Hands.HANDED_OVER),
        Balance(stock, At.CLOSING),
    ]
    with a_book(items):
        scope = replace(scope, group_by=(), mark=None)

        opening, received, taken_over, ended, handed_over, closing = queries.ask(asked, scope)[()]

    assert opening + received + taken_over == ended + handed_over + closing


def test_an_empty_book_answers_nothing_moved():
    with a_book([]):
        scope = Scope(frozenset({1}), LAST, LAST)

        answers = queries.ask([Turnover(into="dossier"), Coverage("unit", Turnover(into="dossier"))], scope)

    assert plain(answers) == {(): [0, 0]}
    assert queries.list_entries_of(RecordRef("dossier", 1)) == []


def _ask_duckdb(asked: Sequence[Question], scope: Scope) -> dict:
    """The book's rows copied into DuckDB, the compiled text run there."""
    engine = duckdb.connect()
    engine.execute(
        "CREATE TABLE ledger_transfer (seq BIGINT, effective_on DATE, source_id BIGINT, target_id BIGINT,"
        " source_unit_id BIGINT, target_unit_id BIGINT, cut_id BIGINT, quantity BIGINT)"
    )
    engine.execute(f"CREATE TABLE ledger_cut (id BIGINT, {', '.join(f'{d} VARCHAR' for d in DIMENSIONS)})")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, effective_on, source_id, target_id, source_unit_id, target_unit_id, cut_id, quantity"
            " FROM ledger_transfer"
        )
        if rows := cursor.fetchall():
            engine.executemany("INSERT INTO ledger_transfer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    cuts = list(CutRow.objects.values_list("pk", *DIMENSIONS))
    if cuts:
        engine.executemany(f"INSERT INTO ledger_cut VALUES (?{', ?' * len(DIMENSIONS)})", cuts)
    shape = Shape(tuple(asked), scope.where, scope.group_by, with_totals=False)
    bound = {
        "units": sorted(scope.units),
        "first_day": scope.first_day,
        "last_day": scope.last_day,
        "mark": 2**62 if scope.mark is None else scope.mark,
    }
    width = len(scope.group_by)
    answers = {} if width else {(): [0] * len(asked)}
    for part in define(shape, shipped_chart(), account_ids()):
        text = compile_text(part.expression, "duckdb")
        used = {name: value for name, value in bound.items() if f"${name}" in text}
        for row in engine.execute(text, used).fetchall():
            values = answers.setdefault(tuple(map(str, row[:width])), [0] * len(asked))
            for place, value in zip(part.places, row[width:], strict=True):
                values[place] = int(value)
    engine.close()
    return {key: values for key, values in answers.items() if any(values) or not width}
