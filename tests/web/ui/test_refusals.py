"""Each refusal the pages may meet has a sentence of its own."""

from datetime import date

import pytest

from socai.apps.organizations.services import posts
from socai.domain.access import Action, Actor, NotPermitted, Role
from socai.domain.calendars import CalendarGap
from socai.domain.dossiers import Move, MoveNotAllowed, State
from socai.domain.organizations import changes, checks, dated, register, sheet_lines, sheet_reading
from socai.domain.organizations.sheet_words import Column
from socai.web.ui.refusals import REFUSALS, sentence_for
from socai.web.ui.refusals.sheets import _ACCEPTED
from socai.web.ui.words import ACTIONS, MOVES, ROLES, STATES


def refusals_of(*modules):
    for module in modules:
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, ValueError) and kind.__module__ == module.__name__:
                yield kind


@pytest.mark.parametrize(
    "kind",
    sorted(
        refusals_of(changes, checks, posts, dated, register, sheet_lines, sheet_reading),
        key=lambda kind: f"{kind.__module__}.{kind.__name__}",
    ),
)
def test_whatever_a_change_or_a_sheet_of_units_is_refused_for_can_be_said(kind):
    carrier = kind is sheet_reading.SheetRefused  # holds the others

    assert carrier or kind in REFUSALS


def test_every_column_says_what_it_takes():
    told_by_their_lists = {Column.KIND, Column.ENDING}
    refused_by_their_codes = {Column.OLD_AGENCY_CODE, Column.ADMINISTRATIVE_CODE, Column.NAME}

    assert set(_ACCEPTED) | told_by_their_lists | refused_by_their_codes == set(Column)


def test_every_code_has_its_words():
    assert set(ACTIONS) == set(Action)
    assert set(ROLES) == set(Role)
    assert len(STATES) == 5
    assert len(MOVES) == 6


def test_a_missing_permission_names_the_posts_that_have_it():
    refusal = NotPermitted(Actor("user:1", "Lan"), Action.CLOSE_STATEMENT, 1)

    sentence = sentence_for(refusal)

    assert "lãnh đạo hoặc cán bộ cải cách hành chính" in sentence


def test_a_gap_in_the_calendar_names_the_day_and_the_years_there_are():
    assert "05/01/2031" in sentence_for(CalendarGap(date(2031, 1, 5), [2025, 2026]))
    assert "nạp lịch" in sentence_for(CalendarGap(date(2031, 1, 5), []))


def test_a_fault_is_not_passed_off_as_a_refusal():
    with pytest.raises(ZeroDivisionError):
        sentence_for(ZeroDivisionError())


def test_a_finished_dossier_says_that_nothing_is_left_to_do():
    refusal = MoveNotAllowed(State.RETURNED, Move.ACCEPT)

    assert "Mở lại theo quyết định" in sentence_for(refusal)
