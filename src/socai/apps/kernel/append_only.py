"""Guards that stand in the database itself: tables nobody changes, rows nobody may insert."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class _Guard:
    """A trigger before one operation on a table; `when` is a condition over NEW, or always."""

    name: str
    table: str
    operation: str
    why: str
    when: str = ""

    def stands_on(self, vendor: str) -> bool:
        return vendor == "postgresql" or self.operation != "truncate"  # SQLite has no TRUNCATE

    def statements(self, vendor: str) -> tuple[str, ...]:
        """What puts the guard up, in place of one that stands under its name."""
        if vendor == "postgresql":
            return (
                f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS '
                f"$$ {self.text(vendor)} $$",
                f'CREATE OR REPLACE TRIGGER "{self.name}" BEFORE {self.operation.upper()} ON "{self.table}" '
                f'FOR EACH {self._each} EXECUTE FUNCTION "{self.name}"()',
            )
        return (f'DROP TRIGGER IF EXISTS "{self.name}"', self.text(vendor))

    def text(self, vendor: str) -> str:
        """The text that the database keeps of the guard."""
        if vendor == "postgresql":
            # A trigger's own WHEN takes no subquery on PostgreSQL, so the condition goes into the body.
            refusal = f"RAISE EXCEPTION '{self.why}'"
            body = f"IF {self.when} THEN {refusal}; END IF; RETURN NEW" if self.when else refusal
            return f"BEGIN {body}; END"
        condition = f"WHEN {self.when} " if self.when else ""
        return (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.operation.upper()} ON "{self.table}" '
            f"{condition}BEGIN SELECT RAISE(ABORT, '{self.why}'); END"
        )

    @property
    def _each(self) -> str:
        return "STATEMENT" if self.operation == "truncate" else "ROW"


_GUARDS: dict[str, _Guard] = {}
_STANDING: Final = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    ),
}


def protect(model: type[models.Model]) -> None:
    """Have every migration end with this model's table refusing UPDATE, DELETE and TRUNCATE."""
    table = model._meta.db_table
    for operation in ("update", "delete", "truncate"):
        name = f"{table}_no_{operation}"
        _GUARDS[name] = _Guard(name, table, operation, f"{table} is append-only: correct it with a new row")


def refuse_insert(model: type[models.Model], *, name: str, when: str, why: str) -> None:
    """Have the database refuse new rows for which `when`, a condition over NEW in plain SQL, holds."""
    _GUARDS[name] = _Guard(name, model._meta.db_table, "insert", why, when)


def lift_conditions(*, using: str = "default", **_: Any) -> None:
    """Before a migration, take down what reads other tables: SQLite could make none of those anew.

    What refuses UPDATE and DELETE stays.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for guard in _GUARDS.values():
            if guard.when:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"')


def install_guards(*, using: str = "default", **_: Any) -> None:
    """Put up every guard. A migration that makes a table anew on SQLite drops its triggers."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for guard in _wanted(connection):
            if guard.table in tables:
                for statement in guard.statements(connection.vendor):
                    cursor.execute(statement)


def find_missing_guards(*, using: str = "default") -> list[str]:
    """The names of guards that are not in the database, are switched off, or say something else there."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        standing = {name: text.strip() for name, text in cursor.fetchall()}
    vendor = connection.vendor
    return sorted(
        guard.name for guard in _wanted(connection) if standing.get(guard.name) != guard.text(vendor)
    )


def _wanted(connection: BaseDatabaseWrapper) -> list[_Guard]:
    return [guard for guard in _GUARDS.values() if guard.stands_on(connection.vendor)]
