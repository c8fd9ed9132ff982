"""What changes the book, or how far it has come."""

from datetime import date

from django.db.models import Max
from django.utils import timezone

from socai.apps.kernel.writing import writing
from socai.apps.ledger.locks import no_posting_under_way
from socai.apps.ledger.models import SettlingMark, Transfer
from socai.apps.ledger.posting import Derived, Posted, post_difference, post_differences
from socai.apps.ledger.sealing import Progress, Sealed, Verification, seal_up_to, verify_chain
from socai.apps.ledger.totals import count_wrong_totals, drop_totals, refresh_totals

__all__ = [
    "Derived",
    "Posted",
    "Sealed",
    "Verification",
    "count_wrong_totals",
    "drop_totals",
    "note_settled",
    "post_difference",
    "post_differences",
    "read_mark",
    "seal",
    "update_totals",
    "verify",
]


def read_mark() -> int:
    """The last `seq` such that nothing can commit at or below it later; 0 for an empty book."""
    with no_posting_under_way():
        return Transfer.objects.aggregate(last=Max("seq"))["last"] or 0


def seal(*, progress: Progress | None = None) -> Sealed:
    """Seal everything recorded so far and return the end of the chain."""
    return seal_up_to(read_mark(), progress=progress)


def verify(*, progress: Progress | None = None) -> Verification:
    return verify_chain(progress=progress)


def update_totals(*, through: date) -> int:
    """Digest what was recorded since the last time; balances of months over by `through` are kept."""
    return refresh_totals(upto=read_mark(), through=through)


def note_settled(through: date) -> None:
    """Everything that passes by itself has been posted through this day. Never moves back."""
    with writing():
        mark = SettlingMark.objects.select_for_update().first()
        if mark is None or mark.through < through:
            SettlingMark.objects.update_or_create(
                id=1, defaults={"through": through, "settled_at": timezone.now()}
            )
