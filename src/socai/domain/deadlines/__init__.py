"""When a dossier is due, and why."""

from socai.domain.deadlines.clock import Deadline, acceptance_deadline, set_deadline
from socai.domain.deadlines.limits import (
    LimitRefused,
    Pause,
    PauseRefused,
    PauseShift,
    PausesOverlap,
    TimeLimit,
)

__all__ = [
    "Deadline",
    "LimitRefused",
    "Pause",
    "PauseRefused",
    "PauseShift",
    "PausesOverlap",
    "TimeLimit",
    "acceptance_deadline",
    "set_deadline",
]
