"""Hashes over the book: one per row, a tree over a range, a chain over the ranges."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

GENESIS: Final = "0" * 64  # what the first seal follows
HASH_BYTES: Final = 32


def leaf_of(row: Sequence[str | int | None]) -> bytes:
    """The hash of one row, given as codes, numbers and ISO dates in the order of the book's columns."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over the leaves. An odd one out rises as it is, never doubled."""
    level = list(leaves)
    if not level:
        raise ValueError("a range without rows has no root; seal at least one row")
    while len(level) > 1:
        pairs = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = [*pairs, level[-1]] if len(level) % 2 else pairs
    return level[0]


def chain_root(*, previous: str, first_seq: int, last_seq: int, merkle: str) -> str:
    """The root a closing stores and a report prints: it stands for this range and all before it."""
    text = f"{previous}|{first_seq}|{last_seq}|{merkle}"
    return hashlib.sha256(b"\x02" + text.encode()).hexdigest()


def _node(left: bytes, right: bytes) -> bytes:
    # Leaves, nodes and links begin with different bytes, so that none can pass for another.
    return hashlib.sha256(b"\x01" + left + right).digest()
