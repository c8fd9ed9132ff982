"""Findings as SARIF 2.1.0, the form in which other programs and code hosts take them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from socai.engines.proofreading.codes import Code
from socai.engines.proofreading.findings import Finding
from socai.engines.proofreading.model import Document, Place
from socai.engines.proofreading.outputs.places import source_of

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES: Final = {code: number for number, code in enumerate(Code)}
_LINED: Final = frozenset({"txt", "md"})  # where a source counts lines


def to_sarif(checked: Iterable[tuple[str, Document, Sequence[Finding]]], *, version: str) -> str:
    """One run over all documents, each with its path as it was given and its findings."""
    results = [_result(name, document, finding) for name, document, found in checked for finding in found]
    run = {
        "tool": {"driver": _driver(version)},
        "columnKind": "unicodeCodePoints",
        "language": "vi",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver(version: str) -> dict[str, Any]:
    rules = [{"id": code.value, "name": code.name.title().replace("_", "")} for code in Code]
    return {"name": "socai proofread", "version": version, "rules": rules}


def _result(name: str, document: Document, finding: Finding) -> dict[str, Any]:
    others = [place for place in finding.figure_places if place != finding.place]
    related = [{"id": number, **_location(name, document, place)} for number, place in enumerate(others)]
    result: dict[str, Any] = {
        "ruleId": finding.code.value,
        "ruleIndex": _RULES[finding.code],
        "level": finding.severity.value,
        "message": {"text": finding.message},
        "locations": [_location(name, document, finding.place)],
        "partialFingerprints": {"quote/v1": _fingerprint(finding)},
        "properties": {
            "message_en": finding.message_en,
            "figures": list(finding.figures),
            "suspect": finding.suspect,
            "suggestion": finding.suggestion,
            "quote": finding.quote,
        },
    }
    return {**result, "relatedLocations": related} if related else result


def _location(name: str, document: Document, place: Place) -> dict[str, Any]:
    """The file, the line where lines are counted, and the place within the document by its own name."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name.replace("\\", "/"), safe="/")}}
    source = source_of(document, place)
    if source is not None and document.format in _LINED:
        physical["region"] = {
            "startLine": max(source.number, 1),
            "snippet": {"text": document.whole_text_of(place)},
        }
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"name": document.text_at(place), "fullyQualifiedName": _name(place)}],
    }


def _name(place: Place) -> str:
    cell = "" if place.row is None else f"/row {place.row + 1}/column {(place.column or 0) + 1}"
    return f"{place.part.value}/block {place.block + 1}{cell}/characters {place.start}-{place.end}"


def _fingerprint(finding: Finding) -> str:
    """The same for the same figures in the same words, wherever the paragraph has moved."""
    told = "\n".join((finding.code.value, finding.quote, *finding.figures))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
