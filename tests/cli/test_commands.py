"""The commands, each run as a newcomer runs it: a program of its own against a database of its own."""

import json
import socket
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from socai.apps.ledger import services as ledger
from tests.support.office import open_office, take_in

pytestmark = pytest.mark.durable
FOUND_SOMETHING, CANNOT_RUN = 1, 2


@pytest.fixture
def occupied_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def working_office(fresh_database):
    """An office that took a dossier in long enough ago for it to be overdue."""
    with fresh_database.connect():
        office = open_office()
        take_in(office, timezone.localdate() - timedelta(days=40))
    return fresh_database


def test_settle_posts_what_passed_and_says_so_in_json(working_office):
    first = working_office.socai("settle", "--json")
    second = working_office.socai("settle", "--json")

    assert json.loads(first.stdout)["through"] == timezone.localdate().isoformat()
    assert json.loads(second.stdout)["posted"] == 0
    assert (first.returncode, second.returncode) == (0, 0)


def test_settle_refuses_a_day_to_come_with_a_sentence_and_exit_code_2(working_office):
    tomorrow = timezone.localdate() + timedelta(days=1)

    refused = working_office.socai("settle", "--through", tomorrow.isoformat())

    assert refused.returncode == CANNOT_RUN
    assert "lies in the future" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_settle_says_how_a_day_is_written(working_office):
    refused = working_office.socai("settle", "--through", "31/3/2026")

    assert refused.returncode == CANNOT_RUN
    assert "2026-03-31" in refused.stderr


def test_reconcile_is_clean_and_exits_with_1_when_a_record_was_falsified(working_office):
    clean = working_office.socai("reconcile")
    with working_office.connect(), connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_dossier SET state = 'awaiting'")

    falsified = working_office.socai("reconcile", "--json")

    assert (clean.returncode, falsified.returncode) == (0, FOUND_SOMETHING)
    assert json.loads(falsified.stdout)["discrepancies"]


def test_seal_then_verify_is_sound_until_a_row_is_altered(working_office):
    sealed = json.loads(working_office.socai("seal", "--json").stdout)
    sound = working_office.socai("verify", "--json")
    with working_office.connect(), connection.cursor() as cursor:
        drop = "DROP TRIGGER ledger_transfer_no_update"
        cursor.execute(drop + (" ON ledger_transfer" if connection.vendor == "postgresql" else ""))
        cursor.execute("UPDATE ledger_transfer SET effective_on = '2025-01-02' WHERE seq = 1")

    altered = working_office.socai("verify", "--json")

    assert json.loads(sound.stdout)["root"] == sealed["root"]
    assert altered.returncode == FOUND_SOMETHING
    assert json.loads(altered.stdout)["altered_seq"] == 1


def test_doctor_advises_to_settle_and_is_content_afterwards(working_office):
    before = working_office.socai("doctor", "--json")
    working_office.socai("settle")
    after = working_office.socai("doctor", "--json")

    ill = [item["what"] for item in json.loads(before.stdout)["findings"] if not item["is_well"]]
    assert (before.returncode, ill) == (FOUND_SOMETHING, ["settling"])
    assert (after.returncode, json.loads(after.stdout)["is_well"]) == (0, True)


def test_doctor_names_a_guard_that_somebody_removed(working_office):
    with working_office.connect(), connection.cursor() as cursor:
        drop = "DROP TRIGGER kernel_event_no_delete"
        cursor.execute(drop + (" ON kernel_event" if connection.vendor == "postgresql" else ""))

    found = working_office.socai("doctor", "--json")

    assert found.returncode == FOUND_SOMETHING
    assert "kernel_event_no_delete" in found.stdout


def test_recompute_lists_nothing_while_every_clock_runs_by_its_calendar(working_office):
    listed = working_office.socai("recompute", "--json")

    assert json.loads(listed.stdout) == {"outdated": 0, "applied": 0, "moved": []}


def test_a_database_out_of_reach_is_a_sentence_not_a_traceback(fresh_database):
    environment = {**fresh_database.environment(), "SOCAI_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}

    refused = fresh_database.socai("verify", environment=environment)

    assert refused.returncode == CANNOT_RUN
    assert "cannot be reached" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_without_tables_says_what_to_run_first(fresh_database, tmp_path):
    environment = {
        **fresh_database.environment(),
        "SOCAI_DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
    }

    refused = fresh_database.socai("seal", environment=environment)

    assert refused.returncode == CANNOT_RUN
    assert "socai serve" in refused.stderr


def test_serve_refuses_a_port_in_use_with_a_sentence(fresh_database, occupied_port):
    refused = fresh_database.socai("serve", "--port", str(occupied_port))

    assert refused.returncode == CANNOT_RUN
    assert "Choose another port" in refused.stderr


def test_a_seal_made_by_command_is_the_one_services_see(working_office):
    root = json.loads(working_office.socai("seal", "--json").stdout)["root"]

    with working_office.connect():
        again = ledger.seal()

    assert (again.root, again.entries) == (root, 0)


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("SOCAI_DATABASE_URL", "postgresql://socai:secret@127.0.0.1:port/socai", "a port from 0 to 65535"),
        ("SOCAI_DATABASE_URL", "mysql://127.0.0.1/socai", "sqlite:///path/to/file"),
        ("SOCAI_BEHIND_HTTPS", "perhaps", "yes or no"),
    ],
)
def test_a_wrong_setting_stops_a_command_with_a_sentence_and_exit_code_2(
    fresh_database, name, value, accepted
):
    refused = fresh_database.socai("verify", environment=fresh_database.environment() | {name: value})

    assert refused.returncode == CANNOT_RUN
    assert name in refused.stderr
    assert accepted in refused.stderr.replace("\n", " ")
    assert "secret" not in refused.stderr
    assert "Traceback" not in refused.stderr
