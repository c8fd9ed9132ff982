"""Tables that may only grow are guarded by the database itself after every migration."""

from django.core.management import call_command
from django.db import connection

from socai.apps.kernel import append_only


def test_after_migrating_no_guard_is_missing(fresh_database):
    with fresh_database.connect():
        missing = append_only.find_missing_guards()

    assert missing == []


def test_a_guard_that_was_lost_is_noticed_and_comes_back_with_the_next_migration(fresh_database):
    with fresh_database.connect():
        drop_guard("kernel_event", "kernel_event_no_update")

        noticed = append_only.find_missing_guards()
        call_command("migrate", verbosity=0)

        assert (noticed, append_only.find_missing_guards()) == (["kernel_event_no_update"], [])


def drop_guard(table: str, name: str) -> None:
    on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{name}"{on_table}')
