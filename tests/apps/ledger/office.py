"""An office to keep a book for: two wards, and records whose histories are posted.

Also imported by the processes that tests start, so it imports nothing that only tests have.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.ledger import services
from socai.apps.ledger.interning import account_ids, cut_ids
from socai.apps.ledger.models import Transfer as TransferRow
from socai.apps.organizations.models import Unit
from socai.domain.access import SYSTEM
from socai.domain.ledger import Cut, Transfer, transfer

WARD, OTHER_WARD = 1, 2
RUNNING, EARLY, WITHDRAWN = "dossier.pending.running.in_time", "dossier.resolved.early", "dossier.withdrawn"
CUT = Cut(procedure="1.004873", channel="counter")
FAR = date(2030, 1, 1)


def open_office() -> None:
    for number in (WARD, OTHER_WARD):
        Unit.objects.get_or_create(
            pk=number, defaults={"code": f"H99.{number}", "kind": "ward", "valid_from": date(2020, 1, 1)}
        )


def dossier(number: int) -> RecordRef:
    return RecordRef("dossier", number)


def happen(subject: RecordRef) -> int:
    """Something happens to the record; the event's number comes back."""
    return record("test.happened", subject, by=SYSTEM).id


def post(subject: RecordRef, transfers: Sequence[Transfer], *, occasion: int) -> services.Posted:
    """Bring the book to what these transfers say of the record."""
    derived = services.Derived(subject, transfers, occasion)
    return services.post_difference(derived, through=FAR)


def receive(number: int, on: date, *, unit: int = WARD, cut: Cut = CUT, quantity: int = 1) -> Transfer:
    """A dossier is received: an event, and a transfer in the book, which comes back."""
    with writing():
        cause = happen(dossier(number))
        received = transfer(on, "intake", RUNNING, unit=unit, cut=cut, cause=cause, quantity=quantity)
        post(dossier(number), [received], occasion=cause)
    return received


def row(cause: int, **changed: Any) -> TransferRow:
    """A row of the book that nothing is wrong with except what is said here. Not saved."""
    accounts = account_ids()
    facts = {
        "recorded_at": timezone.now(),
        "effective_on": date(2026, 3, 2),
        "source_id": accounts["intake"],
        "target_id": accounts[RUNNING],
        "source_unit_id": WARD,
        "target_unit_id": WARD,
        "cut_id": cut_ids([CUT])[CUT],
        "quantity": 1,
        "subject_kind": "dossier",
        "subject_id": 1,
        "cause_id": cause,
        "line": 1,
    }
    return TransferRow(**facts | changed)
