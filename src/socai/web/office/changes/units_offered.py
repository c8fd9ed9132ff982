"""Which units a person may choose from on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from socai.apps.organizations import queries as organizations
from socai.apps.organizations.queries import UnitOnDay
from socai.domain.access import Action, Actor
from socai.domain.organizations.day_tree import lineage
from socai.domain.organizations.kinds import COMMUNE_LEVEL, DISTRICT_LEVEL, UnitKind

_FAMILIES: Final = (COMMUNE_LEVEL, DISTRICT_LEVEL)
Choice = tuple[int, str]


def offered(actor: Actor, *, on: date) -> list[UnitOnDay]:
    """The units of the day that this person may change: reached today, or to come under one that is."""
    units = organizations.list_units(on=on)
    parents = {unit.id: unit.parent_id for unit in units}
    reached = actor.units_for(Action.CHANGE_ORGANIZATIONS)
    return [unit for unit in units if _is_reached(unit.id, parents, reached)]


def choices(units: Iterable[UnitOnDay]) -> list[Choice]:
    return [(unit.id, f"{unit.name} ({unit.code})") for unit in units]


def alike_first(units: Iterable[UnitOnDay], unit_id: int, kind: UnitKind) -> list[UnitOnDay]:
    """Without the unit itself; those of its kind before all others, which is where one looks."""
    family = next((each for each in _FAMILIES if kind in each), frozenset({kind}))
    others = (unit for unit in units if unit.id != unit_id)
    return sorted(others, key=lambda unit: (unit.kind not in family, unit.code))


def _is_reached(unit_id: int, parents: Mapping[int, int | None], reached: frozenset[int]) -> bool:
    return not reached.isdisjoint(lineage(parents, unit_id))
