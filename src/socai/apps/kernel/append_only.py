"""Guards that stand in the database itself: tables nobody changes, rows nobody may insert."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class _Guard:
    """A trigger before one operation on a table; `when` is a condition over NEW, or always."""

    name: str
    table: str
    operation: str
    why: str
    when: str = ""

    def sqlite(self) -> Iterator[str]:
        if self.operation == "truncate":
            return
        condition = f"WHEN {self.when} " if self.when else ""
        yield (
            f'CREATE TRIGGER IF NOT EXISTS "{self.name}" BEFORE {self.operation.upper()} ON "{self.table}" '
            f"{condition}BEGIN SELECT RAISE(ABORT, '{self.why}'); END"
        )

    def postgresql(self) -> Iterator[str]:
        refusal = f"RAISE EXCEPTION '{self.why}'"
        # A trigger's own WHEN takes no subquery on PostgreSQL, so the condition goes into the body.
        body = f"IF {self.when} THEN {refusal}; END IF; RETURN NEW" if self.when else refusal
        each = "STATEMENT" if self.operation == "truncate" else "ROW"
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS '
            f"$$ BEGIN {body}; END $$"
        )
        yield (
            f'CREATE OR REPLACE TRIGGER "{self.name}" BEFORE {self.operation.upper()} ON "{self.table}" '
            f'FOR EACH {each} EXECUTE FUNCTION "{self.name}"()'
        )


_GUARDS: dict[str, _Guard] = {}


def protect(model: type[models.Model]) -> None:
    """Have every migration end with this model's table refusing UPDATE, DELETE and TRUNCATE."""
    table = model._meta.db_table
    for operation in ("update", "delete", "truncate"):
        name = f"{table}_no_{operation}"
        _GUARDS[name] = _Guard(name, table, operation, f"{table} is append-only: correct it with a new row")


def refuse_insert(model: type[models.Model], *, name: str, when: str, why: str) -> None:
    """Have the database refuse new rows for which `when`, a condition over NEW in plain SQL, holds."""
    _GUARDS[name] = _Guard(name, model._meta.db_table, "insert", why, when)


def install_guards(*, using: str = "default", **_: Any) -> None:
    """Create what is missing. A migration that rebuilds a table on SQLite drops its triggers."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _GUARDS.values():
            if guard.table in tables:
                for statement in _statements(guard, connection):
                    cursor.execute(statement)


def find_missing_guards(*, using: str = "default") -> list[str]:
    """The names of guards that ought to stand in the database and do not, or are switched off."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}
    wanted = {guard.name for guard in _GUARDS.values() if any(_statements(guard, connection))}
    return sorted(wanted - standing)


def _statements(guard: _Guard, connection: BaseDatabaseWrapper) -> Iterator[str]:
    return guard.postgresql() if connection.vendor == "postgresql" else guard.sqlite()
