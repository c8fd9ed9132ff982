"""The demo: whole or not at all, the same on every hour of a day, and never into an office's data."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
import typer
from django.contrib.auth import get_user_model
from django.db import connection

from socai.apps.accounts.services import create_account
from socai.apps.dossiers.queries import count_due, reconcile
from socai.apps.ledger.services import verify
from socai.apps.organizations.queries import actor_for, find_unit_by_code, list_units
from socai.apps.organizations.services import create_unit
from socai.apps.reporting.queries import (
    adjustments,
    list_statements,
    live_statement,
    report_calendar,
    view_of,
)
from socai.cli.demo import people
from socai.cli.demo.building import NotEmpty, Plan, Tenant, build_demo, find_tenant, plan_demo
from socai.cli.demo.command import demo, is_demo
from socai.cli.demo.places import COMMUNES, MAIN_COMMUNE, OLD_COMMUNES, OLD_DISTRICTS
from socai.domain.access import SYSTEM
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import TWO_TIERS_FROM, UnitKind
from tests.support.fresh_database import pointed_at

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 20)  # a Friday
EARLY, LATE = datetime(2026, 11, 20, 5, 30, tzinfo=HANOI), datetime(2026, 11, 20, 23, 10, tzinfo=HANOI)
TABLES = ("kernel_event", "ledger_transfer", "dossiers_dossier", "organizations_unit", "accounts_user")

pytestmark = pytest.mark.durable


@pytest.fixture(scope="module")
def demo_built_at(migrated_database, django_db_blocker) -> Iterator[Callable[..., Any]]:
    """Builds a demo at a moment, in a database of its own that stays for the tests of this file."""
    urls: list[str] = []

    def build(moment: datetime) -> Callable[[], AbstractContextManager[None]]:
        url = migrated_database.copy()
        urls.append(url)

        @contextmanager
        def opened() -> Iterator[None]:
            with django_db_blocker.unblock(), pointed_at(url), time_machine.travel(moment, tick=False):
                yield

        with opened():
            demo(if_empty=True)
        return opened

    yield build
    for url in urls:
        migrated_database.drop(url)


@pytest.fixture(scope="module")
def built_early(demo_built_at) -> Callable[[], AbstractContextManager[None]]:
    return demo_built_at(EARLY)


@pytest.fixture
def early_demo(built_early) -> Iterator[None]:
    """The demo, built before the office opened and looked at in the same minute."""
    with built_early():
        yield


def count_rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in TABLES:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def figures() -> list[Any]:
    """Every printed figure of the main commune: two closed statements and the month under way."""
    commune = find_unit_by_code(MAIN_COMMUNE)
    window = report_calendar().window_containing(TODAY, "month")
    views = [view_of(each) for each in list_statements(SYSTEM)]
    views.append(live_statement(commune.pk, "dossiers.monthly", window, actor=SYSTEM))
    return [(view.window, [(line.key, line.printed) for line in view.lines]) for view in views]


# The demo as built.


def test_the_book_of_the_demo_agrees_with_its_dossiers(early_demo):
    found = reconcile(through=TODAY)

    assert found == []


def test_the_book_of_the_demo_is_sealed_to_its_end(early_demo):
    verification = verify()

    assert (verification.is_sound, verification.unsealed) == (True, 0)


def test_the_demo_is_the_same_at_every_hour_of_a_day(built_early, demo_built_at):
    with built_early():
        before_office_hours = figures(), count_rows()

    with demo_built_at(LATE)():
        late_at_night = figures(), count_rows()

    assert before_office_hours == late_at_night


def test_asking_for_the_demo_again_adds_nothing(early_demo, capsys):
    before = count_rows()

    demo(if_empty=True)

    assert count_rows() == before
    assert people.PASSWORD in capsys.readouterr().out


def test_the_demo_is_not_built_upon_itself(early_demo, capsys):
    before = count_rows()

    with pytest.raises(typer.Exit) as refusal:
        demo(if_empty=False)

    assert (refusal.value.exit_code, count_rows()) == (1, before)
    assert "holds the demo already" in capsys.readouterr().err


def test_two_who_build_at_the_same_moment_end_with_one_demo(early_demo):
    plan = Plan(TODAY, [])

    with pytest.raises(NotEmpty) as refusal:
        build_demo(plan, tick=lambda: None)

    assert refusal.value.tenant is Tenant.DEMO


def test_the_month_closed_last_shows_an_adjustment_and_the_one_before_none(early_demo):
    last, before = list_statements(SYSTEM)

    adjusted = {each.line.key: each.now - each.line.value for each in adjustments(last)}

    assert adjusted["dossiers.resolved_late"] == -1
    assert adjusted["dossiers.resolved_on_day"] == 1
    assert adjustments(before) == []


def test_one_late_click_waits_for_the_leader(early_demo):
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), COUNT(NULLIF(approved_by, '')) FROM dossiers_lateclick")
        reported, approved = cursor.fetchone()

    assert (reported, approved) == (2, 1)


def test_everybody_of_the_demo_holds_the_role_the_table_names(early_demo):
    users = {user.username: user for user in get_user_model().objects.order_by("pk")}

    roles = {name: [grant.role for grant in actor_for(user, on=TODAY).grants] for name, user in users.items()}

    assert roles == {account.username: [account.role] for account in people.ACCOUNTS}


def test_the_printed_password_opens_the_door(early_demo):
    user = get_user_model().objects.get(username="motcua")

    assert user.check_password(people.PASSWORD)


def test_every_list_of_the_one_stop_officer_has_something_in_it(early_demo):
    officer = actor_for(get_user_model().objects.get(username="motcua"), on=TODAY)

    due = count_due(officer, today=TODAY)

    assert min(due.values()) > 0


def test_dossiers_open_at_the_merger_belong_to_the_successors(early_demo):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(SUM(quantity), 0) FROM ledger_transfer"
            " WHERE source_unit_id <> target_unit_id AND effective_on = %s",
            [TWO_TIERS_FROM],
        )
        handed_over = cursor.fetchone()[0]

    assert handed_over >= 5


def test_three_communes_stand_where_six_and_two_districts_stood(early_demo):
    old, new = {*OLD_COMMUNES, *OLD_DISTRICTS}, {*COMMUNES}

    before = {unit.code for unit in list_units(on=TWO_TIERS_FROM - timedelta(days=1))}
    after = {unit.code for unit in list_units(on=TODAY)}

    assert before & (old | new) == old
    assert after & (old | new) == new


# What it is built upon.


def test_an_interrupted_demo_leaves_nothing(fresh_database):
    with fresh_database.connect(), time_machine.travel(EARLY, tick=False):
        empty = count_rows()
        plan = Plan(TODAY, plan_demo(today=TODAY).stories[:3])

        with pytest.raises(KeyboardInterrupt):
            build_demo(plan, tick=interrupt)

        assert (count_rows(), find_tenant()) == (empty, Tenant.NOBODY)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.fixture
def own_unit(db) -> Any:
    return create_unit(
        code="H15",
        kind=UnitKind.PROVINCE,
        name="Tỉnh khác",
        on=date(2025, 7, 1),
        decision=Decision("01/NQ-HĐND", date(2025, 6, 12)),
        by=SYSTEM,
    )


@pytest.fixture
def own_account(db) -> Any:
    return create_account(username="an", full_name="Nguyễn Văn An", password="a long enough one")


@pytest.mark.parametrize("own_data", ["own_unit", "own_account"])
def test_an_offices_own_data_is_left_as_it_is(own_data, request, capsys):
    request.getfixturevalue(own_data)
    before = count_rows()

    demo(if_empty=True)

    assert (count_rows(), is_demo()) == (before, False)
    assert people.PASSWORD not in capsys.readouterr().out


@pytest.mark.parametrize("own_data", ["own_unit", "own_account"])
def test_a_demo_among_an_offices_own_data_is_refused(own_data, request, capsys):
    request.getfixturevalue(own_data)

    with pytest.raises(typer.Exit) as refusal:
        demo(if_empty=False)

    assert refusal.value.exit_code == 1
    assert "takes an empty one" in capsys.readouterr().err


def test_another_province_of_the_same_code_is_not_taken_for_the_demo(own_unit, db):
    create_unit(
        code="H99",
        kind=UnitKind.PROVINCE,
        name="Tỉnh thật",
        on=date(2025, 7, 1),
        decision=Decision("01/NQ-HĐND", date(2025, 6, 12)),
        by=SYSTEM,
    )

    assert find_tenant() is Tenant.OFFICE


def test_a_day_without_a_calendar_is_a_sentence_and_not_a_demo(db, today_is, capsys):
    today_is(date(2028, 2, 1))

    with pytest.raises(typer.Exit) as refusal:
        demo(if_empty=True)

    assert refusal.value.exit_code == 2
    assert "no working calendar is published" in " ".join(capsys.readouterr().err.split())
    assert find_tenant() is Tenant.NOBODY
