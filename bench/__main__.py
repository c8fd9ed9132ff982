"""`python -m bench`: measures, prints the table, and on request keeps it in docs/benchmarks.md."""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console

from bench.databases import (
    Database,
    has_postgresql,
    postgresql_databases,
    set_up,
    sqlite_databases,
    version_of_postgresql,
)
from bench.keeping import keep
from bench.machine import describe_machine
from bench.results import Row, for_terminal
from bench.sizes import FULL, MEDIUM, QUICK, Size

PARTS: Final = ("serve", "moves", "book")
WIDTH: Final = 160  # of a table that goes to a file
KINDS: Final = {"sqlite": sqlite_databases, "postgresql": postgresql_databases}


def main(arguments: Sequence[str] | None = None) -> int:
    # A plain kill ends like Ctrl-C does, so that databases are taken down and folders removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    asked = _parser().parse_args(arguments)
    size: Size = asked.size
    kinds = asked.database or [kind for kind in KINDS if kind == "sqlite" or has_postgresql()]
    machine = describe_machine(version_of_postgresql() if "postgresql" in kinds else None)
    rows: list[Row] = []
    try:
        for row in _told(_measure(size, kinds, asked.part or PARTS)):
            rows.append(row)
    finally:  # hours of measuring are not lost to what fails last
        table = Console() if sys.stdout.isatty() else Console(width=WIDTH)
        table.print(for_terminal(rows, title=f"{size.name}: {'; '.join(machine.values())}"))
    if asked.write:
        keep(rows, machine, size)
    return 0


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each told on the terminal with when it was ready."""
    progress, started = Console(stderr=True, soft_wrap=True), time.monotonic()
    for row in rows:
        ratio = f", ratio {row.ratio:.2f}" if row.ratio is not None else ""
        seconds = time.monotonic() - started
        progress.print(f"{seconds:7.1f} s  {row.promise}: {row.measured}{ratio}", highlight=False)
        yield row


def _measure(size: Size, kinds: Sequence[str], parts: Sequence[str]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="socai-bench-") as name:
        folder = Path(name)
        set_up(Database("SQLite", f"sqlite:///{folder}/unused.sqlite3", folder).environment())
        from bench import promises  # needs the settings just made

        for kind in kinds:
            with KINDS[kind](folder) as make:
                if "serve" in parts:
                    yield from promises.measure_serving(make)
                if "moves" in parts:
                    yield from promises.measure_moves(make, size)
                if "book" in parts:
                    yield from promises.measure_book(make, size, folder, parquet=kind == kinds[0])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measure what the design promises.")
    sizes = parser.add_mutually_exclusive_group()
    for size in (QUICK, FULL):
        sizes.add_argument(
            f"--{size.name}",
            dest="size",
            action="store_const",
            const=size,
            help=f"{size.transfers_a_year:,} transfers a year instead of {MEDIUM.transfers_a_year:,}",
        )
    parser.set_defaults(size=MEDIUM)
    parser.add_argument(
        "--database",
        action="append",
        choices=KINDS,
        help="only on this one; may be given twice (default: both, where PostgreSQL is installed)",
    )
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be given again")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
