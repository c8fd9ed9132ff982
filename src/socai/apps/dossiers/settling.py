"""Posts what passes by itself: due days, and units that others succeed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q
from django.utils import timezone

from socai.apps.dossiers.models import Dossier
from socai.apps.dossiers.refreshing import refresh
from socai.apps.dossiers.refusals import NotInTheFuture
from socai.apps.kernel.writing import writing
from socai.apps.ledger import services as ledger
from socai.apps.organizations.queries import successions
from socai.domain.dossiers import OPEN, State

_BATCH: Final = 200  # short enough that no writer waits long
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Settled:
    through: date
    dossiers: int
    posted: int


def settle(through: date, *, progress: Progress | None = None) -> Settled:
    """Post everything that has passed by the end of the day; twice or late makes no difference.

    Works in batches, each a transaction of its own. Raises NotInTheFuture.
    """
    if through > timezone.localdate():
        raise NotInTheFuture(through, timezone.localdate())
    touched = posted = 0
    for ids in _batches(_about_to_pass(through)):
        with writing():
            rows = list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
            added = refresh(rows, through=timezone.localdate())
        touched += len(rows)
        posted += added.black + added.red
        if progress:
            progress(len(rows))
    ledger.note_settled(through)
    ledger.update_totals(through=through)
    return Settled(through, touched, posted)


def _about_to_pass(through: date) -> list[int]:
    in_time = Q(state__in=(State.AWAITING, State.PROCESSING), is_overdue=False, due_on__lt=through)
    rows = Dossier.objects.filter(in_time | _inherited(through))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _inherited(through: date) -> Q:
    """What a unit that others succeed had open on the day of the succession, though it may be done by now:
    a merger is often entered after its day, while the old unit goes on finishing work."""
    ended: dict[date, list[int]] = defaultdict(list)
    for unit, succession in successions(through=through).items():
        ended[succession.on].append(unit)
    still_open = Q(state__in=OPEN, unit__in=[unit for units in ended.values() for unit in units])
    done_since = (Q(unit__in=units, finished_on__gte=day) for day, units in ended.items())
    return reduce(or_, done_since, still_open)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
