"""A province with two wards since July 2025, built through the services."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from socai.apps.organizations import services
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind

FOUNDED = Decision("1/NQ-HĐND", date(2025, 6, 12))


@pytest.fixture
def decision():
    return Decision("19/NQ-HĐND", date(2026, 5, 20))


@pytest.fixture
def make_unit(db):
    def make(code, kind, parent=None, on=date(2025, 7, 1), **more):
        return services.create_unit(
            code=code,
            kind=kind,
            name=f"Đơn vị {code}",
            parent_id=parent.pk if parent else None,
            on=on,
            decision=FOUNDED,
            by=more.pop("by", SYSTEM),
            **more,
        )

    return make


@pytest.fixture
def units(make_unit):
    """Province `p`, wards `a` and `b` in it, office `a1` in ward `a`."""
    p = make_unit("H15", UnitKind.PROVINCE, on=date(2020, 1, 1))
    a, b = make_unit("H15.50", UnitKind.WARD, p), make_unit("H15.51", UnitKind.WARD, p)
    return SimpleNamespace(p=p, a=a, b=b, a1=make_unit("H15.50.01", UnitKind.OFFICE, a))


@pytest.fixture
def make_person(db):
    def make(username="lan", **more):
        return get_user_model().objects.create(username=username, full_name="Nguyễn Thị Lan", **more)

    return make


@pytest.fixture
def person(make_person):
    return make_person()
