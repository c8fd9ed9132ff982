"""Builds the whole demo in one transaction: it is there entirely or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone

from socai.apps.accounts.queries import has_accounts
from socai.apps.calendars.queries import current_calendar
from socai.apps.dossiers.services import settle
from socai.apps.kernel.writing import writing
from socai.apps.ledger.services import seal
from socai.apps.organizations.queries import find_unit_by_code, has_units, names_of
from socai.cli.demo.courses import Story
from socai.cli.demo.dossiers import count_moves, play, tell_stories
from socai.cli.demo.people import build_people
from socai.cli.demo.places import PROVINCE, PROVINCE_NAME, build_places
from socai.cli.demo.procedures import publish_procedures
from socai.cli.demo.statements import close_statements, correct_late_clicks, windows_to_close


class Tenant(StrEnum):
    """Whose data is in the database."""

    NOBODY = "nobody"
    DEMO = "demo"
    OFFICE = "office"


class NotEmpty(ValueError):
    """The demo goes into an empty database only."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        super().__init__(f"the database holds data of the {tenant} already; the demo takes an empty one")


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be built, known before anything is written."""

    today: date
    stories: list[Story]

    @property
    def moves(self) -> int:
        return count_moves(self.stories)


def find_tenant() -> Tenant:
    if not has_units() and not has_accounts():
        return Tenant.NOBODY
    province = find_unit_by_code(PROVINCE)
    if province is None:
        return Tenant.OFFICE
    name = names_of([province.pk], on=timezone.localdate())[province.pk]
    return Tenant.DEMO if name == PROVINCE_NAME else Tenant.OFFICE


def plan_demo(*, today: date) -> Plan:
    """The demo of the day. Raises CalendarGap when its dossiers reach into years not published."""
    _, closed = windows_to_close(today)
    return Plan(today, tell_stories(calendar=current_calendar(), today=today, closed=closed))


def build_demo(plan: Plan, *, tick: Callable[[], None]) -> None:
    """Everything in the plan, then settled, closed, corrected and sealed. Raises NotEmpty."""
    # One long transaction, which nobody else is there to wait for: an interrupted demo leaves nothing.
    with writing():
        tenant = find_tenant()
        if tenant is not Tenant.NOBODY:
            raise NotEmpty(tenant)
        units = build_places()
        people = build_people(units)
        scenes = play(plan.stories, units=units, published=publish_procedures(), tick=tick)
        settle(plan.today)
        close_statements(units, people, today=plan.today)
        correct_late_clicks(scenes, people, today=plan.today)
        settle(plan.today)
        seal()
