"""`socai serve`: one process that answers, with its database brought up to date first."""

import socket
from typing import Final

from socai.cli.starting import errors, out, progress, refuse, start

_ENTRY: Final = "socai.config.embedded:application"


def run_server(*, host: str, port: int, threads: int) -> None:
    _require_free(host, port)
    start(need_tables=False)
    _bring_up_to_date()
    out.print(f"Sổ Cái: http://{host}:{port}/", highlight=False)
    _answer(host, port, threads)


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            refuse(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another port with --port.")


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    from socai.jobs.settling import settle_through_today

    try:
        call_command("migrate", interactive=False, verbosity=0)
        with progress("Settling", quiet=False) as step:
            settle_through_today(progress=step)
    except DatabaseError as error:
        refuse(f"The database cannot be used: {error}".strip())
    finally:
        connections.close_all()


def _answer(host: str, port: int, threads: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        _ENTRY,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        blocking_threads_idle_timeout=600,
        websockets=False,
        log_enabled=False,
    )
    server.serve()
    errors.print("Stopped.")
