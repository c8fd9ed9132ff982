"""Seals ranges of the book into the chain, and verifies them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from typing import Final

from django.utils import timezone

from socai.apps.kernel.writing import writing
from socai.apps.ledger.interning import account_ids
from socai.apps.ledger.locks import hold_for_sealing
from socai.apps.ledger.models import Cut, Seal, Transfer
from socai.domain.ledger import DIMENSIONS
from socai.domain.ledger.sealing import GENESIS, HASH_BYTES, chain_root, leaf_of, merkle_root

_RANGE: Final = 50_000
_SEQ_BYTES: Final = 8
_RECORD: Final = _SEQ_BYTES + HASH_BYTES
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The end of the chain: the root stands for every entry up to `last_seq`."""

    last_seq: int
    root: str
    entries: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along the chain found. `altered_seq` is the first row that is not as it was sealed."""

    entries: int
    last_seq: int
    root: str
    unsealed: int
    altered_seq: int | None = None
    reason: str = ""

    @property
    def is_sound(self) -> bool:
        return not self.reason


def seal_up_to(mark: int, *, progress: Progress | None = None) -> Sealed:
    """Seal what is not sealed yet, up to the mark, in ranges that are each a transaction of their own."""
    added = 0
    while True:
        with writing():
            hold_for_sealing()
            last = Seal.objects.order_by("-last_seq").first()
            rows = list(islice(_rows(after=last.last_seq if last else 0, upto=mark), _RANGE))
            if not rows:
                return Sealed(last.last_seq if last else 0, last.root if last else GENESIS, added)
            _write_seal(rows, last)
        added += len(rows)
        if progress:
            progress(len(rows))


def verify_chain(*, progress: Progress | None = None) -> Verification:
    """Walk the chain from its beginning; stops at the first thing that is not as sealed."""
    entries, last_seq, root = 0, 0, GENESIS
    for seal in Seal.objects.order_by("last_seq").iterator(chunk_size=1):
        altered, reason = _check_seal(seal, after=last_seq, previous=root)
        if reason:
            return Verification(entries, last_seq, root, 0, altered, reason)
        entries, last_seq, root = entries + seal.entries, seal.last_seq, seal.root
        if progress:
            progress(seal.entries)
    return Verification(entries, last_seq, root, Transfer.objects.filter(seq__gt=last_seq).count())


def _write_seal(rows: list[tuple[int, bytes]], last: Seal | None) -> None:
    first_seq, last_seq = rows[0][0], rows[-1][0]
    merkle = merkle_root([leaf for _, leaf in rows]).hex()
    previous = last.root if last else GENESIS
    Seal.objects.create(
        first_seq=first_seq,
        last_seq=last_seq,
        entries=len(rows),
        leaves=b"".join(seq.to_bytes(_SEQ_BYTES, "big") + leaf for seq, leaf in rows),
        merkle_root=merkle,
        previous_root=previous,
        root=chain_root(previous=previous, first_seq=first_seq, last_seq=last_seq, merkle=merkle),
        sealed_at=timezone.now(),
    )


def _check_seal(seal: Seal, *, after: int, previous: str) -> tuple[int | None, str]:
    """The first altered row and what is wrong; nothing wrong is (None, "")."""
    sealed = list(_sealed_leaves(bytes(seal.leaves)))
    merkle = merkle_root([leaf for _, leaf in sealed]).hex() if sealed else ""
    root = chain_root(
        previous=seal.previous_root, first_seq=seal.first_seq, last_seq=seal.last_seq, merkle=merkle
    )
    as_made = (previous, merkle, root, len(sealed))
    if (seal.previous_root, seal.merkle_root, seal.root, seal.entries) != as_made:
        return None, f"the seal of #{seal.first_seq}–#{seal.last_seq} is not the one that was made"
    return _first_difference(sealed, _rows(after=after, upto=seal.last_seq))


def _first_difference(
    sealed: list[tuple[int, bytes]], rows: Iterator[tuple[int, bytes]]
) -> tuple[int | None, str]:
    for seq, leaf in sealed:
        found_seq, found_leaf = next(rows, (None, b""))
        if found_seq is None or found_seq > seq:
            return seq, f"entry #{seq} is missing"
        if found_seq < seq:
            return found_seq, f"entry #{found_seq} was added after the sealing"
        if found_leaf != leaf:
            return seq, f"entry #{seq} was altered after the sealing"
    surplus = next(rows, None)
    return (surplus[0], f"entry #{surplus[0]} was added after the sealing") if surplus else (None, "")


def _sealed_leaves(blob: bytes) -> Iterator[tuple[int, bytes]]:
    for start in range(0, len(blob), _RECORD):
        record = blob[start : start + _RECORD]
        yield int.from_bytes(record[:_SEQ_BYTES], "big"), record[_SEQ_BYTES:]


def _rows(*, after: int, upto: int) -> Iterator[tuple[int, bytes]]:
    """Each entry of the range and the hash of what it says, in codes rather than our own numbers."""
    codes = {pk: code for code, pk in account_ids().items()}
    cuts: dict[int, tuple[str, ...]] = {}
    rows = Transfer.objects.filter(seq__gt=after, seq__lte=upto).order_by("seq")
    for row in rows.iterator(chunk_size=5_000):
        if row.cut_id not in cuts:
            cuts[row.cut_id] = Cut.objects.values_list(*DIMENSIONS).get(pk=row.cut_id)
        yield (
            row.seq,
            leaf_of(
                [
                    row.seq,
                    row.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
                    row.effective_on.isoformat(),
                    codes[row.source_id],
                    codes[row.target_id],
                    row.source_unit_id,
                    row.target_unit_id,
                    *cuts[row.cut_id],
                    row.quantity,
                    row.subject_kind,
                    row.subject_id,
                    row.cause_id,
                    row.line,
                    row.reverses_id,
                ]
            ),
        )
