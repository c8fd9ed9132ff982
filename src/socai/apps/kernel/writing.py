"""The one way to write: a transaction, taken in order of arrival where the database has one writer."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


class FairLock:
    """A lock handed on in order of arrival. The plain one lets a busy thread starve the others."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._queue: deque[threading.Event] = deque()

    def acquire(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Event()
            self._queue.append(turn)
        turn.wait()

    def release(self) -> None:
        with self._guard:
            if self._queue:
                self._queue.popleft().set()  # stays held, by the next in line
            else:
                self._held = False


_ONE_WRITER = FairLock()
_under_way = threading.local()


@contextmanager
def writing() -> Iterator[None]:
    """All of it or nothing. Joins a write already under way in this thread."""
    if getattr(_under_way, "is_writing", False):
        # No savepoint: whoever catches what goes wrong inside cannot keep the half of it.
        with transaction.atomic(savepoint=False):
            yield
        return
    with _turn():
        _under_way.is_writing = True
        try:
            with transaction.atomic():
                yield
        finally:
            _under_way.is_writing = False


@contextmanager
def _turn() -> Iterator[None]:
    """In order of arrival where the database has one writer."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    _ONE_WRITER.acquire()
    try:
        yield
    finally:
        _ONE_WRITER.release()
