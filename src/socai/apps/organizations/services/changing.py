"""One change of the register from start to end: lock, load, permit, apply the rule, save, tell."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.organizations import register
from socai.apps.organizations.register import Stored
from socai.domain.access import Actor
from socai.domain.organizations.happenings import Happening, HappeningKind, happenings_between
from socai.domain.organizations.register import Register


@contextmanager
def changing() -> Iterator[Stored]:
    """The register, which nobody else can change meanwhile."""
    with writing():
        register.lock()
        yield register.load()


def keep(before: Stored, after: Register, *, by: Actor) -> Mapping[str, int]:
    """Save what differs, then tell every happening. Returns the rows of all units."""
    ids = register.save(before, after)
    _tell(happenings_between(before.register, after), ids, by)
    return ids


def _tell(happenings: Iterable[Happening], ids: Mapping[str, int], by: Actor) -> None:
    for happening in happenings:
        record(
            happening.kind,
            RecordRef("unit", ids[happening.code]),
            by=by,
            facts={
                "on": happening.on.isoformat(),
                "decision": happening.decision.number,
                "decided_on": happening.decision.issued_on.isoformat(),
                **_further_facts(happening, ids),
            },
        )


def _further_facts(happening: Happening, ids: Mapping[str, int]) -> dict[str, Any]:
    match happening.kind:
        case HappeningKind.CREATED | HappeningKind.MOVED:
            return {"parent": ids[happening.parent] if happening.parent else None}
        case HappeningKind.MERGED | HappeningKind.SPLIT:
            successors = [ids[code] for code in happening.successors]
            return {"heir": successors[0], "successors": successors}
        case _:
            return {}
