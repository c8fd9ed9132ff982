"""The server is killed while people work. What it had acknowledged is there, and the book is whole.

Three power cuts in every run; `SOCAI_POWER_CUTS=50` for the long form.
"""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from socai.apps.accounts.services import create_account
from socai.apps.dossiers import queries, services
from socai.apps.dossiers.models import Dossier
from socai.apps.kernel.queries import list_events
from socai.apps.ledger import services as ledger
from socai.apps.organizations.services import hold_post
from socai.domain.access import SYSTEM, Role
from tests.support.fresh_database import FreshDatabase
from tests.support.office import Office, open_office

POWER_CUTS = int(os.environ.get("SOCAI_POWER_CUTS", "3"))
CSRF = "a" * 32
READY_WITHIN_SECONDS = 40


@dataclass
class Acknowledged:
    """What the server said it had done: the events each dossier must have at least."""

    events: dict[int, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, dossier: int, events: int) -> None:
        with self.lock:
            self.events[dossier] = max(events, self.events.get(dossier, 0))


@pytest.mark.durable
def test_every_acknowledged_move_survives_power_cuts_and_the_book_verifies(fresh_database: FreshDatabase):
    with fresh_database.connect():
        office, session = _people_at_work()
    acknowledged, port = Acknowledged(), _free_port()

    for cut in range(POWER_CUTS):
        with _server(fresh_database, port) as server:
            officers = [
                threading.Thread(target=_work, args=(port, session, office, acknowledged)) for _ in range(3)
            ]
            for officer in officers:
                officer.start()
            time.sleep(random.Random(cut).uniform(0.3, 1.2))
            os.killpg(server.pid, signal.SIGKILL)
            for officer in officers:
                officer.join()

    assert acknowledged.events, "nothing was acknowledged between the cuts"
    with fresh_database.connect():
        ledger.seal()
        today = timezone.localdate()
        services.settle(today)
        for dossier_id, events in acknowledged.events.items():
            dossier = Dossier.objects.get(pk=dossier_id)
            assert len(list_events(queries.ref_of(dossier))) >= events
        assert ledger.verify().is_sound
        assert queries.reconcile(through=today) == []


def _people_at_work() -> tuple[Office, str]:
    office = open_office()
    user = create_account(username="officer", full_name="Trần Văn Thử", password="mot-cua-rat-dai")
    for role in (Role.ONE_STOP_OFFICER, Role.RESOLVING_OFFICER):
        hold_post(
            by=SYSTEM, user_id=user.pk, unit_id=office.commune, role=role, valid_from=timezone.localdate()
        )
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    assert session.session_key
    return office, session.session_key


@contextmanager
def _server(database: FreshDatabase, port: int) -> Iterator[subprocess.Popen[bytes]]:
    socai = str(Path(sys.executable).with_name("socai"))
    server = subprocess.Popen(
        [socai, "serve", "--port", str(port)],
        env=database.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that the cut takes the whole group
    )
    try:
        _wait_until_ready(server, port)
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    give_up = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < give_up:
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                connection.request("GET", "/sign-in/")
                if connection.getresponse().status == http.HTTPStatus.OK:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer within {READY_WITHIN_SECONDS} seconds")


def _work(port: int, session: str, office: Office, acknowledged: Acknowledged) -> None:
    """Take dossiers in and resolve them until the power goes."""
    try:
        while True:
            _take_in_and_resolve(port, session, office, acknowledged)
    except (OSError, http.client.HTTPException):
        return


def _take_in_and_resolve(port: int, session: str, office: Office, acknowledged: Acknowledged) -> None:
    place = _post(
        port,
        session,
        "/desk/dossiers/new/",
        procedure=office.version,
        applicant="Lê Thị Thử",
        channel="counter",
        receiving_unit=office.commune,
        competent_unit=office.commune,
    )
    dossier = int(place.rstrip("/").rsplit("/", 1)[-1])
    acknowledged.note(dossier, 2)
    _post(port, session, f"/desk/dossiers/{dossier}/process/", seen=2)
    acknowledged.note(dossier, 3)


def _post(port: int, session: str, path: str, **fields: object) -> str:
    """The address the server sends on to; anything but a redirection fails loudly."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={session}; csrftoken={CSRF}",
    }
    body = urlencode({"csrfmiddlewaretoken": CSRF, **fields})
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", path, body=body, headers=headers)
        answer = connection.getresponse()
        assert answer.status == http.HTTPStatus.FOUND, f"{path}: {answer.status} {answer.read()[:300]!r}"
        return answer.headers["Location"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
