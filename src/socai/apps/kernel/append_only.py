"""Tables the database itself refuses to change: triggers against UPDATE, DELETE and TRUNCATE."""

from collections.abc import Iterator
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_PROTECTED: dict[str, str] = {}  # table → why, as the database will say it
_FUNCTION = "socai_append_only"


def protect(model: type[models.Model]) -> None:
    """Have every migration end with guards on this model's table."""
    table = model._meta.db_table
    _PROTECTED[table] = f"{table} is append-only: correct it with a new row"


def install_guards(*, using: str = "default", **_: Any) -> None:
    """Create what is missing. A migration that rebuilds a table on SQLite drops its triggers."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def find_missing_guards(*, using: str = "default") -> list[str]:
    """The names of guards that ought to stand in the database and do not."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(set(_guard_names(connection)) - standing)


def _existing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    tables = set(connection.introspection.table_names())
    return sorted((table, why) for table, why in _PROTECTED.items() if table in tables)


def _operations(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    return ("update", "delete", "truncate") if connection.vendor == "postgresql" else ("update", "delete")


def _guard_names(connection: BaseDatabaseWrapper) -> Iterator[str]:
    for table in _PROTECTED:
        for operation in _operations(connection):
            yield f"{table}_no_{operation}"


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
        )
    for table, why in _existing(connection):
        for operation in _operations(connection):
            name = f"{table}_no_{operation}"
            if connection.vendor == "postgresql":
                each = "STATEMENT" if operation == "truncate" else "ROW"
                yield (
                    f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {operation.upper()} ON "{table}" '
                    f"FOR EACH {each} EXECUTE FUNCTION {_FUNCTION}('{why}')"
                )
            else:
                yield (
                    f'CREATE TRIGGER IF NOT EXISTS "{name}" BEFORE {operation.upper()} ON "{table}" '
                    f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
                )
