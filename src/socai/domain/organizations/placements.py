"""Which kind of unit may lie under which, when, and why. At the top of a tree any kind may stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from socai.domain.organizations.dated import ALWAYS, Span
from socai.domain.organizations.kinds import COMMUNE_LEVEL, TERRITORIAL, THREE_TIERS, TWO_TIERS, UnitKind


@dataclass(frozen=True, slots=True)
class Placement:
    """These kinds may lie under those, in this time, for this reason."""

    kinds: frozenset[UnitKind]
    parents: frozenset[UnitKind]
    span: Span
    why: str


def _placement(kinds: set[UnitKind], parents: frozenset[UnitKind], span: Span, why: str) -> Placement:
    return Placement(frozenset(kinds), parents, span, why)


_K = UnitKind
PLACEMENTS: Final = (
    _placement(
        {_K.DISTRICT, _K.DISTRICT_TOWN},
        frozenset({_K.PROVINCE}),
        THREE_TIERS,
        "the district level lay under the province until 30 June 2025",
    ),
    _placement(
        {_K.COMMUNE, _K.WARD},
        frozenset({_K.DISTRICT, _K.DISTRICT_TOWN}),
        THREE_TIERS,
        "communes and wards lay under the district level until 30 June 2025",
    ),
    _placement(
        {_K.TOWNSHIP},
        frozenset({_K.DISTRICT}),
        THREE_TIERS,
        "a township was the town of a rural district, until 30 June 2025",
    ),
    _placement(
        {_K.COMMUNE, _K.WARD, _K.SPECIAL_ZONE},
        frozenset({_K.PROVINCE}),
        TWO_TIERS,
        "with two tiers, since 1 July 2025, the commune level lies directly under the province",
    ),
    _placement(
        {_K.VILLAGE, _K.RESIDENTIAL_GROUP},
        COMMUNE_LEVEL,
        ALWAYS,
        "a village or residential group is a self-governing part of a commune-level unit",
    ),
    _placement(
        {_K.DEPARTMENT},
        frozenset({_K.PROVINCE}),
        ALWAYS,
        "departments are specialized bodies of the province",
    ),
    _placement(
        {_K.SUB_DEPARTMENT},
        frozenset({_K.DEPARTMENT}),
        ALWAYS,
        "a sub-department is a branch of a department",
    ),
    _placement(
        {_K.OFFICE},
        TERRITORIAL
        | {_K.DEPARTMENT, _K.SUB_DEPARTMENT, _K.BOARD, _K.SERVICE_CENTER, _K.PUBLIC_SERVICE_UNIT}
        | {_K.PARTY_BODY, _K.COUNCIL_BODY},
        ALWAYS,
        "an office is the working part of any body with a seal of its own",
    ),
    _placement(
        {_K.BOARD},
        TERRITORIAL | {_K.DEPARTMENT, _K.PARTY_BODY, _K.COUNCIL_BODY},
        ALWAYS,
        "a board is set up by a territory, a department, the Party or the council",
    ),
    _placement(
        {_K.SERVICE_CENTER},
        TERRITORIAL | {_K.OFFICE, _K.DEPARTMENT, _K.SERVICE_CENTER},
        ALWAYS,
        "a one-stop center belongs to a territory, its office or a department; branches to their center",
    ),
    _placement(
        {_K.PUBLIC_SERVICE_UNIT},
        TERRITORIAL | {_K.DEPARTMENT, _K.SUB_DEPARTMENT, _K.OFFICE, _K.BOARD, _K.PUBLIC_SERVICE_UNIT},
        ALWAYS,
        "a public service unit belongs to the body that founded it",
    ),
    _placement(
        {_K.PARTY_BODY},
        TERRITORIAL | {_K.PARTY_BODY},
        ALWAYS,
        "Party bodies stand beside the territory they lead, or under a higher one",
    ),
    _placement(
        {_K.COUNCIL_BODY},
        TERRITORIAL | {_K.COUNCIL_BODY},
        ALWAYS,
        "council bodies belong to the territory that elected them",
    ),
)

_BY_PAIR: Final[Mapping[tuple[UnitKind, UnitKind], Placement]] = MappingProxyType(
    {(kind, parent): rule for rule in PLACEMENTS for kind in rule.kinds for parent in rule.parents}
)


def find_placement(kind: UnitKind, *, under: UnitKind) -> Placement | None:
    """The rule by which a kind may lie under another, if it ever may."""
    return _BY_PAIR.get((kind, under))


def list_parents(kind: UnitKind, *, on: date) -> list[UnitKind]:
    """The kinds under which this kind may lie on the day, in the order of the kinds."""
    return [
        parent for parent in UnitKind if (rule := find_placement(kind, under=parent)) and rule.span.covers(on)
    ]
