"""Compare what the proofreader says with what was planted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bench.proofread.slips import Planted
from socai.engines.proofreading.codes import Severity
from socai.engines.proofreading.findings import Finding

NUMBER: Final = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report with one slip: was it found, was the right figure named, was the right value proposed."""

    kind: str
    broken: tuple[str, ...]
    decided: bool
    found: bool
    named: bool
    repaired: bool
    false_alarms: tuple[Finding, ...]


def alarms(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings. Notes are about style and claim nothing about a figure."""
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


def judge(planted: Planted, findings: Sequence[Finding]) -> Outcome:
    raised = alarms(findings)
    right = [finding for finding in raised if _speaks_of(finding, planted)]
    slip = _number(planted.mention.printed)
    naming = [f for f in right if f.suspect is not None and _number(f.suspect) == slip]
    return Outcome(
        kind=planted.kind,
        broken=tuple(sorted({relation.code for relation in planted.broken})),
        decided=planted.decided,
        found=bool(right),
        named=bool(naming),
        repaired=any(_number(f.suggestion or "") == _number(planted.was) for f in naming),
        false_alarms=tuple(finding for finding in raised if finding not in right),
    )


def _speaks_of(finding: Finding, planted: Planted) -> bool:
    """Whether it lists the slip with a figure of a relation it breaks, or two such figures without it."""
    listed = {_number(printed) for printed in finding.figures}
    if finding.suspect is not None:
        listed.add(_number(finding.suspect))
    peers = {_number(printed) for printed in planted.peers}
    if _number(planted.mention.printed) in listed:
        return len(listed) == 1 or bool(peers & listed)
    return len(peers & listed) >= 2


def _number(printed: str) -> str:
    match = NUMBER.search(printed)
    return match.group().rstrip(".,") if match else printed
