"""Puts a written book into the real tables: as fast as each database takes rows in bulk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
from django.db import connection
from django.utils import timezone

from bench.book import number_of_cut
from bench.sizes import Size
from socai.apps.kernel.append_only import find_missing_guards, install_guards
from socai.apps.kernel.models import Event
from socai.apps.ledger.interning import account_ids
from socai.apps.ledger.models import Cut
from socai.apps.organizations.models import Unit

_BATCH: Final = 20_000
_COLUMNS: Final = (
    "seq", "recorded_at", "effective_on", "source_id", "target_id", "source_unit_id", "target_unit_id",
    "cut_id", "quantity", "subject_kind", "subject_id", "cause_id", "line", "reverses_id",
)  # fmt: skip
_CAUSE: Final = "bench.written"  # one event serves for all: the book only refers to it
_WRITTEN: Final = {
    "recorded_at": "CAST(recorded_on AS VARCHAR) || ' 02:00:00'",
    "effective_on": "CAST(effective_on AS VARCHAR)",
    "subject_kind": "'dossier'",
}


def chart_numbers() -> dict[str, int]:
    return dict(account_ids())


def write_surroundings(size: Size) -> None:
    """The units, cuts and the event that entries refer to, by the numbers the book has for them."""
    Unit.objects.bulk_create(
        Unit(pk=number, code=f"H98.{number}", kind="commune", valid_from=date(2020, 1, 1))
        for number in range(1, size.units + 1)
    )
    now = timezone.now()
    Event.objects.create(
        kind=_CAUSE, subject_kind="bench", subject_id=1, number=1,
        happened_at=now, recorded_at=now, recorded_by="system", facts={},
    )  # fmt: skip
    Cut.objects.bulk_create(_cuts(size), batch_size=2_000)


def load_book(file: str) -> None:
    """Add the entries of one file. Indexes and guards stand again, and are current, when it returns."""
    with _bulk_ways(), duckdb.connect() as source:
        if connection.vendor == "sqlite":
            _insert(source, file)
        else:
            _copy(source, file)
    if connection.vendor == "postgresql":  # what autovacuum does in its own time
        _execute("VACUUM (ANALYZE) ledger_transfer")
    missing = find_missing_guards()
    assert not missing, f"the guards {missing} do not stand"


def _cuts(size: Size) -> Iterator[Cut]:
    for unit in range(1, size.units + 1):
        for procedure in range(size.procedures):
            for online in (0, 1):
                yield Cut(
                    pk=number_of_cut(unit, procedure, online, size),
                    procedure=f"1.{procedure:06d}",
                    version="1",
                    field=f"Lĩnh vực {procedure % 20}",
                    level="commune",
                    channel="online" if online else "counter",
                    online_level="full",
                    non_territorial="no",
                    receiving_unit=str(unit),
                )


def _insert(source: duckdb.DuckDBPyConnection, file: str) -> None:
    columns = ", ".join(_COLUMNS)
    marks = ", ".join("?" * len(_COLUMNS))
    rows = source.execute(f"SELECT {_selected()} FROM '{file}' ORDER BY seq")
    connection.ensure_connection()
    plain = connection.connection  # Django's cursor would translate the placeholders of every row
    plain.execute("PRAGMA foreign_keys = OFF")
    plain.execute("BEGIN")
    while batch := rows.fetchmany(_BATCH):
        plain.executemany(f"INSERT INTO ledger_transfer ({columns}) VALUES ({marks})", batch)
    plain.execute("COMMIT")
    plain.execute("PRAGMA foreign_keys = ON")
    plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(source: duckdb.DuckDBPyConnection, file: str) -> None:
    with tempfile.NamedTemporaryFile(suffix=".csv") as text:
        source.execute(
            f"COPY (SELECT {_selected()} FROM '{file}' ORDER BY seq) TO '{text.name}' (HEADER false)"
        )
        _execute("SET session_replication_role = replica")  # no check of what is known to be right
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY ledger_transfer ({', '.join(_COLUMNS)}) FROM STDIN (FORMAT csv)") as copy,
            Path(text.name).open("rb") as rows,
        ):
            while chunk := rows.read(1 << 20):
                copy.write(chunk)
        _execute("SET session_replication_role = DEFAULT")


def _selected() -> str:
    """The columns of the files as the table has them."""
    written = _WRITTEN | {"cause_id": str(Event.objects.get(kind=_CAUSE).pk)}
    return ", ".join(written.get(column, column) for column in _COLUMNS)


@contextmanager
def _bulk_ways() -> Iterator[None]:
    """Without the indexes and triggers that cost most; they are made again afterwards."""
    indexes = _plain_indexes()
    for name, _ in indexes:
        _execute(f'DROP INDEX "{name}"')
    for name in _triggers() if connection.vendor == "sqlite" else ():
        _execute(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in indexes:
        _execute(statement)
    install_guards()


def _plain_indexes() -> list[tuple[str, str]]:
    """Name and statement of the indexes that serve no constraint."""
    if connection.vendor == "sqlite":
        return _fetch(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'index' AND tbl_name = 'ledger_transfer' AND sql IS NOT NULL"
        )
    return _fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'ledger_transfer'"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )


def _triggers() -> list[str]:
    rows = _fetch("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_transfer'")
    return [name for (name,) in rows]


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _fetch(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
