"""Gets Django ready for a command, and turns a database that is not there into a sentence."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

CANNOT_RUN = 2
FOUND_SOMETHING = 1

out = Console()
errors = Console(stderr=True)


def start(*, need_tables: bool = True) -> None:
    """Load Django; with `need_tables`, refuse a database that is out of reach or not migrated."""
    import django  # settings are read only when a command runs

    try:
        django.setup()
    except SystemExit as stopped:  # a setting refused, in a sentence of its own
        refuse(str(stopped))
    if need_tables:
        _require_tables()


def refuse(sentence: str) -> NoReturn:
    errors.print(sentence, style="red", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(CANNOT_RUN)


def print_json(data: Any) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, default=str, indent=2))


@contextmanager
def progress(label: str, *, quiet: bool, total: int | None = None) -> Iterator[Any]:
    """A bar on a terminal; call what it yields with how many more are done."""
    columns = (SpinnerColumn(), TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        task = bar.add_task(label, total=total)
        yield lambda count: bar.advance(task, count)


def _require_tables() -> None:
    from django.db import DatabaseError, connection

    try:
        pending = pending_migrations()
    except DatabaseError as error:
        refuse(f"The database {connection.settings_dict['NAME']} cannot be reached: {error}".strip())
    if pending:
        refuse(
            f"The database lacks {pending} migrations. Run `socai serve` or `python -m django migrate` first."
        )


def pending_migrations() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
