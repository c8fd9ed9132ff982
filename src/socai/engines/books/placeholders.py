"""Ibis expressions with named placeholders, so that one compiled text serves every unit and window."""

from functools import cache
from typing import Any, Final

import ibis
import ibis.expr.datashape as ds
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import sqlglot as sg
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.backends.sql.compilers.postgres import PostgresCompiler
from ibis.backends.sql.compilers.sqlite import SQLiteCompiler

SCOPE_UNITS: Final = "scope_units"


class Placeholder(ops.Value):  # type: ignore[misc]  # ibis has no types
    """A value that is bound when the text runs."""

    label: str
    dtype: dt.DataType
    shape = ds.scalar


def placeholder(label: str, kind: str) -> Any:
    return Placeholder(label=label, dtype=dt.dtype(kind)).to_expr()


class _WithPlaceholders:
    def visit_Placeholder(  # noqa: N802  (Ibis finds it by the operation's name)
        self, _op: Placeholder, *, label: str, dtype: dt.DataType
    ) -> sge.Expression:
        return sge.Placeholder(this=label)


class _SQLite(_WithPlaceholders, SQLiteCompiler):  # type: ignore[misc]
    pass


class _Postgres(_WithPlaceholders, PostgresCompiler):  # type: ignore[misc]
    pass


class _DuckDB(_WithPlaceholders, DuckDBCompiler):  # type: ignore[misc]
    pass


_COMPILERS: Final = {"sqlite": _SQLite, "postgresql": _Postgres, "duckdb": _DuckDB}
# How a named value is written: Django's cursors take the first two, DuckDB's own the third.
_WRITTEN: Final = {"sqlite": "%({})s", "postgresql": "%({})s", "duckdb": "${}"}
# A set of units travels as one value, however many they are.
_UNITS_TABLE: Final = {
    "sqlite": "SELECT value AS unit FROM JSON_EACH(:units)",
    "postgresql": "SELECT UNNEST(CAST(:units AS BIGINT[])) AS unit",
    "duckdb": "SELECT UNNEST(CAST(:units AS BIGINT[])) AS unit",
}


@cache
def _compiler(engine: str) -> Any:
    return _COMPILERS[engine]()


def compile_text(expression: ibis.Expr, engine: str) -> str:
    """SQL for `engine`: sqlite or postgresql in the manner of Django's cursors, or duckdb."""
    compiler = _compiler(engine)
    units = sg.parse_one(_UNITS_TABLE[engine], dialect=compiler.dialect)

    def bound(node: sge.Expression) -> sge.Expression:
        if isinstance(node, sge.Table) and node.name == SCOPE_UNITS:
            return sge.Subquery(this=units.transform(bound), alias=node.args.get("alias"))
        if isinstance(node, sge.Placeholder):
            return sge.Var(this=_WRITTEN[engine].format(node.name))
        return node

    return str(compiler.to_sqlglot(expression).transform(bound).sql(dialect=compiler.dialect))
