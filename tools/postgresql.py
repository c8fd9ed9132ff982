"""A PostgreSQL for the length of a test run: made in a temporary folder, gone at the end whatever happens."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

# Durability of the tests' own server is not under test, and costs half of the time.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
}


class PostgresqlFailed(RuntimeError):
    """A command of PostgreSQL did not succeed; carries what it wrote."""

    def __init__(self, command: list[str], output: str) -> None:
        self.command, self.output = command, output
        super().__init__(f"{' '.join(command)} failed:\n{output}")


@contextmanager
def temporary_postgresql() -> Iterator[str]:
    """The address of an empty server of the newest installed version, for SOCAI_DATABASE_URL."""
    programs = newest_programs()
    folder = Path(tempfile.mkdtemp(prefix="socai-postgresql-"))
    try:
        give_to_server_user(folder)
        data, port = folder / "data", free_port()
        run(programs / "initdb", "--pgdata", data, "--username=socai", "--auth=trust", "--encoding=UTF8")
        with started(programs, data, port):
            yield f"postgresql://socai@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started(programs: Path, data: Path, port: int) -> Iterator[None]:
    options = {**SETTINGS, "port": str(port), "unix_socket_directories": str(data)}
    words = " ".join(f"-c {name}={value}" for name, value in options.items())
    run(programs / "pg_ctl", "start", "--wait", "--pgdata", data, "--log", data / "log", "--options", words)
    try:
        yield
    finally:
        run(programs / "pg_ctl", "stop", "--mode=immediate", "--pgdata", data)


def newest_programs() -> Path:
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not folders:
        raise PostgresqlFailed(
            ["initdb"], "no PostgreSQL in /usr/lib/postgresql; install the package postgresql"
        )
    return max(folders, key=lambda folder: int(folder.parent.name))


def run(*command: str | Path) -> None:
    words = list(map(str, command))
    # To a file, not a pipe: the server inherits it, and a pipe would stay open as long as the server runs.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        done = subprocess.run(
            words, cwd="/", stdout=output, stderr=subprocess.STDOUT, check=False, **as_server_user()
        )
        if done.returncode:
            output.seek(0)
            raise PostgresqlFailed(words, output.read())


class ServerUser(TypedDict, total=False):
    user: str
    group: str
    extra_groups: list[str]


def as_server_user() -> ServerUser:
    """PostgreSQL refuses to run as root; the package brings a user for it."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def give_to_server_user(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
