"""What every test stands on: databases, a clock that stands still when asked, no network but this machine's.

The network is shut by pytest-socket except for 127.0.0.1 (see pyproject.toml). Test order is random,
warnings are errors, an undefined template variable fails the test that rendered it.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.test import override_settings
from hypothesis import HealthCheck, settings
from time_machine import TimeMachineFixture

pytest_plugins = ["tests.support.fresh_database", "tests.support.selection"]

# Two busy cores make a slow draw, not a wrong rule.
settings.register_profile(
    "ci", deadline=None, print_blob=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=2_000)
settings.load_profile(os.environ.get("SOCAI_HYPOTHESIS", "ci"))

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(scope="session", autouse=True)
def static_files_by_their_plain_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Pages are rendered without a collected manifest, which is older than the files being worked on."""
    folder = tmp_path_factory.mktemp("collected")
    storages = {**django_settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}}
    with override_settings(STORAGES=storages, STATIC_ROOT=folder):
        yield folder


@pytest.fixture
def today_is(time_machine: TimeMachineFixture) -> Callable[[date], None]:
    """Call it with a day (it is noon there and then) or a moment; the clock stands until the next call."""

    def stand_at(day: date) -> None:
        moment = day if isinstance(day, datetime) else datetime.combine(day, time(12), tzinfo=HANOI)
        time_machine.move_to(moment, tick=False)

    return stand_at
