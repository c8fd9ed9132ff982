"""Histories of records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from socai.apps.kernel.events import EventId, RecordRef, Told
from socai.apps.kernel.models import Event


def list_events(subject: RecordRef) -> list[Told]:
    """The whole history of a record, oldest first."""
    return list_events_of(subject.kind, [subject.id])[subject.id]


def list_events_of(kind: str, ids: Iterable[int]) -> Mapping[int, list[Told]]:
    """The whole histories of many records of one kind, by id, each oldest first."""
    histories: dict[int, list[Told]] = defaultdict(list)
    rows = Event.objects.filter(subject_kind=kind, subject_id__in=list(ids)).order_by("subject_id", "number")
    for row in rows:
        histories[row.subject_id].append(_told(row))
    return histories


def last_recorded_at() -> datetime | None:
    """When the newest event was recorded."""
    return Event.objects.order_by("-pk").values_list("recorded_at", flat=True).first()


def _told(row: Event) -> Told:
    return Told(
        id=EventId(row.pk),
        kind=row.kind,
        subject=RecordRef(row.subject_kind, row.subject_id),
        number=row.number,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        facts=row.facts,
    )
