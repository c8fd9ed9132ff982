"""Findings as plain data for other programs."""

from collections.abc import Iterable, Sequence
from typing import Any

from socai.engines.proofreading.findings import Finding


def to_data(checked: Iterable[tuple[str, Sequence[Finding]]]) -> dict[str, Any]:
    """One object with all findings; each names its file."""
    return {"findings": [_one(name, finding) for name, findings in checked for finding in findings]}


def _one(name: str, finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "message_en": finding.message_en,
        "figures": list(finding.figures),
        "suspect": finding.suspect,
        "suggestion": finding.suggestion,
        "satisfied": finding.satisfied,
        "quote": finding.quote,
        "file": name,
        "place": {
            "part": place.part.value,
            "block": place.block,
            "row": place.row,
            "column": place.column,
            "start": place.start,
            "end": place.end,
        },
    }
