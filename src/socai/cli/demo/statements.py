"""Closes two months of the main commune, and learns afterwards that a result was ready in time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from socai.apps.dossiers import services
from socai.apps.dossiers.queries import get_dossier
from socai.apps.organizations.queries import actor_for
from socai.apps.reporting.queries import window_containing
from socai.apps.reporting.services import close_statement
from socai.cli.demo.people import LEADER, OFFICER, REFORM_OFFICER, People
from socai.cli.demo.places import MAIN_COMMUNE, Units
from socai.cli.demo.scenes import APPROVED_LATE_CLICK, REPORTED_LATE_CLICK
from socai.domain.periods import Window

FORM: Final = "dossiers.monthly"
_EVIDENCE: Final = "Sổ giao nhận kết quả nội bộ, trang 41: kết quả đã ký và bàn giao đúng ngày hẹn trả."


def windows_to_close(today: date) -> tuple[Window, Window]:
    """The two report months that are over, the earlier first."""
    last = _month_before(window_containing(today))
    return _month_before(last), last


def close_statements(units: Units, people: People, *, today: date) -> None:
    """The reform officer closes what is over."""
    officer = actor_for(people[REFORM_OFFICER.username], on=today)
    for window in windows_to_close(today):
        close_statement(by=officer, unit_id=units[MAIN_COMMUNE], form_key=FORM, window=window)


def correct_late_clicks(scenes: Mapping[str, int], people: People, *, today: date) -> None:
    """One click is approved after the closing, which the closed statement shows; one waits for the leader."""
    officer = actor_for(people[OFFICER.username], on=today)
    for scene in (APPROVED_LATE_CLICK, REPORTED_LATE_CLICK):
        dossier = get_dossier(officer, scenes[scene])
        services.report_late_click(
            dossier_id=dossier.pk, by=officer, real_day=dossier.due_on, evidence=_EVIDENCE
        )
    leader = actor_for(people[LEADER.username], on=today)
    services.approve_late_click(dossier_id=scenes[APPROVED_LATE_CLICK], by=leader)


def _month_before(window: Window) -> Window:
    return window_containing(window.first_day - timedelta(days=1))
