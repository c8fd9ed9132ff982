import pytest

from socai.apps.calendars.documents import Edition, read_shipped
from socai.domain.calendars import WorkingCalendar


@pytest.fixture(scope="session")
def shipped() -> Edition:
    return read_shipped()


@pytest.fixture(scope="session")
def law_calendar(shipped: Edition) -> WorkingCalendar:
    return shipped.to_calendar(f"law:{shipped.as_of}")
