"""The daily settling, which nobody watches."""

from datetime import date

import pytest

from socai.apps.ledger.queries import settled_through
from socai.jobs import settling

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def friday(today_is, monkeypatch):
    today_is(FRIDAY)
    # The thread lets go of its connection after each look; a test's is not its own.
    monkeypatch.setattr(settling.connections, "close_all", lambda: None)


def test_a_new_day_is_settled_once():
    assert settling.settle_if_a_day_began()
    assert not settling.settle_if_a_day_began()
    assert settled_through() == FRIDAY


def test_a_record_that_cannot_be_derived_does_not_end_the_settling_for_good(monkeypatch, caplog):
    def refuse(*_, **__):
        raise ValueError("a record of which no rule can make sense")

    with monkeypatch.context() as broken:
        broken.setattr(settling, "settle", refuse)
        while_broken = settling.settle_if_a_day_began()
    afterwards = settling.settle_if_a_day_began()

    assert (while_broken, afterwards) == (False, True)
    assert "it is tried again" in caplog.text
