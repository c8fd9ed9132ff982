from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from socai.apps.dossiers import services as dossiers
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.ledger import queries as ledger
from socai.apps.ledger import services as book
from socai.apps.reporting import closing, queries
from socai.apps.reporting.borders import Borders
from socai.apps.reporting.frozen import freeze, thaw
from socai.apps.reporting.models import Closing, Statement
from socai.apps.reporting.refusals import AlreadyClosed, UnitNotThere, WindowNotOver
from socai.apps.reporting.services import close_statement
from socai.domain.access import SYSTEM, Actor, Grant, NotPermitted, Role
from tests.apps.reporting.conftest import FORM, at
from tests.apps.reporting.test_statements import SIX_LINES, values


@pytest.fixture
def close(units, march, officer):
    def close_march(**changes):
        asked = {"by": officer, "unit_id": units.commune.pk, "form_key": FORM, "window": march}
        return close_statement(**(asked | changes))

    return close_march


@pytest.fixture
def corrected(story, units):
    """The late result was ready on 2 March: reported by one person, approved by another."""

    def approve():
        reach = frozenset({units.commune.pk})
        reporter = Actor("user:11", "Một", (Grant(Role.RESOLVING_OFFICER, reach),))
        leader = Actor("user:12", "Hai", (Grant(Role.LEADER, reach),))
        dossiers.report_late_click(
            dossier_id=story.late.pk, by=reporter, real_day=date(2026, 3, 2), evidence="Sổ giao nhận"
        )
        dossiers.approve_late_click(dossier_id=story.late.pk, by=leader)

    return approve


def test_closing_settles_first_and_keeps_what_the_figures_stand_on(units, story, close, officer):
    statement = close()

    kept = statement.closing
    assert values(queries.view_of(statement)) == SIX_LINES
    assert kept.settled_through == ledger.settled_through() == date(2026, 3, 16)
    assert kept.units == [units.commune.pk]
    assert kept.closed_by == officer.reference
    assert kept.mark == ledger.book_state().last_seq > 0
    assert kept.root == book.verify().root
    assert set(kept.versions) == {"chart", "form", "indicators", "windows", "calendar"}
    assert kept.versions["calendar"].startswith("law:")


def test_closing_is_an_event_of_the_statement(story, close, officer):
    statement = close()

    (event,) = list_events(RecordRef("statement", statement.pk))

    assert (event.kind, event.recorded_by) == ("statement.closed", officer.reference)
    assert event.facts["root"] == statement.closing.root


def test_a_late_click_approved_after_the_closing_moves_no_signed_figure(story, close, corrected):
    statement = close()

    corrected()

    assert values(queries.view_of(statement)) == SIX_LINES
    assert values(queries.reproduce(statement)) == SIX_LINES


def test_what_became_known_later_is_shown_as_adjustments_with_the_dossier(story, close, corrected, officer):
    statement = close()

    corrected()

    found = {each.line.key: each for each in queries.adjustments(statement)}
    closed = queries.view_of(statement)
    assert {key: each.difference for key, each in found.items()} == {
        "dossiers.resolved_early": 1,
        "dossiers.resolved_late": -1,
        "dossiers.on_time_rate": 25,
    }
    assert (found["dossiers.on_time_rate"].printed_now, found["dossiers.on_time_rate"].line.printed) == (
        "100%",
        "75%",
    )
    for key, was, now in (("dossiers.resolved_early", 0, 1), ("dossiers.resolved_late", 1, 0)):
        (record,) = queries.list_adjusted_records(officer, closed, key)
        assert (record.dossier, record.was, record.now) == (story.late, was, now)


def test_nothing_recorded_since_means_no_adjustment(story, close):
    assert queries.adjustments(close()) == []


def test_what_happens_after_the_window_adjusts_nothing_inside_it(story, process, close, today_is):
    statement = close()
    today_is(date(2026, 3, 19))

    process(story.overdue, date(2026, 3, 18))

    assert queries.adjustments(statement) == []


def test_the_next_window_opens_with_what_is_known_now(story, close, corrected, units):
    close()
    corrected()

    april = queries.get_window("month-2026-04")
    view = queries.live_statement(units.commune.pk, FORM, april, actor=SYSTEM)

    assert view.line("dossiers.carried_over").value == SIX_LINES["dossiers.in_progress"]


def test_adjustments_are_not_for_strangers(story, close, corrected, stranger):
    closed = queries.view_of(close())
    corrected()

    with pytest.raises(NotPermitted):
        queries.list_adjusted_records(stranger, closed, "dossiers.resolved_late")


def test_a_closed_figure_opens_to_the_dossiers_it_was_made_of(story, close, corrected, officer):
    closed = queries.view_of(close())
    corrected()

    page = queries.list_records_behind(officer, closed, "dossiers.resolved_late")

    assert [record.dossier for record in page.records] == [story.late]


def test_figures_come_back_from_storage_as_they_were(units, story, march):
    figures = queries.live_statement(units.commune.pk, FORM, march, actor=SYSTEM).figures

    assert thaw(freeze(figures)) == figures


def test_a_window_is_closed_from_its_last_day_on_and_not_before(story, close, today_is):
    today_is(at(date(2026, 3, 13), 23))
    with pytest.raises(WindowNotOver, match="can be closed from its last day on"):
        close()

    today_is(at(date(2026, 3, 14), 0))
    assert close().last_day == timezone.localdate()


def test_a_second_closing_is_refused_with_the_first(close, officer):
    first = close()

    with pytest.raises(AlreadyClosed, match="was closed by user:1 and stays as it is") as refusal:
        close()

    assert refusal.value.statement_id == first.pk


def test_what_is_recorded_while_a_statement_is_being_closed_is_an_adjustment(
    units, story, register, close, monkeypatch
):
    seal = book.seal

    def seal_and_be_overtaken():
        sealed = seal()
        register(date(2026, 3, 13))
        return sealed

    monkeypatch.setattr(book, "seal", seal_and_be_overtaken)

    statement = close()

    assert values(queries.view_of(statement)) == SIX_LINES
    assert {each.line.key for each in queries.adjustments(statement)} == {
        "dossiers.received",
        "dossiers.to_resolve",
        "dossiers.in_progress",
        "dossiers.in_progress_in_time",
    }


def test_of_two_who_close_at_once_the_second_is_refused_with_the_first(close, officer, monkeypatch):
    fill_in = closing.fill_in

    def fill_in_and_be_overtaken(*arguments, **more):
        monkeypatch.setattr(closing, "fill_in", fill_in)
        close(by=SYSTEM)
        return fill_in(*arguments, **more)

    monkeypatch.setattr(closing, "fill_in", fill_in_and_be_overtaken)

    with pytest.raises(AlreadyClosed, match="was closed by system"):
        close()


def test_the_same_days_under_another_name_are_the_same_statement(close):
    close()

    with pytest.raises(AlreadyClosed):
        close(window=queries.get_window("2026-02-15..2026-03-14"))


def test_each_kind_of_borders_is_a_statement_of_its_own(close):
    assert close().pk != close(borders=Borders.TODAY).pk


def test_who_may_not_close_there_is_refused_and_nothing_is_written(close, stranger):
    with pytest.raises(NotPermitted):
        close(by=stranger)

    assert not Statement.objects.exists()
    assert ledger.settled_through() is None


def test_a_resolving_officer_does_not_close(close, units):
    grant = Grant(Role.RESOLVING_OFFICER, frozenset({units.commune.pk}))

    with pytest.raises(NotPermitted):
        close(by=Actor("user:3", "Ba", (grant,)))


def test_a_unit_that_did_not_stand_is_not_closed(close):
    with pytest.raises(UnitNotThere):
        close(window=queries.get_window("month-2025-03"))


def test_statements_are_seen_in_the_units_one_answers_for(close, units, march, officer, stranger):
    statement = close()

    assert queries.get_statement(officer, statement.pk) == statement
    assert list(queries.list_statements(officer, unit_id=units.commune.pk)) == [statement]
    assert list(queries.list_statements(officer, after_id=statement.pk)) == []
    assert list(queries.list_statements(stranger)) == []
    assert list(queries.list_statements(SYSTEM)) == [statement]
    assert queries.find_statement(officer, units.commune.pk, FORM, march, Borders.AS_REPORTED) == statement
    assert queries.find_statement(stranger, units.commune.pk, FORM, march, Borders.AS_REPORTED) is None
    with pytest.raises(Statement.DoesNotExist):
        queries.get_statement(stranger, statement.pk)


@pytest.mark.parametrize("table", ["reporting_closing", "reporting_statement"])
@pytest.mark.parametrize("order", ["UPDATE {} SET {}", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_closed(close, table, order):
    close()
    setting = "root = 'x'" if table == "reporting_closing" else "form_key = 'x'"

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(order.format(table, setting))


def new_statement(units, **changes) -> Statement:
    days = {"first_day": date(2026, 2, 15), "last_day": date(2026, 3, 14)}
    facts = {"unit": units.commune, "form_key": FORM, "window_key": "x", "window_titles": {}, **days}
    return Statement(**(facts | {"borders": Borders.TODAY} | changes))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"last_day": date(2026, 2, 14)}, "statement_ends_after_start"),
        ({"borders": "yesterday"}, "statement_borders_known"),
    ],
)
def test_the_database_refuses_a_statement_that_makes_no_sense(units, changes, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        new_statement(units, **changes).save()


def test_the_database_refuses_a_second_statement_of_the_same_days(units):
    new_statement(units).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        new_statement(units, window_key="y").save()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"mark": -1}, "closing_mark_from_zero"),
        ({"root": ""}, "closing_has_a_root"),
        ({"closed_by": ""}, "closing_has_an_author"),
    ],
)
def test_the_database_refuses_a_closing_without_its_mark_root_or_author(units, changes, constraint):
    statement = new_statement(units)
    statement.save()
    facts = {"closed_at": timezone.now(), "closed_by": "user:1", "mark": 1, "root": "a", "units": []}
    facts |= {"settled_through": date(2026, 3, 14), "versions": {}, "figures": {}}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Closing.objects.create(statement=statement, **(facts | changes))


def test_an_overdue_dossier_nobody_touched_is_counted_late_once_closed(units, register, close):
    register(date(2026, 3, 2))

    statement = close()

    assert queries.view_of(statement).line("dossiers.in_progress_overdue").value == 1
