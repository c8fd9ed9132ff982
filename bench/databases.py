"""Databases of the bench's own, durable as in production, gone afterwards; and processes set up on them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, Protocol

import psycopg
from psycopg import sql

from tools.postgresql import free_port, give_to_server_user, newest_programs, run

# Commits are durable as by default; memory is what a small server would be given.
POSTGRESQL_SETTINGS: Final = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "1GB",
    "max_wal_size": "8GB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
}


@dataclass(frozen=True, slots=True)
class Database:
    """A migrated database, by the settings a process needs to use it."""

    kind: str  # SQLite or PostgreSQL, as people write it
    url: str
    data_folder: Path

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "socai.config.settings",
            "SOCAI_DATABASE_URL": self.url,
            "SOCAI_DATA": str(self.data_folder),
        }

    def processes(self, count: int) -> ProcessPoolExecutor:
        """Fresh processes that have Django set up on this database."""
        return ProcessPoolExecutor(count, get_context("spawn"), set_up, (self.environment(),))


class Maker(Protocol):
    """Makes migrated databases of one kind."""

    def __call__(self, name: str) -> Database: ...


@contextmanager
def sqlite_databases(folder: Path) -> Iterator[Maker]:
    template = folder / "template.sqlite3"
    _migrate(Database("SQLite", f"sqlite:///{template}", folder))

    def make(name: str) -> Database:
        copy = shutil.copyfile(template, folder / f"{name}.sqlite3")
        return Database("SQLite", f"sqlite:///{copy}", folder)

    yield make


@contextmanager
def postgresql_databases(folder: Path) -> Iterator[Maker]:
    with _postgresql() as server:
        order = sql.SQL("CREATE DATABASE {} TEMPLATE {}")

        def make(name: str, template: str = "template") -> Database:
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(order.format(sql.Identifier(name), sql.Identifier(template)))
            return Database("PostgreSQL", f"{server}/{name}", folder)

        _migrate(make("template", "template1"))
        yield make


def has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def version_of_postgresql() -> str:
    return newest_programs().parent.name


@contextmanager
def _postgresql() -> Iterator[str]:
    programs = newest_programs()
    with tempfile.TemporaryDirectory(prefix="socai-bench-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        data = folder / "data"
        give_to_server_user(folder)
        run(programs / "initdb", "--pgdata", data, "--username=socai", "--auth=trust", "--encoding=UTF8")
        settings = {**POSTGRESQL_SETTINGS, "port": str(port), "unix_socket_directories": str(data)}
        options = " ".join(f"-c {key}={value}" for key, value in settings.items())
        run(programs / "pg_ctl", "start", "--wait", "-D", data, "-l", data / "log", "-o", options)
        try:
            yield f"postgresql://socai@127.0.0.1:{port}"
        finally:
            run(programs / "pg_ctl", "stop", "--mode=immediate", "-D", data)


def _migrate(database: Database) -> None:
    with database.processes(1) as process:
        process.submit(_call_migrate).result()


def _call_migrate() -> None:
    from django.core.management import call_command  # settings are chosen per process

    call_command("migrate", verbosity=0, interactive=False)


def set_up(environment: dict[str, str]) -> None:
    """Have this process mean the database of the environment."""
    os.environ.update(environment)
    import django  # settings are chosen per process

    django.setup()
