"""What those whom tests put to work do: each posts, interns, seals or digests beside the others."""

import random
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db import connection

from socai.apps.kernel.writing import writing
from socai.apps.ledger import services
from socai.apps.ledger.interning import cut_ids
from socai.domain.ledger import transfer
from tests.apps.ledger.office import CUT, FAR, RUNNING, WARD, dossier, happen, post

DAY = date(2026, 3, 2)


def work(name: str, number: int, gate: str, arguments: dict[str, int]) -> None:
    """Do the work of this name once everyone else is ready too."""
    try:
        connection.ensure_connection()
        Path(gate, f"ready-{number}").touch()
        while not Path(gate, "open").exists():
            time.sleep(0.001)
        {"post": post_many, "intern": intern_many, "close": close_many}[name](**arguments)
    finally:
        connection.close()


def post_many(*, first: int, count: int) -> None:
    """Receive dossiers, each in a transaction that stays open for a moment after its entry has its place."""
    for number in range(first, first + count):
        with writing():
            cause = happen(dossier(number))
            received = transfer(DAY, "intake", RUNNING, unit=WARD, cut=CUT, cause=cause)
            post(dossier(number), [received], occasion=cause)
            time.sleep(random.random() / 50)


def intern_many(*, rounds: int) -> None:
    """Intern the same cuts as everyone else, in an order of one's own."""
    for number in range(rounds):
        cuts = [replace(CUT, version=f"{number}", field=f"{place}") for place in range(30)]
        with writing():
            cut_ids(cuts)


def close_many(*, rounds: int) -> None:
    """Seal and digest, as several closings at once do."""
    for _ in range(rounds):
        services.seal()
        services.update_totals(through=FAR)
