"""Recounts the dossiers with plain SQL and compares with the book. Must find nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from socai.apps.dossiers.models import Dossier
from socai.apps.ledger import queries as ledger
from socai.apps.ledger.services import count_wrong_totals
from socai.domain.ledger import At, Balance, Scope, Turnover

# Each account, and which dossiers ought to stand in it, in words of the dossier table alone.
_RECOUNTS: Final[Mapping[str, str]] = {
    "dossier.awaiting.in_time": "state = 'awaiting' AND due_on >= %(through)s",
    "dossier.awaiting.overdue": "state = 'awaiting' AND due_on < %(through)s",
    "dossier.pending.running.in_time": "state = 'processing' AND due_on >= %(through)s",
    "dossier.pending.running.overdue": "state = 'processing' AND due_on < %(through)s",
    "dossier.pending.paused.in_time": "state = 'suspended' AND paused_on <= due_on",
    "dossier.pending.paused.overdue": "state = 'suspended' AND paused_on > due_on",
    "dossier.resolved.early": "finished_on < due_on",
    "dossier.resolved.on_day": "finished_on = due_on",
    "dossier.resolved.late": "finished_on > due_on",
}
_NOTHING: Final = (0,) * len(_RECOUNTS)
_ACCEPTED: Final = (
    "SELECT COUNT(*) FROM kernel_event WHERE subject_kind = 'dossier' AND kind = 'dossier.accepted'"
)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """The book and a recount of the records disagree."""

    what: str
    unit: int | None
    book: int
    records: int


def reconcile(*, through: date) -> list[Discrepancy]:
    """Everything on which the book, its totals and the records disagree by the end of `through`.

    The book is settled through that day, which is today: the records are as they stand now.
    """
    found = []
    if wrong := count_wrong_totals():
        found.append(Discrepancy("rows of the totals", None, wrong, 0))
    units = ledger.units_in_book() | frozenset(Dossier.objects.values_list("unit", flat=True).distinct())
    scope = Scope(units, through, through, group_by=("unit",))
    balances = ledger.ask([Balance(account, At.CLOSING) for account in _RECOUNTS], scope)
    for place, (account, condition) in enumerate(_RECOUNTS.items()):
        counted = _recount(condition, through)
        for unit in sorted(units):
            booked = balances.get((str(unit),), _NOTHING)[place]
            if booked != counted.get(unit, 0):
                found.append(Discrepancy(account, unit, booked, counted.get(unit, 0)))
    return [*found, *_acceptances(units, through)]


def _recount(condition: str, through: date) -> dict[int, int]:
    text = f"SELECT unit_id, COUNT(*) FROM dossiers_dossier WHERE {condition} GROUP BY unit_id"
    with connection.cursor() as cursor:
        cursor.execute(text, {"through": connection.ops.adapt_datefield_value(through)})
        return dict(cursor.fetchall())


def _acceptances(units: frozenset[int], through: date) -> list[Discrepancy]:
    """Every acceptance ever recorded is one dossier that came into progress."""
    received = [Turnover(into="dossier.pending", out_of=source) for source in ("intake", "dossier.awaiting")]
    (answers,) = ledger.ask(received, Scope(units, date.min, through)).values()
    with connection.cursor() as cursor:
        cursor.execute(_ACCEPTED)
        accepted = int(cursor.fetchone()[0])
    booked = sum(answers)
    return [] if booked == accepted else [Discrepancy("acceptances", None, booked, accepted)]
