"""Derives a dossier anew from its history: the row as it stands, and the difference in the book."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone

from socai.apps.calendars.queries import get_calendar
from socai.apps.dossiers.histories import DOSSIER, load_histories
from socai.apps.dossiers.models import Dossier
from socai.apps.kernel.events import RecordRef
from socai.apps.ledger.services import Derived, Posted, post_differences
from socai.apps.organizations.queries import successions
from socai.domain.dossiers import Clock, DossierHistory, run_clock
from socai.domain.organizations.successions import Succession

_DERIVED_FIELDS = (
    "unit",
    "state",
    "due_on",
    "is_overdue",
    "finished_on",
    "paused_on",
    "calendar_version",
    "last_event",
)


def refresh(dossiers: Sequence[Dossier], *, through: date) -> Posted:
    """Moving on, settling, correcting and a new holiday are this one operation.

    Derives each dossier by the end of `through`, or of the last day its history speaks of if that is
    later. The caller holds the rows locked inside a write. Raises what `run_clock` and the book refuse.
    """
    histories = load_histories(dossiers)
    heirs = successions(through=timezone.localdate())
    derived = []
    for dossier in dossiers:
        history = histories[dossier.pk]
        clock = clock_from(history, heirs, through=max(through, history.last_day))
        _rewrite(dossier, history, clock)
        derived.append(Derived(ref_of(dossier), clock.transfers, occasion=history.last_event))
    return post_differences(derived, through=timezone.localdate())


def clock_from(history: DossierHistory, heirs: Mapping[int, Succession], *, through: date) -> Clock:
    calendar = get_calendar(history.calendar_version)
    return run_clock(history, calendar=calendar, successions=heirs, through=through)


def ref_of(dossier: Dossier) -> RecordRef:
    return RecordRef(DOSSIER, dossier.pk)


def _rewrite(dossier: Dossier, history: DossierHistory, clock: Clock) -> None:
    dossier.unit_id = clock.unit
    dossier.state = clock.state
    dossier.due_on = clock.due_on
    dossier.is_overdue = clock.account.endswith(".overdue")
    dossier.finished_on = clock.finished_on
    dossier.paused_on = clock.paused_on
    dossier.calendar_version = history.calendar_version
    dossier.save(update_fields=_DERIVED_FIELDS)
