"""A commune, its neighbor in one province, and the dossiers of one reporting month."""

from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from socai.apps.calendars.services import load_shipped
from socai.apps.dossiers import services as dossiers
from socai.apps.organizations.services import create_unit
from socai.apps.procedures.services import publish_procedure
from socai.apps.reporting.windows import report_calendar
from socai.domain.access import SYSTEM, Actor, Grant, Role
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import Channel
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.procedures import Level, OnlineLevel

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FOUNDED = Decision("01/NQ-HĐND", date(2025, 6, 12))
FORM = "dossiers.monthly"


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=HANOI)


@pytest.fixture
def march():
    """15 February to 14 March 2026, with Tết in it."""
    return report_calendar().find("month-2026-03")


@pytest.fixture
def after_march(today_is):
    """Monday 16 March 2026: the window is over."""
    today_is(date(2026, 3, 16))


@pytest.fixture
def units(db, after_march) -> SimpleNamespace:
    load_shipped()

    def make(code: str, kind: UnitKind, name: str, parent: Any = None) -> Any:
        return create_unit(
            code=code,
            kind=kind,
            name=name,
            parent_id=parent.pk if parent else None,
            on=date(2025, 7, 1),
            decision=FOUNDED,
            by=SYSTEM,
        )

    province = make("H15", UnitKind.PROVINCE, "Tỉnh Mẫu")
    commune = make("H15.50", UnitKind.COMMUNE, "Xã Minh Họa", province)
    neighbor = make("H15.51", UnitKind.WARD, "Phường Láng Giềng", province)
    return SimpleNamespace(province=province, commune=commune, neighbor=neighbor)


@pytest.fixture
def procedure(units):
    return publish_procedure(
        by=SYSTEM,
        code="1.004873",
        title="Cấp giấy xác nhận",
        field="Hộ tịch",
        level=Level.COMMUNE,
        online_level=OnlineLevel.FULL,
        limit=TimeLimit(5, "Quyết định 01/QĐ-UBND"),
        decision_number="01/QĐ-UBND",
        decision_on=date(2025, 6, 30),
        valid_from=date(2025, 7, 1),
    )


@pytest.fixture
def register(procedure, units) -> Callable[..., Any]:
    def receive(on: date, *, unit: Any = None, channel: Channel = Channel.COUNTER) -> Any:
        unit_id = (unit or units.commune).pk
        return dossiers.register_dossier(
            by=SYSTEM,
            procedure_version_id=procedure.pk,
            receiving_unit_id=unit_id,
            competent_unit_id=unit_id,
            channel=channel,
            applicant_name="Nguyễn Văn An",
            happened_at=at(on),
        )

    return receive


@pytest.fixture
def process() -> Callable[[Any, date], None]:
    def finish(dossier: Any, on: date) -> None:
        dossiers.process_dossier(dossier_id=dossier.pk, by=SYSTEM, happened_at=at(on, 15))

    return finish


@pytest.fixture
def story(register, process) -> SimpleNamespace:
    """Seven dossiers with 5 working days each. Due days: 24 February, 3 March and 9 to 17 March."""
    early = register(date(2026, 2, 10))
    on_day = register(date(2026, 2, 24))
    late = register(date(2026, 2, 24))
    overdue = register(date(2026, 3, 2))
    reopened = register(date(2026, 3, 2))
    in_time = register(date(2026, 3, 10))
    awaiting = register(date(2026, 3, 12), channel=Channel.ONLINE)
    process(early, date(2026, 2, 23))
    process(on_day, date(2026, 3, 3))
    process(late, date(2026, 3, 5))
    process(reopened, date(2026, 3, 4))
    dossiers.reopen_dossier(
        dossier_id=reopened.pk, by=SYSTEM, decision="05/QĐ-UBND", happened_at=at(date(2026, 3, 6))
    )
    return SimpleNamespace(
        early=early,
        on_day=on_day,
        late=late,
        overdue=overdue,
        reopened=reopened,
        in_time=in_time,
        awaiting=awaiting,
    )


@pytest.fixture
def officer(units) -> Actor:
    """The reform officer of the commune."""
    grant = Grant(Role.REFORM_OFFICER, frozenset({units.commune.pk}))
    return Actor("user:1", "Trần Thị Bình", (grant,))


@pytest.fixture
def stranger(units) -> Actor:
    """The reform officer of the neighbor."""
    grant = Grant(Role.REFORM_OFFICER, frozenset({units.neighbor.pk}))
    return Actor("user:2", "Lê Văn Cường", (grant,))
