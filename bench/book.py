"""Writes the book of a province as Parquet: plausible dossiers, the same for the same seed.

Each dossier is taken in, perhaps awaits acceptance, perhaps pauses, perhaps falls overdue, and ends or
stays open. The book begins with stock brought along on its first day; one unit is merged into another;
some endings were recorded wrongly and are taken back. All of it is set work in DuckDB.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import duckdb

from bench.sizes import Size

FIRST_YEAR: Final = 2021
FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
MERGED_ON: Final = date(FIRST_YEAR, 7, 1)
HEIR: Final = 1
RUN_UP_DAYS: Final = 84  # dossiers taken in so long before the book began may be brought along
TRANSFERS_A_DOSSIER: Final = 3.5
SEED: Final = 2026


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """The book in two files: its first year, and all years after it."""

    first_year: Path
    later_years: Path
    first_year_rows: int
    rows: int

    def rows_of(self, years: int) -> int:
        return self.first_year_rows if years == 1 else self.rows

    def files(self, *, years: int) -> list[str]:
        return [str(self.first_year)] if years == 1 else [str(self.first_year), str(self.later_years)]


def write_book(folder: Path, size: Size, accounts: Mapping[str, int]) -> WrittenBook:
    """The book in two files of the folder, generated unless they are there. `accounts` has their numbers."""
    first, later = folder / "first.parquet", folder / "later.parquet"
    with duckdb.connect() as connection:
        if not first.exists():
            _generate(connection, first, later, size, accounts)
        rows = [_count(connection, f"'{path}'") for path in (first, later)]
    return WrittenBook(first, later, rows[0], sum(rows))


def last_day_of(years: int) -> date:
    """The last day of a book of so many years."""
    return date(FIRST_YEAR + years - 1, 12, 31)


def number_of_cut(unit: int, procedure: int, online: int, size: Size) -> int:
    """The number of the cut: each unit takes in each procedure by two channels."""
    return ((unit - 1) * size.procedures + procedure) * 2 + online + 1


def _generate(
    connection: duckdb.DuckDBPyConnection, first: Path, later: Path, size: Size, accounts: Mapping[str, int]
) -> None:
    connection.execute("SET threads = 2")
    connection.execute("SET preserve_insertion_order = false")
    for statement in _statements(size, accounts):
        connection.execute(statement)
    new_year = date(FIRST_YEAR + 1, 1, 1)
    for path, part in ((later, ">="), (first, "<")):
        connection.execute(
            f"COPY (SELECT * FROM book WHERE recorded_on {part} DATE '{new_year}' ORDER BY seq)"
            f" TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
        )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    assert found is not None
    return int(found[0])


def _statements(size: Size, accounts: Mapping[str, int]) -> tuple[str, ...]:
    start = FIRST_DAY - timedelta(days=RUN_UP_DAYS + FIRST_DAY.weekday())  # a Monday
    weekdays = (last_day_of(size.years) - start).days // 7 * 5
    years = (last_day_of(size.years) - start).days / 365
    dossiers = int(size.transfers_a_year / TRANSFERS_A_DOSSIER * years)
    return (
        f"CREATE MACRO draw(i, k) AS (hash(i, k, {SEED}) % 1000000) / 1000000.0",
        f"CREATE MACRO day_of(n) AS DATE '{start}' + CAST(n // 5 * 7 + n % 5 AS INTEGER)",
        _taken_in(dossiers, weekdays, size),
        _dossiers(size),
        _steps(accounts, size),
        _brought_along(accounts),
        _handed_over(size, accounts),
        _BOOK,
    )


def _taken_in(dossiers: int, weekdays: int, size: Size) -> str:
    """Days are numbers of weekdays here; the few holidays change nothing of what is measured."""
    return f"""
        CREATE TABLE taken_in AS
        SELECT i AS dossier, i * {weekdays} // {dossiers} AS entered,
            1 + CAST(floor(draw(i, 1) * {size.units}) AS INTEGER) AS chosen_unit,
            CAST(floor(pow(draw(i, 2), 2.5) * {size.procedures}) AS INTEGER) AS procedure,
            draw(i, 3) < 0.8 AS online,
            draw(i, 5) < 0.25 AS paused
        FROM range(1, {dossiers}) AS numbers(i)
    """


def _dossiers(size: Size) -> str:
    cut = f"((chosen_unit - 1) * {size.procedures} + procedure) * 2 + CAST(online AS INTEGER) + 1"
    return f"""
        CREATE TABLE dossiers AS
        WITH accepted AS (
            SELECT *, entered + CAST(online AND draw(dossier, 4) < 0.5 AS INTEGER) AS accepted,
                [1, 3, 5, 7, 10, 15, 20, 30][1 + procedure % 8] AS working_days
            FROM taken_in
        ), waited AS (
            SELECT *, accepted + CAST(floor(working_days * draw(dossier, 6)) AS INTEGER) AS paused_at,
                1 + CAST(floor(10 * draw(dossier, 7)) AS INTEGER) AS waited
            FROM accepted
        ), due AS (
            SELECT *, paused_at + waited AS resumed_at,
                accepted + working_days + CASE WHEN paused THEN waited ELSE 0 END AS due
            FROM waited
        ), fated AS (
            SELECT *, CASE WHEN paused THEN resumed_at ELSE accepted END AS earliest, draw(dossier, 8) AS fate
            FROM due
        )
        SELECT *, {cut} AS cut, draw(dossier, 10) < 0.03 AS withdrawn,
            CASE WHEN fate < 0.6
                     THEN earliest + CAST(floor((due - earliest) * draw(dossier, 9)) AS INTEGER)
                 WHEN fate < 0.85 THEN due
                 ELSE due + 1 + CAST(floor(20 * draw(dossier, 9)) AS INTEGER)
            END AS finished,
            CASE WHEN chosen_unit = {size.units} AND day_of(entered) >= DATE '{MERGED_ON}'
                 THEN {HEIR} ELSE chosen_unit END AS unit
        FROM fated
        WHERE day_of(finished) >= DATE '{FIRST_DAY}'
    """


def _steps(accounts: Mapping[str, int], size: Size) -> str:
    """Every transfer by its step; a step's number orders it within its dossier and day."""
    a = accounts
    intake, awaiting = a["intake"], a["dossier.awaiting.in_time"]
    running, paused = a["dossier.pending.running.in_time"], a["dossier.pending.paused.in_time"]
    overdue, withdrawn = a["dossier.pending.running.overdue"], a["dossier.withdrawn"]
    late, apologized = a["dossier.resolved.late.unapologized"], a["dossier.resolved.late.apologized"]
    stood = f"CASE WHEN finished > due THEN {overdue} ELSE {running} END"
    ended = f"""CASE WHEN withdrawn THEN {withdrawn} WHEN finished < due THEN {a["dossier.resolved.early"]}
        WHEN finished = due THEN {a["dossier.resolved.on_day"]} ELSE {late} END"""
    end, found_out = "day_of(finished)", "day_of(finished + 15)"
    wrong = "withdrawn AND draw(dossier, 11) < 0.2"
    steps = [
        (1, "day_of(entered)", "day_of(entered)", intake, awaiting, 1, "online"),
        (2, "day_of(accepted)", "day_of(accepted)", f"CASE WHEN online THEN {awaiting} ELSE {intake} END",
         running, 1, "TRUE"),
        (3, "day_of(paused_at)", "day_of(paused_at)", running, paused, 1, "paused"),
        (4, "day_of(resumed_at)", "day_of(resumed_at)", paused, running, 1, "paused"),
        (5, "day_of(due) + 1", "day_of(due) + 1", running, overdue, 1, "finished > due"),
        (6, end, end, stood, ended, 1, "TRUE"),
        (7, f"{end} + 1", f"{end} + 1", late, apologized, 1,
         "finished > due AND NOT withdrawn AND draw(dossier, 12) < 0.3"),
        (8, end, found_out, stood, ended, -1, wrong),
        (9, end, found_out, stood, a["dossier.refused"], 1, wrong),
    ]  # fmt: skip
    selects = " UNION ALL ".join(
        f"SELECT dossier, {step} AS step, {effective} AS effective_on, {recorded} AS recorded_on,"
        f" {source} AS source, {target} AS target, unit, cut, {quantity} AS quantity,"
        f" {end} AS answered_on FROM dossiers WHERE {when}"
        for step, effective, recorded, source, target, quantity, when in steps
    )
    # Who answers on the day: what ended before the merger stays with the unit that ended it.
    return f"""
        CREATE TABLE steps AS
        SELECT * EXCLUDE (unit, answered_on),
            CASE WHEN unit = {size.units} AND least(effective_on, answered_on) >= DATE '{MERGED_ON}'
                 THEN {HEIR} ELSE unit END AS unit
        FROM ({selects}) WHERE recorded_on <= DATE '{last_day_of(size.years)}'
    """


def _brought_along(accounts: Mapping[str, int]) -> str:
    return f"""
        CREATE TABLE brought_along AS
        SELECT dossier, 0 AS step, DATE '{FIRST_DAY}' AS effective_on, DATE '{FIRST_DAY}' AS recorded_on,
            {accounts["cut_over"]} AS source, arg_max(target, step) AS target, any_value(cut) AS cut,
            1 AS quantity, any_value(unit) AS unit
        FROM steps WHERE effective_on < DATE '{FIRST_DAY}' GROUP BY dossier
    """


def _handed_over(size: Size, accounts: Mapping[str, int]) -> str:
    still_open = ", ".join(
        str(number)
        for code, number in accounts.items()
        if code.startswith(("dossier.awaiting.", "dossier.pending."))
    )
    return f"""
        CREATE TABLE handed_over AS
        SELECT dossier, arg_max(target, step) AS account, any_value(cut) AS cut
        FROM (SELECT * FROM steps UNION ALL BY NAME SELECT * FROM brought_along)
        WHERE unit = {size.units} AND effective_on < DATE '{MERGED_ON}' AND step < 7
        GROUP BY dossier HAVING arg_max(target, step) IN ({still_open})
    """


_BOOK: Final = f"""
    CREATE TABLE book AS
    WITH entries AS (
        SELECT dossier, step, effective_on, recorded_on, source, target, cut, quantity,
            unit AS source_unit, unit AS target_unit
        FROM (FROM steps WHERE effective_on >= DATE '{FIRST_DAY}' UNION ALL BY NAME FROM brought_along)
        UNION ALL
        SELECT dossier, -1, DATE '{MERGED_ON}', DATE '{MERGED_ON}', account, account, cut, 1,
            (SELECT max(chosen_unit) FROM dossiers), {HEIR}
        FROM handed_over
    ), numbered AS (
        SELECT *, row_number() OVER (ORDER BY recorded_on, dossier, step) AS seq FROM entries
    )
    SELECT seq, recorded_on, effective_on, source AS source_id, target AS target_id,
        source_unit AS source_unit_id, target_unit AS target_unit_id, cut AS cut_id, quantity,
        dossier AS subject_id, step + 2 AS line, black.black_seq AS reverses_id
    FROM numbered AS entry
    LEFT JOIN (SELECT dossier, 8 AS step, seq AS black_seq FROM numbered WHERE step = 6) AS black
        USING (dossier, step)
"""
