"""What turns out to have been otherwise: a result ready before the click, a wrong fact on entry."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from socai.apps.dossiers.histories import DOSSIER, load_histories
from socai.apps.dossiers.models import Dossier, LateClick
from socai.apps.dossiers.moves import locked, note_event
from socai.apps.dossiers.refreshing import clock_from, ref_of
from socai.apps.dossiers.refusals import (
    NotClickedLater,
    NotFinished,
    NothingReported,
    NotInTheFuture,
    ReportedAlready,
    SecondPersonNeeded,
)
from socai.apps.kernel.events import RecordRef, Told
from socai.apps.kernel.queries import list_events
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.organizations.queries import successions
from socai.domain.access import Action, Actor, require
from socai.domain.dossiers import LateClickApproved
from socai.domain.ledger import Cut


def report_late_click(
    *, dossier_id: int, by: Actor, real_day: date, evidence: str, seen: int | None = None
) -> LateClick:
    """The result was ready on `real_day`; counts once a second person approves.

    Raises NotFinished, NotClickedLater, ReportedAlready (each a NothingToCorrect), NotInTheFuture, or
    HistoryOutOfOrder when the day lies before what the dossier went through first.
    """
    with writing():
        dossier = locked(dossier_id, by, seen=seen)
        require(by, Action.REPORT_LATE_CLICK, dossier.unit_id)
        finish = _finish_of(dossier)
        clicked_on = timezone.localdate(finish.happened_at)
        if real_day > timezone.localdate():
            raise NotInTheFuture(real_day, timezone.localdate())
        if real_day >= clicked_on:
            raise NotClickedLater(dossier.code, real_day, clicked_on)
        if LateClick.objects.filter(corrects=finish.id).exists():
            raise ReportedAlready(dossier.code)
        _try_out(dossier, finish, real_day)
        report = LateClick.objects.create(
            dossier=dossier,
            corrects_id=finish.id,
            real_day=real_day,
            evidence=evidence,
            reported_by=by.reference,
        )
        facts = {"corrects": finish.id, "real_day": real_day.isoformat()}
        note_event(dossier, record("dossier.late_click_reported", ref_of(dossier), by=by, facts=facts))
    return report


def approve_late_click(*, dossier_id: int, by: Actor, seen: int | None = None) -> Dossier:
    """From now on the real day counts; the day of the click stays in the history.

    Raises NothingReported, or SecondPersonNeeded for the one who reported it.
    """
    with writing():
        dossier = locked(dossier_id, by, seen=seen)
        require(by, Action.APPROVE_LATE_CLICK, dossier.unit_id)
        report = _open_report(dossier)
        if report.reported_by == by.reference:
            raise SecondPersonNeeded(dossier.code)
        report.approved_by, report.approved_at = by.reference, timezone.now()
        report.save(update_fields=["approved_by", "approved_at"])
        facts = {"corrects": report.corrects_id, "real_day": report.real_day.isoformat()}
        note_event(dossier, record("dossier.late_click_approved", ref_of(dossier), by=by, facts=facts))
    return dossier


def correct_cut(*, dossier_id: int, by: Actor, cut: Cut, decision: str) -> Dossier:
    """A fact fixed on entry was wrong: what was posted with it is taken back and posted rightly."""
    with writing():
        dossier = locked(dossier_id, by, seen=None)
        require(by, Action.CORRECT_DOSSIER, dossier.unit_id)
        facts = {"cut": {name: getattr(cut, name) for name in cut.__slots__}, "decision": decision}
        note_event(dossier, record("dossier.cut_corrected", ref_of(dossier), by=by, facts=facts))
    return dossier


def _finish_of(dossier: Dossier) -> Told:
    if dossier.finished_on is None:
        raise NotFinished(dossier.code)
    events = list_events(RecordRef(DOSSIER, dossier.pk))
    return next(event for event in reversed(events) if event.kind == "dossier.processed")


def _try_out(dossier: Dossier, finish: Told, real_day: date) -> None:
    """Derive the dossier as if approved: one result takes one report, so it must be one to approve."""
    history, today = load_histories([dossier])[dossier.pk], timezone.localdate()
    approved = LateClickApproved(finish.id, timezone.now(), finish.id, real_day)
    supposed = replace(history, happenings=(*history.happenings, approved))
    clock_from(supposed, successions(through=today), through=today)


def _open_report(dossier: Dossier) -> LateClick:
    report = LateClick.objects.filter(dossier=dossier, approved_by="").order_by("-pk").first()
    if report is None or dossier.finished_on is None:
        raise NothingReported(dossier.code)
    return report
