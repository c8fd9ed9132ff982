"""Durable moves: dossiers taken in and moved on through the services, by one client and by several."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import partial
from itertools import count

import time_machine
from django.db import connection
from django.utils import timezone

from socai.apps.dossiers.models import Dossier
from socai.apps.dossiers.services import process_dossier, register_dossier, settle
from socai.apps.kernel.models import Event
from socai.apps.kernel.writing import writing
from socai.apps.organizations.services import create_unit
from socai.apps.procedures.services import publish_procedure
from socai.domain.access import SYSTEM
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import Channel, State
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from socai.domain.procedures import Level, OnlineLevel

_LONG_AGO = timedelta(days=400)
_PAST = timedelta(days=40)  # longer than the limit of the procedure, on any calendar


class Kind(StrEnum):
    BARE = "bare"  # one row, one commit, nothing else: what Django and the disk allow
    REGISTER = "register"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Office:
    """A unit per client, as queues of an office have, and one procedure."""

    units: tuple[int, ...]
    version: int


@dataclass(slots=True)
class Spell:
    """Acts of some clients side by side: how long each took, and all of them together."""

    durations: list[float] = field(default_factory=list)
    started: float = 0.0
    ended: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.durations) / (self.ended - self.started)

    @property
    def p95(self) -> float:
        return sorted(self.durations)[int(len(self.durations) * 0.95)]


def open_office(clients: int) -> Office:
    today = timezone.localdate()
    decision = Decision("1/QĐ-UBND", today - _LONG_AGO)
    units = tuple(
        create_unit(
            code=f"H98.{number:02d}",
            kind=UnitKind.COMMUNE,
            name=f"Xã {number}",
            on=today - _LONG_AGO,
            decision=decision,
            by=SYSTEM,
        ).pk
        for number in range(1, clients + 1)
    )
    version = publish_procedure(
        by=SYSTEM,
        code="1.004873",
        title="Cấp giấy xác nhận tình trạng hôn nhân",
        field="Hộ tịch",
        level=Level.COMMUNE,
        online_level=OnlineLevel.FULL,
        limit=TimeLimit(3, "Thủ tục mẫu"),
        decision_number=decision.number,
        decision_on=decision.issued_on,
        valid_from=decision.issued_on,
    )
    return Office(units, version.pk)


def act_side_by_side(
    kind: Kind, office: Office, clients: Sequence[int], seconds: float, begin_at: float
) -> Spell:
    """Each client in a thread of its own acts again and again from the moment `begin_at` on."""
    acts = [_acts(kind, office, client) for client in clients]
    with ThreadPoolExecutor(len(acts)) as threads:
        runs = list(threads.map(partial(_repeat, begin_at=begin_at, seconds=seconds), acts))
    return joined(runs)


def joined(spells: Sequence[Spell]) -> Spell:
    durations = [duration for spell in spells for duration in spell.durations]
    return Spell(durations, min(spell.started for spell in spells), max(spell.ended for spell in spells))


def settle_many(office: Office, dossiers: int) -> float:
    """Dossiers per second that fall overdue: taken in long enough ago, settled only now."""
    take_in = _acts(Kind.REGISTER, office, 0)
    with time_machine.travel(timezone.now() - _PAST):
        for _ in range(dossiers):
            take_in()
    started = time.perf_counter()
    settled = settle(timezone.localdate())
    taken = time.perf_counter() - started
    assert settled.posted >= dossiers, f"{settled.posted} entries for {dossiers} dossiers"
    return settled.dossiers / taken


def _repeat(act: Callable[[], object], *, begin_at: float, seconds: float) -> Spell:
    connection.ensure_connection()
    time.sleep(max(begin_at - time.time(), 0))
    spell = Spell(started=time.time())
    try:
        while time.time() < spell.started + seconds:
            began = time.perf_counter()
            act()
            spell.durations.append(time.perf_counter() - began)
    except StopIteration:
        pass  # nothing is left to move on
    spell.ended = time.time()
    connection.close()
    return spell


def _acts(kind: Kind, office: Office, client: int) -> Callable[[], object]:
    unit = office.units[client]
    match kind:
        case Kind.BARE:
            return partial(_write_one_row, count(time.time_ns()), f"bench-{client}")
        case Kind.REGISTER:
            return partial(
                register_dossier,
                by=SYSTEM,
                procedure_version_id=office.version,
                receiving_unit_id=unit,
                competent_unit_id=unit,
                channel=Channel.COUNTER,
                applicant_name="Nguyễn Văn An",
            )
        case Kind.PROCESS:
            waiting = Dossier.objects.filter(unit=unit, state=State.PROCESSING).order_by("pk")
            numbers = iter(list(waiting.values_list("pk", flat=True)))
            return lambda: process_dossier(dossier_id=next(numbers), by=SYSTEM)


def _write_one_row(numbers: "count[int]", kind: str) -> None:
    now = timezone.now()
    with writing():
        Event.objects.create(
            kind="bench.bare",
            subject_kind=kind,
            subject_id=next(numbers),
            number=1,
            happened_at=now,
            recorded_at=now,
            recorded_by="system",
            facts={},
        )
