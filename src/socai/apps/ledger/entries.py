"""Rows of the book as the rules know them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from socai.apps.ledger.interning import account_ids, facts_of
from socai.apps.ledger.models import Transfer as TransferRow
from socai.domain.ledger import Entry, Transfer


def load_entries(kind: str, ids: Iterable[int]) -> Mapping[int, list[Entry]]:
    """Everything posted for these records, by id, in order of recording."""
    of_these = TransferRow.objects.filter(subject_kind=kind, subject_id__in=list(ids))
    codes = {pk: code for code, pk in account_ids().items()}
    entries: dict[int, list[Entry]] = defaultdict(list)
    for row in of_these.select_related("cut").order_by("seq"):
        item = Transfer(
            row.effective_on,
            codes[row.source_id],
            codes[row.target_id],
            row.source_unit_id,
            row.target_unit_id,
            facts_of(row.cut),
            row.quantity,
            row.cause_id,
        )
        entries[row.subject_id].append(Entry(row.seq, item, row.line, row.reverses_id))
    return entries
