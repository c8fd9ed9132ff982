"""A small province in words."""

from datetime import date

import pytest

from socai.domain.organizations import changes
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.organizations.register import Register

FIRST_DAY = date(2020, 1, 1)
TWO_TIERS = date(2025, 7, 1)


@pytest.fixture
def decision():
    return Decision("19/NQ-HĐND", date(2025, 6, 16))


@pytest.fixture
def founding():
    return Decision("1/QĐ-UBND", date(2019, 12, 1))


@pytest.fixture
def found(founding):
    """Adds a unit to a register in one line."""

    def add(register, code, kind, parent=None, on=TWO_TIERS, **more):
        return changes.create(
            register,
            code=code,
            kind=kind,
            name=f"Đơn vị {code}",
            parent=parent,
            on=on,
            decision=founding,
            **more,
        )

    return add


@pytest.fixture
def province(found):
    """Province P with wards A and B, an office under A, since 1 July 2025."""
    register = found(Register(), "P", UnitKind.PROVINCE, on=FIRST_DAY)
    register = found(register, "A", UnitKind.WARD, "P")
    register = found(register, "B", UnitKind.WARD, "P")
    return found(register, "A1", UnitKind.OFFICE, "A")
