"""A database of a test's own, where commits are real.

Most tests run inside a transaction that is rolled back (`django_db`). Tests of append-only tables, of
processes side by side and of the server cannot: they take `fresh_database`, a copy of a database that
was migrated once for the whole run. Copying is quick, and nothing has to be deleted afterwards, which
an append-only table would refuse.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from socai.config.settings.database import database_from

ALIAS = "default"


@dataclass(frozen=True, slots=True)
class FreshDatabase:
    """A migrated database nobody else uses, for `SOCAI_DATABASE_URL`, with a data folder beside it.

    Do not ask for `db` or `transactional_db` in the same test: they mean the shared test database.
    """

    url: str
    data_folder: Path
    blocker: Any

    def environment(self) -> dict[str, str]:
        """For subprocesses: this process's variables, with the database and a data folder of its own."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "socai.config.settings",
            "SOCAI_DATABASE_URL": self.url,
            "SOCAI_DATA": str(self.data_folder),
            "SOCAI_SECRET_KEY": settings.SECRET_KEY,  # one session is good in every process
        }

    @contextmanager
    def connect(self) -> Iterator[None]:
        """Have Django's `default` connection, in this thread and in new ones, mean this database."""
        with self.blocker.unblock(), pointed_at(self.url):
            yield

    def socai(
        self, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run `socai …` to its end; its exit code and what it wrote come back, whatever they are."""
        return self._run(str(Path(sys.executable).with_name("socai")), *arguments, environment=environment)

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run a piece of Python with Django set up."""
        return self._run(sys.executable, "-c", f"import django\ndjango.setup()\n{code}")

    def start_python(self, code: str) -> subprocess.Popen[str]:
        """The same without waiting, for processes side by side."""
        command = [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"]
        return subprocess.Popen(
            command, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def _run(
        self, *command: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env=environment or self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


class Copies(Protocol):
    """Makes copies of a migrated database and takes them away again."""

    def template(self) -> str: ...
    def copy(self) -> str: ...
    def drop(self, url: str) -> None: ...


class SqliteCopies:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)

    def template(self) -> str:
        return f"sqlite:///{self.folder / 'template.sqlite3'}"

    def copy(self) -> str:
        # The last connection to the template folded its write-ahead log into the file when it closed.
        path = self.folder / f"copy-{next(self.numbers)}.sqlite3"
        shutil.copyfile(self.folder / "template.sqlite3", path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        path = Path(url.removeprefix("sqlite:///"))
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()


class PostgresqlCopies:
    def __init__(self, url: str, worker: str) -> None:
        self.server = url
        self.prefix = f"fresh_{worker}_{os.getpid()}"
        self.numbers = count(1)

    def template(self) -> str:
        name = f"{self.prefix}_template"
        self._execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self._url(name)

    def copy(self) -> str:
        name = f"{self.prefix}_{next(self.numbers)}"
        order = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._execute(order.format(sql.Identifier(name), sql.Identifier(f"{self.prefix}_template")))
        return self._url(name)

    def drop(self, url: str) -> None:
        name = urlsplit(url).path.lstrip("/")
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _url(self, name: str) -> str:
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{name}"))

    def _execute(self, order: sql.Composed) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(order)


@contextmanager
def pointed_at(url: str) -> Iterator[None]:
    """Replace the default connection and its settings; put both back afterwards."""
    before, wrapper_before = connections.settings[ALIAS], connections[ALIAS]
    connections.settings[ALIAS] = connections.configure_settings({ALIAS: database_from(url)})[ALIAS]
    connections[ALIAS] = connections.create_connection(ALIAS)
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections[ALIAS].close()
        connections.settings[ALIAS], connections[ALIAS] = before, wrapper_before
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def migrated_database(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any, worker_id: str
) -> Iterator[Copies]:
    """Migrated once for the run, on the kind of database that the settings name; copied per test."""
    url = settings.DATABASE_URL
    copies: Copies = SqliteCopies(tmp_path_factory.mktemp("databases"))
    if not url.startswith("sqlite"):
        copies = PostgresqlCopies(url, worker_id)
    template = copies.template()
    with django_db_blocker.unblock(), pointed_at(template):
        call_command("migrate", verbosity=0, interactive=False)
    yield copies
    copies.drop(template)


@pytest.fixture
def fresh_database(
    migrated_database: Copies, django_db_blocker: Any, tmp_path: Path
) -> Iterator[FreshDatabase]:
    """A copy for this test alone: `.url`, `.environment()`, `.connect()`, `.socai(…)`, `.python(…)`."""
    url = migrated_database.copy()
    yield FreshDatabase(url, tmp_path / "data", django_db_blocker)
    migrated_database.drop(url)
