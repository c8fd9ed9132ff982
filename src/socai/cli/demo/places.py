"""The province of Minh Giang: three tiers until 30 June 2025, two since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from socai.apps.organizations import services
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import TWO_TIERS_FROM, UnitKind

Units = Mapping[str, int]  # the code of a unit → its number

PROVINCE: Final = "H99"  # no province bears it: real ones end far below
PROVINCE_NAME: Final = "Tỉnh Minh Giang"
PROVINCE_CENTER: Final = "H99.01.01"
MAIN_COMMUNE: Final = "H99.41"  # where the people of the demo work

_LONG_AGO: Final = date(2004, 1, 1)
_FOUNDING: Final = Decision("09/2003/NQ-HĐND", date(2003, 12, 15))
_DEPARTMENTS_FROM: Final = date(2025, 3, 1)
_DEPARTMENTS: Final = Decision("04/NQ-HĐND", date(2025, 2, 20))
_MERGER: Final = Decision("18/NQ-HĐND", date(2025, 6, 20))
_TWO_TIERS: Final = Decision("215/QĐ-UBND", date(2025, 6, 30))


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as the demo founds it."""

    code: str
    kind: UnitKind
    name: str
    parent: str | None = PROVINCE
    on: date = _LONG_AGO
    decision: Decision = _FOUNDING
    until: date | None = None
    administrative_code: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit on the first day of two tiers; the heir of its open dossiers comes first."""

    old: str
    into: tuple[str, ...]


def _past(
    code: str, kind: UnitKind, name: str, parent: str = PROVINCE, administrative_code: str = ""
) -> Place:
    return Place(code, kind, name, parent, until=TWO_TIERS_FROM, administrative_code=administrative_code)


def _present(code: str, kind: UnitKind, name: str, parent: str, administrative_code: str = "") -> Place:
    decision = _MERGER if administrative_code else _TWO_TIERS
    return Place(code, kind, name, parent, TWO_TIERS_FROM, decision, administrative_code=administrative_code)


def _department(code: str, name: str) -> Place:
    return Place(code, UnitKind.DEPARTMENT, name, on=_DEPARTMENTS_FROM, decision=_DEPARTMENTS)


_K = UnitKind
PLACES: Final = (
    Place(PROVINCE, _K.PROVINCE, PROVINCE_NAME, None, administrative_code="99"),
    Place("H99.01", _K.OFFICE, "Văn phòng Ủy ban nhân dân tỉnh"),
    Place(PROVINCE_CENTER, _K.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công tỉnh", "H99.01"),
    _department("H99.02", "Sở Nội vụ"),
    _department("H99.03", "Sở Tư pháp"),
    _department("H99.04", "Sở Tài chính"),
    _department("H99.05", "Sở Nông nghiệp và Môi trường"),
    _past("H99.21", _K.DISTRICT, "Huyện An Khánh", administrative_code="991"),
    _past("H99.21.50", _K.SERVICE_CENTER, "Bộ phận Một cửa huyện An Khánh", "H99.21"),
    _past("H99.21.01", _K.COMMUNE, "Xã Tân Hưng", "H99.21", "99101"),
    _past("H99.21.02", _K.COMMUNE, "Xã Tân Lập", "H99.21", "99102"),
    _past("H99.21.03", _K.COMMUNE, "Xã An Hòa", "H99.21", "99103"),
    _past("H99.22", _K.DISTRICT, "Huyện Phú Lâm", administrative_code="992"),
    _past("H99.22.50", _K.SERVICE_CENTER, "Bộ phận Một cửa huyện Phú Lâm", "H99.22"),
    _past("H99.22.01", _K.TOWNSHIP, "Thị trấn Phú Lâm", "H99.22", "99201"),
    _past("H99.22.02", _K.COMMUNE, "Xã Phú Mỹ", "H99.22", "99202"),
    _past("H99.22.03", _K.COMMUNE, "Xã Phú Thành", "H99.22", "99203"),
    _present(MAIN_COMMUNE, _K.COMMUNE, "Xã Tân An", PROVINCE, "99301"),
    _present("H99.41.01", _K.OFFICE, "Văn phòng HĐND và UBND xã Tân An", MAIN_COMMUNE),
    _present("H99.41.02", _K.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công xã Tân An", MAIN_COMMUNE),
    _present("H99.42", _K.WARD, "Phường Phú Lâm", PROVINCE, "99302"),
    _present("H99.42.01", _K.OFFICE, "Văn phòng HĐND và UBND phường Phú Lâm", "H99.42"),
    _present("H99.42.02", _K.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công phường Phú Lâm", "H99.42"),
    _present("H99.43", _K.COMMUNE, "Xã An Phú", PROVINCE, "99303"),
    _present("H99.43.01", _K.OFFICE, "Văn phòng HĐND và UBND xã An Phú", "H99.43"),
    _present("H99.43.02", _K.SERVICE_CENTER, "Trung tâm Phục vụ hành chính công xã An Phú", "H99.43"),
)

MERGERS: Final = (
    Succession("H99.21.01", (MAIN_COMMUNE,)),
    Succession("H99.21.02", (MAIN_COMMUNE,)),
    Succession("H99.22.01", ("H99.42",)),
    Succession("H99.22.02", ("H99.42",)),
    Succession("H99.21.03", ("H99.43",)),
    Succession("H99.22.03", ("H99.43",)),
)
# A district lies in more than one of the new units: its history keeps its own name.
SPLITS: Final = (
    Succession("H99.21", (MAIN_COMMUNE, "H99.43")),
    Succession("H99.22", ("H99.42", "H99.43")),
)

NAMES: Final = MappingProxyType({place.code: place.name for place in PLACES})
COMMUNES: Final = (MAIN_COMMUNE, "H99.42", "H99.43")
OLD_COMMUNES: Final = tuple(merger.old for merger in MERGERS)
OLD_DISTRICTS: Final = tuple(split.old for split in SPLITS)


def build_places() -> Units:
    """Every unit of the demo, present and past, with what succeeded what."""
    units: dict[str, int] = {}
    for place in PLACES:
        units[place.code] = _create(place, units)
    _succeed(units)
    return units


def _create(place: Place, units: Units) -> int:
    unit = services.create_unit(
        code=place.code,
        kind=place.kind,
        name=place.name,
        parent_id=units[place.parent] if place.parent else None,
        on=place.on,
        until=place.until,
        decision=place.decision,
        administrative_code=place.administrative_code,
        by=SYSTEM,
    )
    return unit.pk


def _succeed(units: Units) -> None:
    on: date = TWO_TIERS_FROM
    for new in COMMUNES:
        old = [units[merger.old] for merger in MERGERS if merger.into == (new,)]
        services.merge_units(unit_ids=old, into_id=units[new], on=on, decision=_MERGER, by=SYSTEM)
    for split in SPLITS:
        into = [units[code] for code in split.into]
        services.split_unit(
            unit_id=units[split.old], into_ids=into, heir_id=into[0], on=on, decision=_MERGER, by=SYSTEM
        )
