"""An office and its people in front of the pages, on a Friday."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from tests.support.an_office import HANOI, Office, open_office

FRIDAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 is slow on purpose, and six people get an account for every test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Attempts to sign in are counted in the cache, across tests too."""
    cache.clear()


@pytest.fixture
def friday(today_is) -> date:
    today_is(datetime(2026, 11, 20, 14, tzinfo=HANOI))
    return FRIDAY


@pytest.fixture
def office(db, friday) -> Office:
    return open_office()


@pytest.fixture
def sign_in(office) -> Callable[[str], Client]:
    """Call it with a user name; a browser without scripts, signed in."""

    def as_person(username: str) -> Client:
        client = Client()
        client.force_login(
            get_user_model().objects.get(username=username), "django.contrib.auth.backends.ModelBackend"
        )
        return client

    return as_person
