"""Record what happened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from socai.apps.kernel.events import EventId, RecordRef, Told, tell
from socai.apps.kernel.models import Event
from socai.apps.kernel.writing import writing
from socai.domain.access import Actor


def record(
    kind: str,
    subject: RecordRef,
    *,
    by: Actor,
    happened_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Told:
    """Write one event at the end of the record's history and tell whoever listens: both, or neither.

    `happened_at` is when it really happened; left out, it is now. Facts are codes and references:
    words about people live in erasable records.
    """
    with writing():
        told = _write(kind, subject, by=by, happened_at=happened_at, facts=facts or {})
        tell(told)
    return told


def _write(
    kind: str, subject: RecordRef, *, by: Actor, happened_at: datetime | None, facts: Mapping[str, Any]
) -> Told:
    now = timezone.now()
    same_subject = Event.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    last = same_subject.aggregate(last=Max("number"))["last"] or 0
    row = Event.objects.create(
        kind=kind,
        subject_kind=subject.kind,
        subject_id=subject.id,
        number=last + 1,
        happened_at=happened_at or now,
        recorded_at=now,
        recorded_by=by.reference,
        facts=dict(facts),
    )
    return Told(
        EventId(row.pk),
        kind,
        subject,
        row.number,
        row.happened_at,
        row.recorded_at,
        row.recorded_by,
        row.facts,
    )
