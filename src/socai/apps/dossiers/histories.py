"""From events as recorded to the history the rules know."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from socai.apps.dossiers.models import Dossier
from socai.apps.kernel.events import Told
from socai.apps.kernel.queries import list_events_of
from socai.apps.procedures.queries import limits_by_version
from socai.domain.deadlines import TimeLimit
from socai.domain.dossiers import (
    Accepted,
    CalendarApplied,
    Channel,
    CutCorrected,
    DossierHistory,
    Happening,
    LateClickApproved,
    PauseReason,
    Processed,
    Registered,
    Reopened,
    ResultReturned,
    Resumed,
    Suspended,
)
from socai.domain.ledger import Cut

DOSSIER: Final = "dossier"


def load_histories(dossiers: Sequence[Dossier]) -> Mapping[int, DossierHistory]:
    """The whole histories of these dossiers, by id, in two queries."""
    events = list_events_of(DOSSIER, [dossier.pk for dossier in dossiers])
    limits = limits_by_version(dossier.procedure_version_id for dossier in dossiers)
    return {
        dossier.pk: history_from(events[dossier.pk], limit=limits[dossier.procedure_version_id])
        for dossier in dossiers
    }


def history_from(events: Sequence[Told], *, limit: TimeLimit) -> DossierHistory:
    """The registration carries the facts fixed on entry; everything else is a happening."""
    entry = events[0].facts
    return DossierHistory(
        unit=entry["unit"],
        cut=Cut(**entry["cut"]),
        limit=limit,
        acceptance_hours=entry["acceptance_hours"],
        happenings=tuple(happening for event in events for happening in _happenings(event)),
    )


def _happenings(event: Told) -> Iterator[Happening]:
    facts = event.facts
    match event.kind:
        case "dossier.registered":
            yield Registered(event.id, event.happened_at, Channel(facts["channel"]))
            yield CalendarApplied(event.id, event.happened_at, facts["calendar"])
        case "dossier.accepted":
            yield Accepted(event.id, event.happened_at)
        case "dossier.suspended":
            yield Suspended(event.id, event.happened_at, PauseReason(facts["reason"]))
        case "dossier.resumed":
            yield Resumed(event.id, event.happened_at)
        case "dossier.processed":
            yield Processed(event.id, event.happened_at)
        case "dossier.returned":
            yield ResultReturned(event.id, event.happened_at)
        case "dossier.reopened":
            yield Reopened(event.id, event.happened_at)
        case "dossier.late_click_approved":
            real_day = date.fromisoformat(facts["real_day"])
            yield LateClickApproved(event.id, event.happened_at, facts["corrects"], real_day)
        case "dossier.cut_corrected":
            yield CutCorrected(event.id, event.happened_at, Cut(**facts["cut"]))
        case "dossier.calendar_applied":
            yield CalendarApplied(event.id, event.happened_at, facts["calendar"])
        case "dossier.late_click_reported":
            pass  # counts once it is approved
        case unknown:
            raise ValueError(f"no rule says what {unknown} means for the clock of a dossier")
