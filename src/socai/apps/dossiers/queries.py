"""What there is to know of dossiers."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from socai.apps.dossiers.histories import DOSSIER, history_from
from socai.apps.dossiers.models import Dossier, LateClick
from socai.apps.dossiers.moves import acting_unit, action_of
from socai.apps.dossiers.reconciling import Discrepancy, reconcile
from socai.apps.dossiers.refreshing import clock_from, ref_of
from socai.apps.kernel.events import RecordRef, Told
from socai.apps.kernel.queries import list_events
from socai.apps.ledger.queries import list_entries_of
from socai.domain.access import Actor, may
from socai.domain.deadlines import Deadline, TimeLimit
from socai.domain.dossiers import OPEN, Move, State, list_moves
from socai.domain.ledger import Entry

__all__ = [
    "Discrepancy",
    "allowed_moves",
    "count_due",
    "deadline_of",
    "entries_of",
    "find_open_late_click",
    "get_dossier",
    "history_of",
    "list_dossiers",
    "list_referenced",
    "reconcile",
    "ref_of",
]


def list_dossiers(
    actor: Actor,
    *,
    state: State | None = None,
    overdue: bool = False,
    due_on: date | None = None,
    text: str = "",
    after_id: int | None = None,
    limit: int = 50,
) -> Sequence[Dossier]:
    """A page of the dossiers the actor may see, newest first, below `after_id`."""
    rows = _filtered(Dossier.objects.visible_to(actor), state, overdue, due_on, text)
    if after_id is not None:
        rows = rows.filter(pk__lt=after_id)
    related = rows.select_related("procedure_version__procedure", "unit", "receiving_unit", "applicant")
    return list(related.order_by("-pk")[:limit])


def count_due(actor: Actor, *, today: date) -> dict[str, int]:
    """How many dossiers wait for somebody, by what they wait for."""
    return Dossier.objects.visible_to(actor).aggregate(
        awaiting=Count("pk", filter=Q(state=State.AWAITING)),
        due_today=Count("pk", filter=Q(state=State.PROCESSING, due_on=today)),
        overdue=Count("pk", filter=Q(state__in=(State.AWAITING, State.PROCESSING), due_on__lt=today)),
        suspended=Count("pk", filter=Q(state=State.SUSPENDED)),
        to_return=Count("pk", filter=Q(state=State.PROCESSED)),
        open=Count("pk", filter=Q(state__in=OPEN)),
    )


def get_dossier(actor: Actor, dossier_id: int) -> Dossier:
    """Raises DoesNotExist for one that is not there or not the actor's to see."""
    related = Dossier.objects.visible_to(actor).select_related(
        "procedure_version__procedure", "unit", "receiving_unit", "applicant"
    )
    return related.get(pk=dossier_id)


def list_referenced(actor: Actor, subjects: Sequence[RecordRef]) -> dict[RecordRef, Dossier]:
    """Those of the referenced dossiers that the actor may see."""
    ids = [subject.id for subject in subjects if subject.kind == DOSSIER]
    rows = Dossier.objects.visible_to(actor).filter(pk__in=ids)
    related = rows.select_related("procedure_version__procedure", "unit", "applicant")
    return {ref_of(row): row for row in related}


def deadline_of(dossier: Dossier, events: Sequence[Told]) -> Deadline:
    """When the dossier is due, and why, from its whole history."""
    version = dossier.procedure_version
    limit = TimeLimit(version.limit_working_days, version.legal_basis)
    # Who answers for the dossier does not move its due day.
    return clock_from(history_from(events, limit=limit), {}, through=timezone.localdate()).deadline


def history_of(dossier: Dossier) -> list[Told]:
    return list_events(ref_of(dossier))


def entries_of(dossier: Dossier) -> list[Entry]:
    """What the book has for the dossier, red entries too."""
    return list_entries_of(ref_of(dossier))


def allowed_moves(actor: Actor, dossier: Dossier) -> list[Move]:
    """The moves that the state allows and this person may make."""
    return [
        move
        for move in list_moves(State(dossier.state))
        if may(actor, action_of(move), acting_unit(move, dossier))
    ]


def find_open_late_click(dossier: Dossier, events: Sequence[Told]) -> LateClick | None:
    """The report that waits for a second person."""
    told = [event.kind for event in events]
    if told.count("dossier.late_click_reported") == told.count("dossier.late_click_approved"):
        return None
    return LateClick.objects.filter(dossier=dossier, approved_by="").order_by("-pk").first()


def _filtered(
    rows: QuerySet[Dossier], state: State | None, overdue: bool, due_on: date | None, text: str
) -> QuerySet[Dossier]:
    if state is not None:
        rows = rows.filter(state=state)
    if overdue:
        rows = rows.filter(state__in=(State.AWAITING, State.PROCESSING), due_on__lt=timezone.localdate())
    if due_on is not None:
        rows = rows.filter(due_on=due_on)
    if text:
        rows = rows.filter(Q(code__icontains=text) | Q(applicant__name__icontains=text))
    return rows
