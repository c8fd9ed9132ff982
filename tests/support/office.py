"""A small office for tests: units, a procedure, people, and dossiers with a past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from socai.apps.dossiers import services
from socai.apps.dossiers.models import Dossier
from socai.apps.ledger.queries import ask
from socai.apps.organizations.services import create_unit
from socai.apps.procedures.services import publish_procedure
from socai.domain.access import SYSTEM, Actor, Grant, Role
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import Channel
from socai.domain.ledger import At, Balance, HandedOn, Hands, Scope, Turnover
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.procedures import Level, OnlineLevel

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FOUNDED = Decision("01/NQ-HĐND", date(2025, 6, 1))
STOCK = "dossier.pending"


@dataclass(frozen=True, slots=True)
class Office:
    province: int
    commune: int
    neighbor: int
    version: int


def open_office(*, limit_working_days: int = 5) -> Office:
    """A province with two communes since July 2025, and one procedure."""
    units = []
    for code, kind, name in (
        ("H98", UnitKind.PROVINCE, "Tỉnh Thử Nghiệm"),
        ("H98.01", UnitKind.COMMUNE, "Xã Đông"),
        ("H98.02", UnitKind.COMMUNE, "Xã Tây"),
    ):
        unit = create_unit(
            by=SYSTEM,
            code=code,
            kind=kind,
            name=name,
            on=date(2025, 7, 1),
            decision=FOUNDED,
            parent_id=units[0] if units else None,
        )
        units.append(unit.pk)
    version = publish(valid_from=date(2025, 7, 1), limit_working_days=limit_working_days)
    return Office(units[0], units[1], units[2], version.pk)


def publish(*, valid_from: date, limit_working_days: int) -> Any:
    """A version of the one procedure, the first or a further one."""
    return publish_procedure(
        by=SYSTEM,
        code="1.004873",
        title="Xác nhận tình trạng hôn nhân",
        field="Hộ tịch",
        level=Level.COMMUNE,
        online_level=OnlineLevel.FULL,
        limit=TimeLimit(limit_working_days, "Thông tư 04/2020/TT-BTP"),
        decision_number="12/QĐ-UBND",
        decision_on=date(2025, 7, 1),
        valid_from=valid_from,
    )


def person(role: Role, *units: int, number: int = 7) -> Actor:
    return Actor(f"user:{number}", f"Người {number}", (Grant(role, frozenset(units)),))


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=HANOI)


def take_in(office: Office, on: date, *, channel: Channel = Channel.COUNTER, unit: int = 0) -> Dossier:
    return services.register_dossier(
        by=SYSTEM,
        procedure_version_id=office.version,
        receiving_unit_id=unit or office.commune,
        competent_unit_id=unit or office.commune,
        channel=channel,
        applicant_name="Nguyễn Thị Thử",
        happened_at=at(on),
    )


def finish(dossier: Dossier, on: date) -> Dossier:
    return services.process_dossier(dossier_id=dossier.pk, by=SYSTEM, happened_at=at(on, 11))


def figures(units: Sequence[int], first: date, last: date, *, mark: int | None = None) -> dict[str, int]:
    """The lines of the monthly form, asked of the book directly."""
    asked = {
        "opening": Balance(STOCK, At.OPENING),
        "received": Turnover(into=STOCK),
        "taken_over": HandedOn(STOCK, Hands.TAKEN_OVER),
        "early": Turnover(into="dossier.resolved.early"),
        "on_day": Turnover(into="dossier.resolved.on_day"),
        "late": Turnover(into="dossier.resolved.late"),
        "ended": Turnover(out_of=STOCK),
        "handed_over": HandedOn(STOCK, Hands.HANDED_OVER),
        "closing": Balance(STOCK, At.CLOSING),
        "running_in_time": Balance("dossier.pending.running.in_time", At.CLOSING),
        "running_overdue": Balance("dossier.pending.running.overdue", At.CLOSING),
        "paused": Balance("dossier.pending.paused", At.CLOSING),
        "awaiting_overdue": Balance("dossier.awaiting.overdue", At.CLOSING),
    }
    (values,) = ask(list(asked.values()), Scope(frozenset(units), first, last, mark=mark)).values()
    return dict(zip(asked, values, strict=True))


def balances(figure: dict[str, int]) -> bool:
    return figure["opening"] + figure["received"] + figure["taken_over"] == (
        figure["ended"] + figure["handed_over"] + figure["closing"]
    )
