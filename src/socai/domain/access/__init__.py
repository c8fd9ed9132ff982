"""Who may do what, in which unit. Roles are held in units; an act asks for one of some roles there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    ONE_STOP_OFFICER = "one_stop_officer"
    RESOLVING_OFFICER = "resolving_officer"
    REFORM_OFFICER = "reform_officer"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    REGISTER_DOSSIER = "register_dossier"
    ACCEPT_DOSSIER = "accept_dossier"
    RESOLVE_DOSSIER = "resolve_dossier"
    RETURN_RESULT = "return_result"
    REOPEN_DOSSIER = "reopen_dossier"
    REPORT_LATE_CLICK = "report_late_click"
    APPROVE_LATE_CLICK = "approve_late_click"
    SEE_DOSSIERS = "see_dossiers"
    SEE_STATEMENTS = "see_statements"
    CLOSE_STATEMENT = "close_statement"
    CHANGE_ORGANIZATIONS = "change_organizations"
    PUBLISH_PROCEDURE = "publish_procedure"
    CORRECT_DOSSIER = "correct_dossier"
    PUBLISH_CALENDAR = "publish_calendar"
    SEE_BOOK = "see_book"


_EVERYONE_IN_THE_OFFICE: Final = frozenset(Role) - {Role.ADMINISTRATOR}

ALLOWED: Final[Mapping[Action, frozenset[Role]]] = MappingProxyType(
    {
        Action.REGISTER_DOSSIER: frozenset({Role.ONE_STOP_OFFICER}),
        Action.ACCEPT_DOSSIER: frozenset({Role.ONE_STOP_OFFICER}),
        Action.RESOLVE_DOSSIER: frozenset({Role.RESOLVING_OFFICER}),
        Action.RETURN_RESULT: frozenset({Role.ONE_STOP_OFFICER}),
        Action.REOPEN_DOSSIER: frozenset({Role.LEADER}),
        Action.REPORT_LATE_CLICK: frozenset({Role.RESOLVING_OFFICER, Role.ONE_STOP_OFFICER}),
        Action.APPROVE_LATE_CLICK: frozenset({Role.LEADER}),
        Action.SEE_DOSSIERS: _EVERYONE_IN_THE_OFFICE,
        Action.SEE_STATEMENTS: _EVERYONE_IN_THE_OFFICE,
        Action.CLOSE_STATEMENT: frozenset({Role.REFORM_OFFICER, Role.LEADER}),
        Action.CHANGE_ORGANIZATIONS: frozenset({Role.ADMINISTRATOR}),
        Action.PUBLISH_PROCEDURE: frozenset({Role.ADMINISTRATOR}),
        Action.CORRECT_DOSSIER: frozenset({Role.LEADER}),
        Action.PUBLISH_CALENDAR: frozenset({Role.ADMINISTRATOR}),
        Action.SEE_BOOK: frozenset({Role.REFORM_OFFICER, Role.LEADER, Role.ADMINISTRATOR}),
    }
)


class NotPermitted(PermissionError):
    """This person holds no role that allows the act in that unit."""

    def __init__(self, actor: "Actor", action: Action, unit: int | None) -> None:
        self.actor, self.action, self.unit = actor, action, unit
        needed = ", ".join(sorted(ALLOWED[action]))
        super().__init__(f"{actor.name} may not {action} in unit {unit}; it takes one of: {needed}")


@dataclass(frozen=True, slots=True)
class Grant:
    """A role and every unit it reaches on the day: the unit it is held in and what lies below."""

    role: Role
    units: frozenset[int]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person with the roles of the day, or the system itself, which may do anything."""

    reference: str  # "user:7" or "system", as written into events
    name: str
    grants: tuple[Grant, ...] = ()
    is_system: bool = False

    def units_for(self, action: Action) -> frozenset[int]:
        """The units in which the person may do this. Not for the system, which has no bounds."""
        return frozenset().union(*(grant.units for grant in self.grants if grant.role in ALLOWED[action]))


SYSTEM: Final = Actor(reference="system", name="system", is_system=True)


def may(actor: Actor, action: Action, unit: int | None) -> bool:
    """Whether the person may do this in the unit; in any unit at all when `unit` is None."""
    if actor.is_system:
        return True
    units = actor.units_for(action)
    return bool(units) if unit is None else unit in units


def require(actor: Actor, action: Action, unit: int | None) -> None:
    if not may(actor, action, unit):
        raise NotPermitted(actor, action, unit)
