"""Kinds of units, and the time in which the law knows each of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from socai.domain.identifiers.administrative_codes import Level
from socai.domain.organizations.dated import ALWAYS, Span


class UnitKind(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    DISTRICT_TOWN = "district_town"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    DEPARTMENT = "department"
    OFFICE = "office"
    SUB_DEPARTMENT = "sub_department"
    BOARD = "board"
    SERVICE_CENTER = "service_center"
    PUBLIC_SERVICE_UNIT = "public_service_unit"
    VILLAGE = "village"
    RESIDENTIAL_GROUP = "residential_group"
    PARTY_BODY = "party_body"
    COUNCIL_BODY = "council_body"


TWO_TIERS_FROM: Final = date(2025, 7, 1)  # the district level ended on the day before
THREE_TIERS: Final = Span(date.min, TWO_TIERS_FROM)
TWO_TIERS: Final = Span(TWO_TIERS_FROM)

DISTRICT_LEVEL: Final = frozenset({UnitKind.DISTRICT, UnitKind.DISTRICT_TOWN})
COMMUNE_LEVEL: Final = frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE})
TERRITORIAL: Final = frozenset({UnitKind.PROVINCE}) | DISTRICT_LEVEL | COMMUNE_LEVEL

_LIFETIMES: Final[Mapping[UnitKind, Span]] = MappingProxyType(
    {
        UnitKind.DISTRICT: THREE_TIERS,
        UnitKind.DISTRICT_TOWN: THREE_TIERS,
        UnitKind.TOWNSHIP: THREE_TIERS,
        UnitKind.SPECIAL_ZONE: TWO_TIERS,
    }
)


def lifetime_of(kind: UnitKind) -> Span:
    """The days on which a unit of this kind may exist."""
    return _LIFETIMES.get(kind, ALWAYS)


def level_of(kind: UnitKind) -> Level | None:
    """The level whose administrative codes the kind bears; None for what is no administrative unit."""
    if kind is UnitKind.PROVINCE:
        return Level.PROVINCE
    if kind in DISTRICT_LEVEL:
        return Level.DISTRICT
    return Level.COMMUNE if kind in COMMUNE_LEVEL else None
