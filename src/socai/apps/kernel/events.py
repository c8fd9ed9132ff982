"""What happened, as values; and how a higher app listens to a lower one without being called by it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

EventId = NewType("EventId", int)


@dataclass(frozen=True, slots=True, order=True)
class RecordRef:
    """A record by kind and number, such as `dossier:42`: all the book knows of it."""

    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it stands in the history of its record."""

    id: EventId
    kind: str
    subject: RecordRef
    number: int
    happened_at: datetime
    recorded_at: datetime
    recorded_by: str
    facts: Mapping[str, Any]


Listener = Callable[[Told], None]
_LISTENERS: dict[str, list[Listener]] = defaultdict(list)


def listen(kind: str, listener: Listener) -> None:
    """Call `listener` in the same transaction whenever an event of this kind is recorded."""
    if listener not in _LISTENERS[kind]:
        _LISTENERS[kind].append(listener)


def tell(event: Told) -> None:
    for listener in _LISTENERS.get(event.kind, ()):
        listener(event)
