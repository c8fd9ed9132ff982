"""The office's book, in a transaction that is rolled back (`book`) or with real commits (`kept_book`)."""

import pytest

from tests.apps.ledger.office import open_office


@pytest.fixture
def book(db):
    open_office()


@pytest.fixture
def kept_book(fresh_database):
    with fresh_database.connect():
        open_office()
        yield fresh_database
