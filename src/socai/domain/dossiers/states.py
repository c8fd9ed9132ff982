"""The states of a dossier and the moves between them, as one table."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    AWAITING = "awaiting"
    PROCESSING = "processing"
    SUSPENDED = "suspended"
    PROCESSED = "processed"
    RETURNED = "returned"


class Move(StrEnum):
    ACCEPT = "accept"
    SUSPEND = "suspend"
    RESUME = "resume"
    PROCESS = "process"
    RETURN_RESULT = "return_result"
    REOPEN = "reopen"


class Channel(StrEnum):
    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class PauseReason(StrEnum):
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"


MOVES: Final[Mapping[tuple[State, Move], State]] = MappingProxyType(
    {
        (State.AWAITING, Move.ACCEPT): State.PROCESSING,
        (State.PROCESSING, Move.SUSPEND): State.SUSPENDED,
        (State.SUSPENDED, Move.RESUME): State.PROCESSING,
        (State.PROCESSING, Move.PROCESS): State.PROCESSED,
        (State.PROCESSED, Move.RETURN_RESULT): State.RETURNED,
        (State.PROCESSED, Move.REOPEN): State.PROCESSING,
        (State.RETURNED, Move.REOPEN): State.PROCESSING,
    }
)

OPEN: Final = frozenset({State.AWAITING, State.PROCESSING, State.SUSPENDED})


class MoveNotAllowed(ValueError):
    """The table knows no such move from this state."""

    def __init__(self, state: State, move: Move) -> None:
        self.state, self.move = state, move
        self.allowed = list_moves(state)
        super().__init__(
            f"a dossier that is {state} cannot {move}; it takes one of: {', '.join(self.allowed)}"
        )


def list_moves(state: State) -> list[Move]:
    return [move for move in Move if (state, move) in MOVES]


def next_state(state: State, move: Move) -> State:
    try:
        return MOVES[state, move]
    except KeyError:
        raise MoveNotAllowed(state, move) from None
