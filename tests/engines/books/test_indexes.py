"""A question about one unit must not walk through the whole book: which indexes SQLite takes for it."""

import re
from datetime import date

import pytest
from django.db import connection

from socai.apps.ledger import queries
from socai.apps.ledger.models import TotalsMark
from socai.domain.ledger import At, Balance, HandedOn, Hands, Scope, Turnover

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

BETWEEN = "effective_on>? AND effective_on<?"
QUESTIONS = (
    Turnover(into="dossier.resolved"),
    Balance("dossier.pending", At.OPENING),
    Balance("dossier.pending", At.CLOSING),
    HandedOn("dossier.pending", Hands.TAKEN_OVER),
)


@pytest.fixture
def ways():
    """The ways into the tables of the book, in the order of the plans of all that was asked."""
    found = []

    def explain(execute, sql, params, many, context):
        if "ledger_transfer" in sql and not sql.startswith("EXPLAIN"):
            tables = set(re.findall(r'"ledger_(?:transfer|daytotal|monthbalance)" AS "(\w+)"', sql))
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                for *_, step in cursor.fetchall():
                    verb, table, *way = step.split(" ", 2)
                    if table in tables:
                        found.append(f"{verb} {' '.join(way)}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def ask(*questions):
    queries.ask(questions, Scope(frozenset({1}), date(2026, 3, 1), date(2026, 3, 31)))


def test_a_unit_is_found_by_its_entries_and_its_hand_overs_alone(ways):
    ask(*QUESTIONS)

    assert ways == [
        "SEARCH USING INDEX transfer_by_unit_and_day (target_unit_id=? AND effective_on<?)",
        "SEARCH USING INDEX transfer_hand_overs (source_unit_id=? AND effective_on<?)",
    ]


def test_what_only_moved_is_read_from_the_days_of_the_window(ways):
    ask(Turnover(into="dossier.resolved"))

    assert ways == [
        f"SEARCH USING INDEX transfer_by_unit_and_day (target_unit_id=? AND {BETWEEN})",
        f"SEARCH USING INDEX transfer_hand_overs (source_unit_id=? AND {BETWEEN})",
    ]


def test_beside_totals_only_the_entries_after_them_are_read(ways):
    TotalsMark.objects.create(seq=1_000_000, last_month_end=date(2026, 2, 28))

    ask(*QUESTIONS)

    assert sorted(ways) == [
        f"SEARCH USING INDEX day_total_hand_overs (source_unit_id=? AND {BETWEEN})",
        f"SEARCH USING INDEX sqlite_autoindex_ledger_daytotal_1 (target_unit_id=? AND {BETWEEN})",
        "SEARCH USING INDEX sqlite_autoindex_ledger_monthbalance_1 (unit_id=? AND month_end=?)",
        "SEARCH USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "SEARCH USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
    ]
