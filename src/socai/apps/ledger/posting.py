"""The one way in: post the difference between what a history says and what the book has."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.writing import writing
from socai.apps.ledger.chart import shipped_chart
from socai.apps.ledger.entries import load_entries
from socai.apps.ledger.interning import account_ids, cut_ids
from socai.apps.ledger.locks import hold_for_posting
from socai.apps.ledger.models import Transfer as TransferRow
from socai.domain.ledger import NewEntry, Transfer, check_post, difference


@dataclass(frozen=True, slots=True)
class Derived:
    """What a record's history says the book should have. `occasion` is the event that causes red entries."""

    subject: RecordRef
    transfers: Sequence[Transfer]
    occasion: int


@dataclass(slots=True)
class Posted:
    """What was added to the book."""

    black: int = 0
    red: int = 0
    changed: list[RecordRef] = field(default_factory=list)

    def add(self, subject: RecordRef, new: Sequence[NewEntry]) -> None:
        red = sum(entry.reverses is not None for entry in new)
        self.red += red
        self.black += len(new) - red
        if new:
            self.changed.append(subject)


def post_difference(derived: Derived, *, through: date) -> Posted:
    return post_differences([derived], through=through)


def post_differences(derived: Sequence[Derived], *, through: date) -> Posted:
    """Bring the book to what the histories of these records (of one kind) say, all or nothing.

    The caller holds the records' rows locked. Refuses what `check_post` refuses; nothing dated after
    `through` is taken.
    """
    posted = Posted()
    if not derived:
        return posted
    with writing():
        hold_for_posting()
        kind = derived[0].subject.kind
        existing = load_entries(kind, [item.subject.id for item in derived])
        rows: list[tuple[RecordRef, NewEntry]] = []
        for item in derived:
            entries = existing.get(item.subject.id, [])
            new = difference(entries, item.transfers, occasion=item.occasion)
            check_post(new, existing=entries, chart=shipped_chart(), through=through)
            rows += [(item.subject, entry) for entry in new]
            posted.add(item.subject, new)
        _write(rows)
    return posted


def _write(rows: Sequence[tuple[RecordRef, NewEntry]]) -> None:
    if not rows:
        return
    now = timezone.now()
    accounts = account_ids()
    cuts = cut_ids(entry.transfer.cut for _, entry in rows)
    TransferRow.objects.bulk_create(
        TransferRow(
            recorded_at=now,
            effective_on=entry.transfer.effective_on,
            source_id=accounts[entry.transfer.source],
            target_id=accounts[entry.transfer.target],
            source_unit_id=entry.transfer.source_unit,
            target_unit_id=entry.transfer.target_unit,
            cut_id=cuts[entry.transfer.cut],
            quantity=entry.transfer.quantity,
            subject_kind=subject.kind,
            subject_id=subject.id,
            cause_id=entry.transfer.cause,
            line=entry.line,
            reverses_id=entry.reverses,
        )
        for subject, entry in rows
    )
