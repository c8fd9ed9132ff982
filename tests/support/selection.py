"""Which tests run where, and the promise that none is passed over in silence."""

import os
from collections.abc import Generator
from typing import Any

import pytest
from django.conf import settings

NOTHING_SKIPPED = os.environ.get("SOCAI_NOTHING_SKIPPED") == "1"
DATABASE_MARKS = ("django_db", "durable", "postgresql", "sqlite")
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "fresh_database"})
ONLY_ON_THE_OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run only the tests that use a database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database; `make test` runs both, so each test has its turn."""
    for item in items:
        if "fresh_database" in fixtures_of(item):
            item.add_marker("durable")
    kept = [item for item in items if belongs_here(item, database_only=config.getoption("--database-only"))]
    left_out = [item for item in items if item not in set(kept)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def belongs_here(item: pytest.Item, *, database_only: bool) -> bool:
    vendor = "sqlite" if settings.DATABASE_URL.startswith("sqlite") else "postgresql"
    if item.get_closest_marker(ONLY_ON_THE_OTHER[vendor]):
        return False
    return uses_database(item) or not database_only


def uses_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(mark) for mark in DATABASE_MARKS)
    return marked or bool(DATABASE_FIXTURES & fixtures_of(item))


def fixtures_of(item: pytest.Item) -> frozenset[str]:
    return frozenset(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return refuse_skipping((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return refuse_skipping((yield))


def refuse_skipping(report: Any) -> Any:
    """The report itself; where nothing may be skipped, a skipped test becomes a failed one."""
    if NOTHING_SKIPPED and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and nothing may be: {report.longrepr}"
    return report
