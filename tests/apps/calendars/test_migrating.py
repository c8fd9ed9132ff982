"""The shipped edition comes with the tables, whichever way they came."""

import pytest
from django.core.management import call_command

from socai.apps.calendars import queries

pytestmark = pytest.mark.durable


def test_migrating_back_and_forth_ends_with_the_shipped_edition(fresh_database, law_calendar):
    with fresh_database.connect():
        call_command("migrate", "calendars", "zero", verbosity=0)
        call_command("migrate", verbosity=0)

        assert queries.current_calendar() == law_calendar
        assert len(queries.list_versions()) == 1


def test_migrating_twice_publishes_once(fresh_database):
    with fresh_database.connect():
        call_command("migrate", verbosity=0)

        assert len(queries.list_versions()) == 1
