"""The moves of a dossier: each is an event, and the dossier derived anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone

from socai.apps.calendars.queries import current_calendar, online_acceptance_hours
from socai.apps.dossiers.models import Applicant, Dossier
from socai.apps.dossiers.numbering import next_code
from socai.apps.dossiers.refreshing import ref_of, refresh
from socai.apps.dossiers.refusals import (
    BackdatingRefused,
    DossierChanged,
    NotInTheFuture,
    ProcedureNotInForce,
    UnitNotStanding,
)
from socai.apps.kernel.events import Told
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.ledger.queries import settled_through
from socai.apps.organizations.queries import get_unit, is_standing
from socai.apps.procedures.queries import get_version
from socai.domain.access import Action, Actor, require
from socai.domain.dossiers import Channel, Move, PauseReason, State, next_state
from socai.domain.ledger import Cut


class VersionFacts(Protocol):
    """What is fixed on entry of a procedure's version."""

    @property
    def code(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def online_level(self) -> str: ...


_ACTIONS: Mapping[Move, Action] = {
    Move.ACCEPT: Action.ACCEPT_DOSSIER,
    Move.SUSPEND: Action.RESOLVE_DOSSIER,
    Move.RESUME: Action.RESOLVE_DOSSIER,
    Move.PROCESS: Action.RESOLVE_DOSSIER,
    Move.RETURN_RESULT: Action.RETURN_RESULT,
    Move.REOPEN: Action.REOPEN_DOSSIER,
}
_EVENTS: Mapping[Move, str] = {
    Move.ACCEPT: "dossier.accepted",
    Move.SUSPEND: "dossier.suspended",
    Move.RESUME: "dossier.resumed",
    Move.PROCESS: "dossier.processed",
    Move.RETURN_RESULT: "dossier.returned",
    Move.REOPEN: "dossier.reopened",
}


_AT_THE_DESK = frozenset({Move.ACCEPT, Move.RETURN_RESULT})


def action_of(move: Move) -> Action:
    return _ACTIONS[move]


def acting_unit(move: Move, dossier: Dossier) -> int:
    """Where the move is made: at the desk that took the dossier in, or where it is resolved."""
    return dossier.receiving_unit_id if move in _AT_THE_DESK else dossier.unit_id


def register_dossier(
    *,
    by: Actor,
    procedure_version_id: int,
    receiving_unit_id: int,
    competent_unit_id: int,
    channel: Channel,
    applicant_name: str,
    happened_at: datetime | None = None,
) -> Dossier:
    """A new dossier. Over the counter and by post it is accepted at once; online it awaits acceptance.

    Raises NotPermitted, UnitNotStanding, ProcedureNotInForce, CalendarGap, BackdatingRefused or
    NotInTheFuture.
    """
    require(by, Action.REGISTER_DOSSIER, receiving_unit_id)
    moment = moment_of(happened_at, by)
    today = timezone.localdate(moment)
    for unit_id in {receiving_unit_id, competent_unit_id}:
        if not is_standing(unit_id, on=today):
            raise UnitNotStanding(unit_id, today)
    version = get_version(procedure_version_id)
    if version.valid_from > today:
        raise ProcedureNotInForce(version.code, version.valid_from, today)
    with writing():
        dossier = Dossier.objects.create(
            code=next_code(get_unit(receiving_unit_id).code, today),
            procedure_version_id=procedure_version_id,
            channel=channel,
            receiving_unit_id=receiving_unit_id,
            registered_at=moment,
            unit_id=competent_unit_id,
            state=State.AWAITING,
            due_on=today,
            last_event=0,
        )
        Applicant.objects.create(dossier=dossier, name=applicant_name)
        facts = {
            "channel": channel,
            "unit": competent_unit_id,
            "acceptance_hours": online_acceptance_hours(),
            "calendar": current_calendar(competent_unit_id).version,
            "cut": _cut_facts(version, channel, receiving_unit_id, competent_unit_id),
        }
        events = [record("dossier.registered", ref_of(dossier), by=by, happened_at=moment, facts=facts)]
        if channel is not Channel.ONLINE:
            events.append(record("dossier.accepted", ref_of(dossier), by=by, happened_at=moment))
        note_event(dossier, events[-1])
    return dossier


def accept_dossier(
    *, dossier_id: int, by: Actor, seen: int | None = None, happened_at: datetime | None = None
) -> Dossier:
    """An online dossier is taken in; its legal clock starts."""
    return _move(Move.ACCEPT, dossier_id, by=by, seen=seen, happened_at=happened_at)


def suspend_dossier(
    *,
    dossier_id: int,
    by: Actor,
    reason: PauseReason,
    seen: int | None = None,
    happened_at: datetime | None = None,
) -> Dossier:
    """Stop the clock while the citizen completes the papers or pays."""
    return _move(
        Move.SUSPEND, dossier_id, by=by, seen=seen, happened_at=happened_at, facts={"reason": reason}
    )


def resume_dossier(
    *, dossier_id: int, by: Actor, seen: int | None = None, happened_at: datetime | None = None
) -> Dossier:
    """The citizen has done it: the clock goes on, and the due day moves by the days waited."""
    return _move(Move.RESUME, dossier_id, by=by, seen=seen, happened_at=happened_at)


def process_dossier(
    *, dossier_id: int, by: Actor, seen: int | None = None, happened_at: datetime | None = None
) -> Dossier:
    """The result is ready. This is what timeliness looks at."""
    return _move(Move.PROCESS, dossier_id, by=by, seen=seen, happened_at=happened_at)


def return_result(
    *, dossier_id: int, by: Actor, seen: int | None = None, happened_at: datetime | None = None
) -> Dossier:
    """The citizen has the result."""
    return _move(Move.RETURN_RESULT, dossier_id, by=by, seen=seen, happened_at=happened_at)


def reopen_dossier(
    *,
    dossier_id: int,
    by: Actor,
    decision: str,
    seen: int | None = None,
    happened_at: datetime | None = None,
) -> Dossier:
    """By decision the work begins again; the due day stands."""
    return _move(
        Move.REOPEN, dossier_id, by=by, seen=seen, happened_at=happened_at, facts={"decision": decision}
    )


def locked(dossier_id: int, by: Actor, *, seen: int | None) -> Dossier:
    """The row, locked, if the actor may see it and nobody moved it meanwhile."""
    rows = Dossier.objects.visible_to(by).select_for_update(of=("self",))
    dossier = rows.get(pk=dossier_id)
    if seen is not None and seen != dossier.last_event:
        raise DossierChanged(dossier.code, seen, dossier.last_event)
    return dossier


def moment_of(happened_at: datetime | None, by: Actor) -> datetime:
    """Now; or, for the system itself (imports), when it really happened."""
    now = timezone.now()
    if happened_at is None:
        return now
    if happened_at > now:
        raise NotInTheFuture(happened_at, now)
    if not by.is_system:
        raise BackdatingRefused(happened_at, now)
    return happened_at


def _move(
    move: Move,
    dossier_id: int,
    *,
    by: Actor,
    seen: int | None,
    happened_at: datetime | None,
    facts: Mapping[str, Any] | None = None,
) -> Dossier:
    moment = moment_of(happened_at, by)
    with writing():
        dossier = locked(dossier_id, by, seen=seen)
        require(by, action_of(move), acting_unit(move, dossier))
        next_state(State(dossier.state), move)
        event = record(_EVENTS[move], ref_of(dossier), by=by, happened_at=moment, facts=facts)
        note_event(dossier, event)
    return dossier


def note_event(dossier: Dossier, event: Told) -> None:
    """The event is the last of the dossier: derive it anew."""
    dossier.last_event = event.number
    # As far as the book is settled, no further: an import that tells an old history move by move would
    # post for each what the next one takes back.
    on = timezone.localdate(event.happened_at)
    refresh([dossier], through=max(on, settled_through() or on))


def _cut_facts(version: VersionFacts, channel: Channel, receiving: int, competent: int) -> dict[str, str]:
    cut = Cut(
        procedure=version.code,
        version=str(version.number),
        field=version.field,
        level=version.level,
        channel=channel,
        online_level=version.online_level,
        non_territorial="no" if receiving == competent else "yes",
        receiving_unit=str(receiving),
    )
    return {name: getattr(cut, name) for name in cut.__slots__}
