"""Nobody changes what was recorded: not with a program of ours, not with plain SQL."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor

from socai.apps.kernel import append_only
from socai.apps.ledger import services
from socai.apps.procedures.services import publish_procedure
from socai.apps.reporting.models import Closing, Statement
from socai.domain.access import SYSTEM
from socai.domain.deadlines import TimeLimit
from socai.domain.procedures import Level, OnlineLevel
from tests.apps.ledger.office import WARD, receive

DAY = date(2026, 3, 2)
PROTECTED = {  # table → a column that somebody might want to change
    "calendars_calendarversion": "published_by",
    "kernel_event": "recorded_by",
    "ledger_account": "code",
    "ledger_cut": "channel",
    "ledger_seal": "root",
    "ledger_transfer": "quantity",
    "procedures_procedureversion": "title",
    "reporting_closing": "closed_by",
    "reporting_statement": "form_key",
}


@pytest.fixture
def records(kept_book):
    """At least one row in each of the protected tables."""
    receive(1, DAY)
    services.seal()
    publish_procedure(
        by=SYSTEM,
        code="1.004873",
        title="Đăng ký",
        field="Hộ tịch",
        level=Level.COMMUNE,
        online_level=OnlineLevel.FULL,
        limit=TimeLimit(3, "basis"),
        decision_number="1/QĐ-UBND",
        decision_on=DAY,
        valid_from=DAY,
    )
    statement = Statement.objects.create(
        unit_id=WARD,
        form_key="form",
        window_key="window",
        window_titles={},
        first_day=DAY,
        last_day=DAY,
        borders="as_reported",
    )
    Closing.objects.create(
        statement=statement,
        closed_at="2026-03-02T10:00:00Z",
        closed_by="user:1",
        mark=1,
        root="a" * 64,
        settled_through=DAY,
        units=[WARD],
        versions={},
        figures={},
    )


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def contents(table):
    return sorted(map(repr, sql(f"SELECT * FROM {table}")))


def refuses(statement):
    with (
        pytest.raises(DatabaseError, match="is append-only: correct it with a new row"),
        transaction.atomic(),
    ):
        sql(statement)


def refuses_every_change(table):
    column = PROTECTED[table]
    before = contents(table)
    assert before

    refuses(f"UPDATE {table} SET {column} = {column}")
    refuses(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        refuses(f"TRUNCATE {table} CASCADE")

    assert contents(table) == before


def rebuild(table, column):
    """A migration of some later day makes the column wider, for which SQLite makes the table anew."""
    app, model = table.split("_", 1)
    before = MigrationExecutor(connection).loader.project_state()
    after = before.clone()
    was = before.models[app, model].fields[column]
    wider = was.clone()
    wider.max_length = 999
    if isinstance(was, models.BigIntegerField):
        wider = models.DecimalField(max_digits=30, decimal_places=0)
    operation = migrations.AlterField(model, column, wider)
    operation.state_forwards(app, after)
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    with connection.schema_editor() as editor:
        operation.database_forwards(app, editor, before, after)


def test_every_table_that_may_only_grow_is_listed_here():
    guarded = {guard.table for guard in append_only._GUARDS.values() if guard.operation == "update"}

    assert guarded == PROTECTED.keys()


@pytest.mark.parametrize("table", PROTECTED)
def test_what_was_recorded_is_neither_changed_nor_deleted(records, table):
    refuses_every_change(table)


@pytest.mark.sqlite
@pytest.mark.parametrize("table", PROTECTED)
def test_what_was_recorded_is_not_replaced_by_a_new_row_in_its_place(records, table):
    before = contents(table)

    refuses(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")

    assert contents(table) == before


@pytest.mark.parametrize("table", PROTECTED)
def test_after_a_migration_that_makes_the_table_anew_the_guards_stand_again(records, table):
    before = contents(table)

    rebuild(table, PROTECTED[table])
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert append_only.find_missing_guards() == []
    assert len(contents(table)) == len(before)
    refuses_every_change(table)


@pytest.mark.sqlite
@pytest.mark.parametrize("table", PROTECTED)
def test_without_their_renewal_a_table_made_anew_would_be_open_and_it_is_noticed(records, table):
    rebuild(table, PROTECTED[table])

    missing = append_only.find_missing_guards()

    assert {f"{table}_no_update", f"{table}_no_delete"} <= set(missing)
    sql(f"UPDATE {table} SET {PROTECTED[table]} = {PROTECTED[table]}")


@pytest.mark.postgresql
@pytest.mark.parametrize("table", PROTECTED)
def test_guards_that_were_switched_off_are_noticed_and_switched_on_by_the_next_migration(records, table):
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")

    noticed = append_only.find_missing_guards()
    call_command("migrate", verbosity=0)

    assert {f"{table}_no_update", f"{table}_no_delete", f"{table}_no_truncate"} <= set(noticed)
    assert append_only.find_missing_guards() == []
    refuses_every_change(table)


def test_a_guard_that_was_weakened_under_its_own_name_is_noticed_and_made_right_again(records):
    name = "ledger_transfer_no_update"
    if connection.vendor == "postgresql":
        sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
    else:
        sql(f"DROP TRIGGER {name}")
        sql(f"CREATE TRIGGER {name} BEFORE UPDATE ON ledger_transfer BEGIN SELECT 1; END")

    noticed = append_only.find_missing_guards()
    call_command("migrate", verbosity=0)

    assert (noticed, append_only.find_missing_guards()) == ([name], [])
    refuses_every_change("ledger_transfer")
