"""The calendar as shipped, and two provinces, one with a commune."""

from datetime import date

import pytest

from socai.apps.calendars.documents import Edition, read_shipped
from socai.apps.organizations.services import create_unit
from socai.domain.access import SYSTEM
from socai.domain.calendars import WorkingCalendar
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind

FOUNDED = Decision("1/NQ-HĐND", date(2025, 6, 12))


@pytest.fixture(scope="session")
def shipped() -> Edition:
    return read_shipped()


@pytest.fixture(scope="session")
def law_calendar(shipped: Edition) -> WorkingCalendar:
    return shipped.to_calendar(f"law:{shipped.as_of}")


def founded(code: str, kind: UnitKind, parent_id: int | None = None) -> int:
    unit = create_unit(
        code=code,
        kind=kind,
        name=f"Đơn vị {code}",
        parent_id=parent_id,
        on=date(2025, 7, 1),
        decision=FOUNDED,
        by=SYSTEM,
    )
    return unit.pk


@pytest.fixture
def province(db: None) -> int:
    return founded("H15", UnitKind.PROVINCE)


@pytest.fixture
def other_province(db: None) -> int:
    return founded("H16", UnitKind.PROVINCE)


@pytest.fixture
def commune(province: int) -> int:
    return founded("H15.50", UnitKind.COMMUNE, province)


@pytest.fixture
def other_commune(province: int) -> int:
    return founded("H15.51", UnitKind.COMMUNE, province)
