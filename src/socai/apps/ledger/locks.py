"""On PostgreSQL, posting and reading a mark exclude each other for an instant, so that nothing
can commit later below a mark; and whoever seals or digests does so alone. SQLite has one writer,
which is the same promise."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

# Any numbers, the same for every process.
_BOOK: Final = 0x50C41
_SEALS: Final = 0x50C42
_TOTALS: Final = 0x50C43


def hold_for_posting() -> None:
    """Taken before the first `seq` of a transaction and kept until it ends; posters share it."""
    _hold("SELECT pg_advisory_xact_lock_shared(%s)", _BOOK)


def hold_for_sealing() -> None:
    """Taken before the end of the chain is read, kept until the transaction ends: the chain has one end."""
    _hold("SELECT pg_advisory_xact_lock(%s)", _SEALS)


def hold_for_digesting() -> None:
    """Taken before the mark of the totals is read: a lock on its row would not guard the first one."""
    _hold("SELECT pg_advisory_xact_lock(%s)", _TOTALS)


@contextmanager
def no_posting_under_way() -> Iterator[None]:
    """Waits for every posting begun, and lets none begin until the block ends."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_BOOK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_BOOK])


def _hold(statement: str, lock: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [lock])
