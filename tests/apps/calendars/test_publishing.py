"""Calendars as the office publishes them: editions of the law, local decisions, and where each holds."""

from datetime import date, time

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from socai.apps.calendars import queries, services
from socai.apps.calendars.models import CalendarVersion
from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations.services import merge_units
from socai.domain.access import SYSTEM, Actor, Grant, NotPermitted, Role
from socai.domain.calendars import WorkingCalendar
from socai.domain.organizations.dated import Decision
from socai.law import LawFileRefused

pytestmark = pytest.mark.django_db

STORM = """\
days:
  - day: 2026-10-08
    kind: closed
    title: {vi: Nghỉ do bão, en: Closed for a storm}
"""
STORM_DAY = date(2026, 10, 8)
HOURS = 'sessions: [{opens: "07:30", closes: "12:00"}, {opens: "13:00", closes: "16:30"}]'
CULTURE_DAY = date(2026, 11, 24)


def publish(unit: int, text: str = STORM, *, by: Actor = SYSTEM, number: str = "12/QĐ-UBND") -> str:
    return services.publish_local_version(
        by=by, unit_id=unit, decision_number=number, decision_date=date(2026, 10, 7), text=text
    )


def administrator(*units: int) -> Actor:
    return Actor("user:7", "Quản trị", (Grant(Role.ADMINISTRATOR, frozenset(units)),))


def said_by(calendar: WorkingCalendar):
    return calendar.years, dict(calendar.special_days), calendar.sessions


@pytest.fixture
def next_edition(monkeypatch, shipped):
    """Ship another edition: the law now grants 24 November 2026."""

    def ship(as_of: date) -> None:
        years = []
        for year in shipped.years:
            days = [
                entry.model_copy(update={"confirmed": True, "applied": None})
                if entry.day == CULTURE_DAY
                else entry
                for entry in year.days
            ]
            years.append(year.model_copy(update={"days": tuple(days)}))
        edition = shipped.model_copy(update={"as_of": as_of, "years": tuple(years)})
        monkeypatch.setattr(services, "read_shipped", lambda: edition)
        services.load_shipped()

    return ship


def test_after_migrating_the_shipped_edition_holds_everywhere(law_calendar, commune):
    assert queries.current_calendar() == law_calendar
    assert queries.current_calendar(commune) == law_calendar


def test_loading_the_same_edition_again_changes_nothing():
    before = queries.list_versions()

    services.load_shipped()

    assert queries.list_versions() == before


def test_an_edition_never_changes_under_its_name(next_edition, shipped):
    with pytest.raises(services.EditionChanged, match="takes a later `as_of`"):
        next_edition(shipped.as_of)


def test_a_later_edition_holds_and_the_earlier_one_stays_as_it_was(next_edition, law_calendar):
    next_edition(date(2027, 2, 1))

    assert queries.current_calendar().version == "law:2027-02-01"
    assert not queries.current_calendar().is_working_day(CULTURE_DAY)
    assert queries.get_calendar(law_calendar.version).is_working_day(CULTURE_DAY)


def test_an_earlier_release_started_on_a_later_database_takes_nothing_back(next_edition, commune):
    next_edition(date(2027, 2, 1))
    local = publish(commune)

    next_edition(date(2025, 1, 1))

    assert queries.current_calendar().version == "law:2027-02-01"
    assert queries.current_calendar(commune).version == local


def test_a_publication_is_told_as_an_event(province):
    version = publish(province, by=administrator(province))

    number = int(version.removeprefix("local:").partition("-")[0])
    (told,) = list_events(RecordRef("calendar", number))
    assert (told.kind, told.recorded_by) == ("calendar.published", "user:7")
    assert told.facts == {"version": version, "unit": province, "replaces": None}


def test_a_local_calendar_holds_in_its_unit_and_below_and_nowhere_else(province, commune, other_province):
    version = publish(province)

    assert queries.current_calendar(province).version == version
    assert queries.current_calendar(commune).version == version
    assert not queries.current_calendar(commune).is_working_day(STORM_DAY)
    assert queries.current_calendar(other_province).is_working_day(STORM_DAY)
    assert queries.current_calendar().is_working_day(STORM_DAY)


def test_a_merged_unit_keeps_the_days_of_its_heir(province, commune, other_commune, today_is):
    version = publish(other_commune)
    merge_units(
        unit_ids=[commune],
        into_id=other_commune,
        on=date(2026, 7, 1),
        decision=Decision("20/NQ-HĐND", date(2026, 6, 1)),
        by=SYSTEM,
    )

    today_is(date(2026, 7, 1))

    assert queries.current_calendar(commune).version == version


def test_the_nearest_local_calendar_wins(province, commune):
    publish(commune, STORM)

    publish(province, HOURS)

    assert not queries.current_calendar(commune).is_working_day(STORM_DAY)
    assert queries.current_calendar(province).sessions[0].opens == time(7, 30)


def test_a_later_decision_of_the_same_unit_takes_the_place_of_the_earlier(province):
    earlier = publish(province, STORM)
    later = publish(province, HOURS, number="15/QĐ-UBND")

    assert queries.current_calendar(province).version == later
    assert queries.current_calendar(province).is_working_day(STORM_DAY)
    assert not queries.get_calendar(earlier).is_working_day(STORM_DAY)


def test_a_new_edition_carries_local_decisions_over(next_edition, province):
    old = publish(province)

    next_edition(date(2027, 2, 1))

    calendar = queries.current_calendar(province)
    assert calendar.version != old
    assert not calendar.is_working_day(STORM_DAY)
    assert not calendar.is_working_day(CULTURE_DAY)
    assert queries.get_calendar(old).is_working_day(CULTURE_DAY)
    newest = queries.list_versions()[0]
    assert (newest.version, newest.based_on) == (calendar.version, "law:2027-02-01")
    assert (newest.decision_number, newest.published_by) == ("12/QĐ-UBND", "system")


def test_the_list_shows_who_published_what_by_which_decision(province):
    version = publish(province, by=administrator(province), number=" 12/QĐ-UBND ")

    newest, law = queries.list_versions()

    assert (newest.version, newest.unit_id, newest.based_on) == (version, province, law.version)
    assert (newest.decision_number, newest.decision_date) == ("12/QĐ-UBND", date(2026, 10, 7))
    assert newest.published_by == "user:7"
    assert (law.unit_id, law.based_on, law.decision_number, law.published_by) == (None, None, "", "system")


def test_only_an_administrator_of_the_unit_publishes(province, commune):
    with pytest.raises(NotPermitted):
        publish(province, by=administrator(commune))

    assert len(queries.list_versions()) == 1


def test_a_local_calendar_stands_on_a_decision(province):
    with pytest.raises(services.DecisionMissing, match="12/QĐ-UBND"):
        publish(province, number="  ")


def test_a_unit_that_does_not_exist_publishes_nothing():
    with pytest.raises(ObjectDoesNotExist):
        publish(99_999)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (STORM.replace("closed", "typhoon"), 3, "'closed'"),
        (STORM.replace("2026-10-08", "2029-10-08"), 2, "publish 2029 too"),
        ("publishes_years: [2030]", 1, "missing: 2028, 2029"),
        (
            'sessions: [{opens: "08:00", closes: "16:00"}]\n'
            "days: [{day: 2026-12-31, kind: half_day, half: morning, title: {vi: Sáng, en: Morning}}]",
            1,
            "a morning and an afternoon",
        ),
    ],
)
def test_a_text_that_cannot_be_followed_is_refused_and_nothing_is_written(province, text, line, says):
    with pytest.raises(LawFileRefused) as refusal:
        publish(province, text)

    assert refusal.value.line == line
    assert says in refusal.value.reason
    assert len(queries.list_versions()) == 1


@pytest.mark.parametrize(
    "version", ["law:2020-01-01", "law:soon", "law:", "local:99999-0a0a0a0a", "local:soon", "lunar:1", ""]
)
def test_a_calendar_nobody_published_is_refused_by_name(version):
    with pytest.raises(queries.CalendarNotPublished) as refusal:
        queries.get_calendar(version)

    assert refusal.value.version == version


def test_a_name_with_another_content_is_not_the_calendar_asked_for(province):
    number = publish(province).partition("-")[0]

    with pytest.raises(queries.CalendarNotPublished):
        queries.get_calendar(f"{number}-00000000")


def test_a_publication_taken_back_is_never_mistaken_for_the_next_one(province):
    with transaction.atomic():
        taken_back = publish(province, STORM)
        queries.get_calendar(taken_back)
        transaction.set_rollback(True)

    published = publish(province, HOURS)

    assert queries.get_calendar(published).is_working_day(STORM_DAY)


def test_a_calendar_asked_for_twice_is_read_once(province, django_assert_num_queries):
    version = publish(province)
    queries.get_calendar(version)

    with django_assert_num_queries(0):
        queries.get_calendar(version)


def test_coverage_names_the_years_and_what_is_open_ahead(law_calendar):
    coverage = queries.coverage(on=date(2026, 11, 20))

    assert coverage.version == law_calendar.version
    assert coverage.years == (2023, 2024, 2025, 2026, 2027)
    assert coverage.years_without_swaps == (2027,)
    days = [day for day, _ in coverage.unconfirmed_ahead]
    assert days[0] == CULTURE_DAY
    assert days == sorted(days)
    assert len(days) == 10


def test_coverage_looks_forward_from_today(today_is):
    today_is(date(2027, 9, 4))

    assert [day for day, _ in queries.coverage().unconfirmed_ahead] == [date(2027, 11, 24)]


def test_the_hours_to_accept_an_online_dossier_carry_their_mark():
    limit = queries.online_acceptance_limit()

    assert (limit.working_hours, limit.confirmed) == (8, False)
    assert queries.online_acceptance_hours() == 8


@pytest.mark.parametrize(
    "statement",
    ["UPDATE calendars_calendarversion SET document = '{}'", "DELETE FROM calendars_calendarversion"],
)
def test_the_database_itself_refuses_to_change_a_published_calendar(statement):
    with (
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_version_is_an_edition_or_a_local_decision_and_never_half_of_each(province):
    law = CalendarVersion.objects.get()
    told = {"document": "{}", "published_at": timezone.now(), "published_by": "system"}
    local = {
        "based_on": law,
        "decision_number": "12",
        "decision_date": date(2026, 10, 7),
        "unit_id": province,
    }
    halves = [{}, {"as_of": date(2027, 1, 1), **local}]
    halves += [{**local, missing: nothing} for missing, nothing in NOTHING.items()]

    for half in halves:
        with pytest.raises(IntegrityError, match="calendar_is_law_or_local"), transaction.atomic():
            CalendarVersion.objects.create(**told, **half)


NOTHING = {"based_on": None, "decision_number": "", "decision_date": None, "unit_id": None}


def test_there_is_one_edition_of_a_day(shipped):
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarVersion.objects.create(
            as_of=shipped.as_of, document="{}", published_at=timezone.now(), published_by="system"
        )
