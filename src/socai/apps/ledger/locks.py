"""On PostgreSQL, posting and reading a mark exclude each other for an instant, so that nothing
can commit later below a mark. SQLite has one writer, which is the same promise."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

_BOOK: Final = 0x50C41  # any number, the same for every process


def hold_for_posting() -> None:
    """Taken before the first `seq` of a transaction and kept until it ends; posters share it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_BOOK])


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
