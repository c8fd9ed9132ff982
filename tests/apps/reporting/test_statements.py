from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socai.apps.dossiers import services as dossiers
from socai.apps.organizations.services import merge_units
from socai.apps.reporting import queries
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.forms import UnknownForm
from socai.apps.reporting.refusals import UnitNotThere, UnknownLine
from socai.domain.access import SYSTEM, Actor, Grant, NotPermitted, Role
from socai.domain.dossiers import Channel
from socai.domain.indicators import Absence
from socai.domain.organizations.dated import Decision
from tests.apps.reporting.conftest import FORM, at

SIX_LINES = {
    "dossiers.received": 5,
    "dossiers.carried_over": 1,
    "dossiers.to_resolve": 6,
    "dossiers.taken_over": 0,
    "dossiers.reopened": 1,
    "dossiers.resolved_early": 2,
    "dossiers.resolved_on_day": 1,
    "dossiers.resolved_late": 1,
    "dossiers.resolved": 4,
    "dossiers.ended_otherwise": 0,
    "dossiers.handed_over": 0,
    "dossiers.in_progress": 3,
    "dossiers.in_progress_in_time": 1,
    "dossiers.in_progress_overdue": 2,
    "dossiers.on_time_rate": 75,
}


def values(view) -> dict[str, object]:
    return {line.key: line.value for line in view.lines}


def test_each_dossier_counts_where_it_stood(units, story, march):
    dossiers.settle(date(2026, 3, 16))

    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    assert values(view) == SIX_LINES
    assert all(check.holds for check in view.checks)


def test_a_dossier_that_awaits_acceptance_is_not_received(units, register, march):
    register(date(2026, 3, 12), channel=Channel.ONLINE)

    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    assert {value for value in values(view).values() if value} == {Absence.NOT_APPLICABLE}


def test_an_office_without_dossiers_shows_zeros_and_no_rate(units, march):
    view = queries.live_statement(units.neighbor.pk, FORM, march, actor=SYSTEM)

    assert view.line("dossiers.resolved").printed == "0"
    assert view.line("dossiers.on_time_rate").value is Absence.NOT_APPLICABLE
    assert view.line("dossiers.on_time_rate").printed == ""


def test_lines_that_seldom_happen_show_only_when_they_did(units, story, march):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    shown = [line.key for line in view.lines if line.is_in_table]

    assert "dossiers.reopened" in shown
    assert not {"dossiers.taken_over", "dossiers.handed_over", "dossiers.on_time_rate"} & set(shown)


def test_a_line_tells_its_formula_and_what_each_question_came_to(units, story, march):
    accepted = at(date(2026, 3, 13))
    dossiers.accept_dossier(dossier_id=story.awaiting.pk, by=SYSTEM, happened_at=accepted)

    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    line = view.line("dossiers.to_resolve")

    assert line.formula == "dossiers.received + dossiers.carried_over"
    assert {part.formula: part.answer for part in line.parts} == {
        "moved(intake, dossier.pending)": 5,
        "moved(dossier.awaiting, dossier.pending)": 1,
        "opening(dossier.pending)": 1,
        "moved(cut_over, dossier.pending)": 0,
    }


def test_the_province_counts_its_communes(units, story, register, march):
    register(date(2026, 3, 11), unit=units.neighbor)

    view = queries.live_statement(units.province.pk, FORM, march, actor=SYSTEM)

    assert view.units == {units.province.pk, units.commune.pk, units.neighbor.pk}
    assert view.line("dossiers.received").value == 6


def test_reading_a_statement_writes_nothing(units, story, march, officer):
    with CaptureQueriesContext(connection) as captured:
        view = queries.live_statement(units.commune.pk, FORM, march, actor=officer)
        queries.list_records_behind(officer, view, "dossiers.received")

    assert {query["sql"].split()[0].upper() for query in captured} <= {"SELECT", "WITH"}


def test_one_look_asks_the_book_a_handful_of_times(units, story, march, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)


@pytest.mark.parametrize(
    ("form", "refusal"), [("dossiers.weekly", UnknownForm), (FORM, NotPermitted)], ids=["form", "person"]
)
def test_an_unknown_form_or_person_is_refused(units, march, stranger, form, refusal):
    actor = stranger if refusal is NotPermitted else SYSTEM

    with pytest.raises(refusal):
        queries.live_statement(units.commune.pk, form, march, actor=actor)


def test_a_unit_that_did_not_stand_yet_is_refused_by_its_day(units):
    window = queries.get_window("month-2025-03")

    with pytest.raises(UnitNotThere, match="does not stand on 2025-03-14"):
        queries.live_statement(units.commune.pk, FORM, window, actor=SYSTEM)


def test_a_figure_opens_to_its_dossiers(units, story, march, officer):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=officer)

    page = queries.list_records_behind(officer, view, "dossiers.received")

    assert [record.dossier.code for record in page.records] == [
        dossier.code for dossier in (story.on_day, story.late, story.overdue, story.reopened, story.in_time)
    ]
    assert page.next_place == ""


def test_a_long_list_goes_on_where_its_page_ended_across_parts(units, story, march, officer):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=officer)
    whole = queries.list_records_behind(officer, view, "dossiers.to_resolve").records

    place, seen = "", []
    for _ in range(6):
        page = queries.list_records_behind(officer, view, "dossiers.to_resolve", after=place, limit=1)
        seen += page.records
        place = page.next_place

    assert seen == list(whole)
    assert place == ""
    assert {record.part.formula for record in whole} == {
        "moved(intake, dossier.pending)",
        "opening(dossier.pending)",
    }


@pytest.mark.parametrize("place", ["x", "1:dossier", "9:dossier:1", "0:dossier:x", "a:dossier:1", "::"])
def test_a_place_that_no_page_gave_is_refused(units, march, officer, place):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=officer)

    with pytest.raises(queries.UnknownPlace):
        queries.list_records_behind(officer, view, "dossiers.received", after=place)


def test_a_line_that_is_not_there_is_refused_with_those_that_are(units, march, officer):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=officer)

    with pytest.raises(UnknownLine, match=r"it takes one of dossiers\.received"):
        view.line("dossiers.lost")


def test_who_may_not_see_a_dossier_still_sees_that_one_counts(units, story, march):
    grant = Grant(Role.REFORM_OFFICER, frozenset({units.province.pk}))
    clerk = Actor("user:3", "Phạm Thị Dung", (grant,))
    view = queries.live_statement(units.province.pk, FORM, march, actor=clerk)

    page = queries.list_records_behind(clerk, view, "dossiers.carried_over")

    assert [(record.quantity, record.dossier) for record in page.records] == [(1, None)]


def test_who_may_not_see_a_statement_cannot_open_its_figures(units, march, stranger):
    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    with pytest.raises(NotPermitted):
        queries.list_records_behind(stranger, view, "dossiers.received")


def merge_commune(units, on):
    merge_units(
        unit_ids=[units.commune.pk],
        into_id=units.neighbor.pk,
        on=on,
        decision=Decision("09/NQ-HĐND", date(2026, 3, 1)),
        by=SYSTEM,
    )


def test_a_merged_unit_hands_its_open_dossiers_to_the_heir(units, story, today_is):
    today_is(date(2026, 3, 25))
    merge_commune(units, date(2026, 3, 20))
    dossiers.settle(date(2026, 3, 25))
    window = queries.between(date(2026, 3, 15), date(2026, 3, 25))

    view = queries.live_statement(units.neighbor.pk, FORM, window, actor=SYSTEM)

    assert view.line("dossiers.taken_over").value == 3
    assert view.line("dossiers.in_progress").value == 3
    assert all(check.holds for check in view.checks)


def test_in_todays_borders_the_past_of_a_merged_unit_counts_with_its_heir(units, story, march, today_is):
    today_is(date(2026, 3, 25))
    merge_commune(units, date(2026, 3, 20))
    dossiers.settle(date(2026, 3, 25))

    reported = queries.live_statement(units.neighbor.pk, FORM, march, Borders.AS_REPORTED, actor=SYSTEM)
    today = queries.live_statement(units.neighbor.pk, FORM, march, Borders.TODAY, actor=SYSTEM)

    assert reported.line("dossiers.received").value == 0
    assert values(today) == SIX_LINES


def test_what_is_counted_again_after_a_second_resolution_still_balances(units, story, process, march):
    process(story.reopened, date(2026, 3, 13))
    dossiers.settle(date(2026, 3, 16))

    view = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM)

    assert view.line("dossiers.resolved").value == 5
    assert view.line("dossiers.reopened").value == 1
    assert all(check.holds for check in view.checks)


def test_windows_of_a_year_and_any_two_dates_are_found_by_key(march):
    assert march in queries.list_windows(2026)
    assert queries.get_window("2026-02-15..2026-03-14").first_day == at(date(2026, 2, 15)).date()
    assert queries.window_containing(date(2026, 3, 1)) == march
    assert [form.key for form in queries.list_forms()] == [FORM]


def test_a_unit_whose_end_is_announced_has_its_live_statement_until_then(units, officer, today_is):
    decision = Decision("30/NQ-HĐND", date(2026, 3, 10))
    merge_units(
        unit_ids=[units.commune.pk],
        into_id=units.neighbor.pk,
        on=date(2026, 4, 10),
        decision=decision,
        by=SYSTEM,
    )
    april = queries.get_window("month-2026-04")

    before = queries.live_statement(units.commune.pk, FORM, april, actor=officer)
    today_is(date(2026, 4, 10))

    assert before.units == {units.commune.pk}
    with pytest.raises(UnitNotThere):
        queries.live_statement(units.commune.pk, FORM, april, actor=officer)
