"""A new calendar: open dossiers run by it from now on, after the differences were shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from socai.apps.calendars.queries import current_calendar, get_calendar
from socai.apps.dossiers.histories import load_histories
from socai.apps.dossiers.models import Dossier
from socai.apps.dossiers.moves import note_event
from socai.apps.dossiers.refreshing import ref_of
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.organizations.queries import successions
from socai.domain.access import Action, Actor, require
from socai.domain.dossiers import run_clock

_BATCH: Final = 100
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class DueDayMoved:
    """What a new calendar does to one open dossier."""

    dossier_id: int
    code: str
    calendar_version: str
    due_before: date
    due_after: date


def preview_calendar() -> Iterator[DueDayMoved]:
    """Every open dossier whose clock runs by an older calendar than its unit's, moved or not."""
    today = timezone.localdate()
    heirs = successions(through=today)
    for rows, version in _outdated():
        calendar = get_calendar(version)
        histories = load_histories(rows)
        for dossier in rows:
            clock = run_clock(histories[dossier.pk], calendar=calendar, successions=heirs, through=today)
            yield DueDayMoved(dossier.pk, dossier.code, version, dossier.due_on, clock.due_on)


def apply_calendar(*, by: Actor, progress: Progress | None = None) -> int:
    """Apply to each open dossier its unit's calendar, as a logged event; returns how many changed over."""
    require(by, Action.PUBLISH_CALENDAR, None)
    changed = 0
    for rows, version in _outdated():
        with writing():
            locked = Dossier.objects.select_for_update(of=("self",)).open()
            for dossier in locked.filter(pk__in=[row.pk for row in rows]).order_by("pk"):
                event = record(
                    "dossier.calendar_applied", ref_of(dossier), by=by, facts={"calendar": version}
                )
                note_event(dossier, event)
                changed += 1
        if progress:
            progress(len(rows))
    return changed


def _outdated() -> Iterator[tuple[list[Dossier], str]]:
    """Batches of open dossiers, each with the version they ought to run by."""
    units = Dossier.objects.open().values_list("unit", flat=True).distinct()
    for unit_id in sorted(units):
        version = current_calendar(unit_id).version
        outdated = Dossier.objects.open().filter(unit=unit_id).exclude(calendar_version=version)
        ids = list(outdated.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            yield list(Dossier.objects.filter(pk__in=batch).order_by("pk")), version
