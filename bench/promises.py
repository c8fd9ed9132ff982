"""What is promised, measured in turn: each function yields the rows of one promise."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from bench import book, figures, loading, moves, serving
from bench.databases import Database, Maker
from bench.results import Figure, Row
from bench.sizes import Size

_PER_SECOND: Final = {moves.Kind.REGISTER: 300, moves.Kind.PROCESS: 250}
PROCESSES: Final = 4  # of a server with PostgreSQL
_HEAD_START: Final = {1: 0.3, PROCESSES: 6.0}  # seconds until all clients are ready, by processes
_TITLES: Final = {
    moves.Kind.BARE: "A bare durable insert",
    moves.Kind.REGISTER: "Take a dossier in",
    moves.Kind.PROCESS: "Move a dossier on",
}


def measure_serving(make: Maker) -> Iterator[Row]:
    database = make("served")
    served, kind = serving.measure_serving(database), database.kind
    yield Row(
        f"socai serve on {kind}, first page on an empty database",
        _seconds(served.seconds),
        ceiling=_seconds(3),
    )
    yield Row(
        f"Memory of its largest process, {kind}",
        Figure(served.largest, "MiB"),
        note=f"{served.processes} processes",
        ceiling=Figure(200, "MiB"),
    )


def measure_moves(make: Maker, size: Size) -> Iterator[Row]:
    database = make("moves")
    with database.processes(1) as one:
        office = one.submit(moves.open_office, size.clients).result()
        yield from _moves_of(database, one, office, size, clients=1)
        if database.kind == "SQLite":  # one process serves all
            yield from _moves_of(database, one, office, size, clients=size.clients)
        else:
            with database.processes(PROCESSES) as several:
                yield from _moves_of(
                    database, several, office, size, clients=size.clients, processes=PROCESSES
                )
        dossiers = int(size.seconds * 200)
        rate = one.submit(moves.settle_many, office, dossiers).result()
    yield Row(f"Settle, {database.kind}: dossiers that fall overdue", _rate(rate), note=f"{dossiers} at once")


def measure_book(make: Maker, size: Size, folder: Path, *, parquet: bool) -> Iterator[Row]:
    """The six lines with one year in the book, then with all of them; totals digested in between."""
    database = make("book")
    with database.processes(1) as loader, database.processes(1) as asking:
        accounts = loader.submit(loading.chart_numbers).result()
        written = book.write_book(folder, size, accounts)
        loader.submit(loading.write_surroundings, size).result()
        for years, file in ((1, written.first_year), (size.years, written.later_years)):
            loader.submit(loading.load_book, str(file)).result()
            yield from _figures_of(database, asking, size, years, written)
        for years in (1, size.years) if parquet else ():
            files = written.files(years=years)
            asked = asking.submit(figures.measure_parquet, size, years, files).result()
            yield from _six_lines("DuckDB on Parquet", asked, written.rows_of(years), ratio_ceiling=1.5)


def _moves_of(
    database: Database,
    pool: ProcessPoolExecutor,
    office: moves.Office,
    size: Size,
    *,
    clients: int,
    processes: int = 1,
) -> Iterator[Row]:
    bare: Figure | None = None
    for kind in moves.Kind:
        spell = _acted(pool, kind, office, size, clients, processes)
        measured = _rate(spell.per_second)
        yield Row(
            f"{_TITLES[kind]}, {database.kind}, {_clients(clients, processes)}",
            measured,
            note=f"p95 {_milliseconds(spell.p95)}",
            ceiling=_rate(_PER_SECOND[kind]) if kind in _PER_SECOND else None,
            beside=bare,
            beside_what="bare",
        )
        bare = bare or measured


def _acted(
    pool: ProcessPoolExecutor,
    kind: moves.Kind,
    office: moves.Office,
    size: Size,
    clients: int,
    processes: int,
) -> moves.Spell:
    begin_at = time.time() + _HEAD_START[processes]
    spells = [
        pool.submit(
            moves.act_side_by_side, kind, office, range(first, clients, processes), size.seconds, begin_at
        )
        for first in range(processes)
    ]
    return moves.joined([spell.result() for spell in spells])


def _figures_of(
    database: Database, asking: ProcessPoolExecutor, size: Size, years: int, written: book.WrittenBook
) -> Iterator[Row]:
    rows, kind = written.rows_of(years), database.kind
    if years == 1:
        scope, _ = figures.scopes_of(size, years=years)
        cold = asking.submit(figures.measure_cold, scope).result()
        later = f"a text compiled later {_milliseconds(cold.compiled)}"
        yield Row(f"First figure of a process, {kind}", _milliseconds(cold.first), note=later)
    asked = asking.submit(figures.measure_database, size, years, with_totals=False).result()
    yield from _six_lines(f"{kind}, entries alone", asked, rows)
    a_day = size.transfers_a_year // 365  # recorded since the totals were last brought up to date
    digested = asking.submit(figures.digest, book.last_day_of(years), but=a_day).result()
    yield _digest_row(kind, digested)
    asked = asking.submit(figures.measure_database, size, years, with_totals=True).result()
    ceiling = _milliseconds(0.05) if years == size.years else None
    yield from _six_lines(f"{kind}, with totals", asked, rows, ceiling=ceiling)


def _digest_row(kind: str, digested: figures.Digested) -> Row:
    kept = f"{digested.day_totals:,} day totals, {digested.month_balances:,} month balances"
    rate = _rate(digested.entries / digested.seconds)
    return Row(f"Digest into totals, {kind}", rate, note=f"{digested.entries:,} entries; now {kept}")


def _six_lines(
    where: str,
    asked: Sequence[figures.Asked],
    rows: int,
    *,
    ceiling: Figure | None = None,
    ratio_ceiling: float | None = None,
) -> Iterator[Row]:
    for item in asked:
        of_whom = "one unit" if item.units == 1 else f"{item.units} units"
        yield Row(
            f"Six lines, {of_whom}, {rows / 1e6:.3g} M entries, {where}",
            _milliseconds(item.ours),
            ceiling=ceiling if item.units == 1 else None,
            ratio_ceiling=ratio_ceiling if item.units > 1 else None,
            beside=_milliseconds(item.by_hand),
            beside_what="by hand",
        )


def _clients(clients: int, processes: int) -> str:
    if clients == 1:
        return "1 client"
    return f"{clients} clients in {processes} process{'es' if processes > 1 else ''}"


def _rate(per_second: float) -> Figure:
    return Figure(per_second, "/s", more_is_better=True)


def _seconds(seconds: float) -> Figure:
    return Figure(seconds, "s")


def _milliseconds(seconds: float) -> Figure:
    return Figure(seconds * 1000, "ms")
