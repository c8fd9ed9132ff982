"""From a move at the window to the figures of the book, and what later knowledge does to them."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from socai.apps.accounts.services import create_account
from socai.apps.dossiers import queries, services
from socai.apps.dossiers.models import Dossier
from socai.apps.ledger import services as ledger
from socai.apps.ledger.queries import list_entries_of, settled_through
from socai.apps.organizations.queries import actor_for, is_standing
from socai.apps.organizations.services import (
    abolish_unit,
    create_unit,
    hold_post,
    merge_units,
    split_unit,
)
from socai.domain.access import SYSTEM, Role
from socai.domain.dossiers import Channel, HistoryOutOfOrder, PauseReason, State
from socai.domain.ledger import Cut, standing
from socai.domain.organizations.dated import Decision
from socai.domain.organizations.kinds import UnitKind
from tests.support.office import at, balances, figures, finish, open_office, person, publish, take_in

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)  # five working days later is Monday the 9th
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def office(today_is):
    today_is(date(2026, 4, 10))
    return open_office()


def test_a_dossier_resolved_early_is_received_and_resolved_once(office):
    dossier = take_in(office, MONDAY)

    finish(dossier, date(2026, 3, 5))

    march = figures([office.commune], *MARCH)
    assert (march["received"], march["early"], march["closing"]) == (1, 1, 0)
    assert balances(march)


def test_a_result_on_the_due_day_is_on_the_day_whatever_the_hour(office):
    dossier = take_in(office, MONDAY)

    finish(dossier, date(2026, 3, 9))

    assert figures([office.commune], *MARCH)["on_day"] == 1


def test_an_online_dossier_counts_as_received_only_when_it_is_accepted(office):
    dossier = take_in(office, MONDAY, channel=Channel.ONLINE)

    before = figures([office.commune], *MARCH)
    services.accept_dossier(dossier_id=dossier.pk, by=SYSTEM, happened_at=at(date(2026, 3, 4)))
    after = figures([office.commune], *MARCH)

    assert (before["received"], after["received"]) == (0, 1)


def test_an_online_dossier_left_awaiting_falls_overdue_by_itself(office):
    take_in(office, MONDAY, channel=Channel.ONLINE)

    services.settle(date(2026, 4, 10))

    assert figures([office.commune], *MARCH)["awaiting_overdue"] == 1


def test_while_the_citizen_completes_papers_the_dossier_cannot_fall_overdue(office):
    dossier = take_in(office, MONDAY)
    services.suspend_dossier(
        dossier_id=dossier.pk, by=SYSTEM, reason=PauseReason.SUPPLEMENT, happened_at=at(date(2026, 3, 4))
    )

    services.settle(date(2026, 4, 10))

    march = figures([office.commune], *MARCH)
    assert (march["paused"], march["running_overdue"]) == (1, 0)


def test_the_days_waited_move_the_due_day(office):
    dossier = take_in(office, MONDAY)
    services.suspend_dossier(
        dossier_id=dossier.pk, by=SYSTEM, reason=PauseReason.SUPPLEMENT, happened_at=at(date(2026, 3, 4))
    )

    resumed = services.resume_dossier(dossier_id=dossier.pk, by=SYSTEM, happened_at=at(date(2026, 3, 11)))

    assert resumed.due_on == date(2026, 3, 16)


@pytest.mark.parametrize("runs", [[date(2026, 3, 10)], [date(2026, 4, 10)], [date(2026, 4, 10)] * 2])
def test_settling_late_or_twice_makes_no_difference(office, runs):
    take_in(office, MONDAY)

    for through in runs:
        services.settle(through)
    services.settle(date(2026, 4, 10))

    assert figures([office.commune], date(2026, 3, 10), date(2026, 3, 10))["running_overdue"] == 1
    assert figures([office.commune], date(2026, 3, 9), date(2026, 3, 9))["running_overdue"] == 0
    assert queries.reconcile(through=date(2026, 4, 10)) == []


def test_settling_a_day_to_come_is_refused(office):
    with pytest.raises(services.NotInTheFuture):
        services.settle(date(2026, 4, 11))

    assert settled_through() is None


def test_a_dossier_resolved_late_before_settling_ran_was_overdue_in_between(office):
    dossier = take_in(office, MONDAY)

    finish(dossier, date(2026, 3, 12))

    assert figures([office.commune], date(2026, 3, 11), date(2026, 3, 11))["running_overdue"] == 1
    march = figures([office.commune], *MARCH)
    assert (march["late"], march["closing"]) == (1, 0)


def test_a_late_click_corrected_after_the_closing_leaves_closed_figures_and_shows_an_adjustment(
    office, today_is
):
    today_is(date(2026, 3, 12))
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 12))
    services.settle(date(2026, 3, 12))
    mark, at_closing = ledger.read_mark(), figures([office.commune], *MARCH)

    today_is(date(2026, 4, 10))
    officer = person(Role.RESOLVING_OFFICER, office.commune, number=7)
    leader = person(Role.LEADER, office.commune, number=8)
    services.report_late_click(
        dossier_id=dossier.pk, by=officer, real_day=date(2026, 3, 6), evidence="Sổ giao kết quả, trang 12"
    )
    services.approve_late_click(dossier_id=dossier.pk, by=leader)

    as_signed = figures([office.commune], *MARCH, mark=mark)
    as_known = figures([office.commune], *MARCH)
    assert as_signed == at_closing
    assert (as_signed["late"], as_signed["early"]) == (1, 0)
    assert (as_known["late"], as_known["early"]) == (0, 1)
    assert as_known["received"] == 1
    assert balances(as_known)
    assert queries.reconcile(through=date(2026, 4, 10)) == []


def test_who_reports_a_late_click_does_not_approve_it(office):
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 12))
    both = person(Role.LEADER, office.commune)
    both = type(both)(
        both.reference, both.name, (*both.grants, *person(Role.RESOLVING_OFFICER, office.commune).grants)
    )
    services.report_late_click(
        dossier_id=dossier.pk, by=both, real_day=date(2026, 3, 6), evidence="Phiếu ký nhận"
    )

    with pytest.raises(services.SecondPersonNeeded):
        services.approve_late_click(dossier_id=dossier.pk, by=both)


def test_a_real_day_that_nobody_could_approve_is_refused_when_it_is_reported(office):
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 12))
    officer = person(Role.RESOLVING_OFFICER, office.commune)

    with pytest.raises(HistoryOutOfOrder):
        services.report_late_click(
            dossier_id=dossier.pk, by=officer, real_day=date(2026, 2, 27), evidence="Gõ nhầm ngày"
        )
    reported = services.report_late_click(
        dossier_id=dossier.pk, by=officer, real_day=date(2026, 3, 6), evidence="Sổ giao kết quả, trang 12"
    )

    assert reported.real_day == date(2026, 3, 6)


def test_a_reopened_dossier_is_in_progress_again_and_not_received_twice(office):
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 5))

    services.reopen_dossier(
        dossier_id=dossier.pk, by=SYSTEM, decision="15/QĐ-UBND", happened_at=at(date(2026, 3, 18))
    )
    services.settle(date(2026, 4, 10))

    march = figures([office.commune], *MARCH)
    assert (march["closing"], march["running_overdue"]) == (1, 1)
    assert balances(march)
    assert queries.reconcile(through=date(2026, 4, 10)) == []


def test_a_corrected_fact_counts_as_if_it_had_been_right_from_the_beginning(office):
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 5))
    wrong = list_entries_of(queries.ref_of(dossier))[0].transfer.cut

    right = Cut(**{name: getattr(wrong, name) for name in wrong.__slots__} | {"channel": "post"})
    services.correct_cut(dossier_id=dossier.pk, by=SYSTEM, cut=right, decision="16/QĐ-UBND")

    entries = list_entries_of(queries.ref_of(dossier))
    assert {entry.transfer.cut.channel for entry in standing(entries)} == {"post"}
    assert figures([office.commune], *MARCH)["early"] == 1


def test_open_dossiers_go_to_the_new_commune_on_the_day_of_the_merger(office):
    take_in(office, MONDAY)
    take_in(office, MONDAY, unit=office.neighbor)
    finish(take_in(office, MONDAY), date(2026, 3, 4))
    decision = Decision("20/NQ-HĐND", date(2026, 3, 10))
    merged = create_unit(
        by=SYSTEM,
        code="H98.03",
        kind=UnitKind.COMMUNE,
        name="Xã Đông Tây",
        on=date(2026, 3, 20),
        decision=decision,
        parent_id=office.province,
    )
    merge_units(
        by=SYSTEM,
        unit_ids=[office.commune, office.neighbor],
        into_id=merged.pk,
        on=date(2026, 3, 20),
        decision=decision,
    )

    services.settle(date(2026, 4, 10))

    old, new = figures([office.commune], *MARCH), figures([merged.pk], *MARCH)
    together = figures([office.commune, office.neighbor, merged.pk], *MARCH)
    assert (old["handed_over"], old["closing"]) == (1, 0)
    assert (new["taken_over"], new["closing"], new["running_overdue"]) == (2, 2, 2)
    assert (together["taken_over"], together["handed_over"], together["received"]) == (0, 0, 3)
    assert all(map(balances, (old, new, together)))
    assert set(Dossier.objects.open().values_list("unit", flat=True)) == {merged.pk}
    assert queries.reconcile(through=date(2026, 4, 10)) == []


def test_what_the_old_unit_finished_before_its_merger_was_entered_is_the_heirs_work(office):
    before = finish(take_in(office, MONDAY), date(2026, 3, 19))
    afterwards = finish(take_in(office, MONDAY), date(2026, 3, 25))
    merge_units(
        by=SYSTEM,
        unit_ids=[office.commune],
        into_id=office.neighbor,
        on=date(2026, 3, 20),
        decision=Decision("20/NQ-HĐND", date(2026, 3, 10)),
    )

    services.settle(date(2026, 4, 10))
    again = services.settle(date(2026, 4, 10))

    old, heir = figures([office.commune], *MARCH), figures([office.neighbor], *MARCH)
    assert (old["late"], old["handed_over"], heir["taken_over"], heir["late"]) == (1, 1, 1, 1)
    assert all(map(balances, (old, heir)))
    assert again.dossiers == 0
    before.refresh_from_db()
    afterwards.refresh_from_db()
    assert (before.unit_id, afterwards.unit_id) == (office.commune, office.neighbor)
    assert queries.reconcile(through=date(2026, 4, 10)) == []


def test_the_book_says_through_which_day_it_is_settled(office):
    services.settle(date(2026, 4, 9))
    services.settle(date(2026, 4, 3))

    assert settled_through() == date(2026, 4, 9)


def test_reconcile_names_what_a_falsified_record_no_longer_agrees_with(office):
    dossier = take_in(office, MONDAY)
    services.settle(timezone.localdate())
    Dossier.objects.filter(pk=dossier.pk).update(state=State.SUSPENDED, paused_on=MONDAY)

    found = queries.reconcile(through=timezone.localdate())

    assert {item.what for item in found} == {
        "dossier.pending.running.overdue",
        "dossier.pending.paused.in_time",
    }


def test_a_unit_that_answers_for_open_dossiers_is_not_abolished_without_an_heir(office):
    dossier = take_in(office, MONDAY)
    decision = Decision("30/QĐ-UBND", date(2026, 4, 1))

    with pytest.raises(services.OpenDossiersRemain):
        abolish_unit(by=SYSTEM, unit_id=office.commune, on=date(2026, 4, 9), decision=decision)
    finish(dossier, date(2026, 3, 5))
    abolish_unit(by=SYSTEM, unit_id=office.commune, on=date(2026, 4, 9), decision=decision)

    assert not is_standing(office.commune, on=date(2026, 4, 9))


def test_a_dossier_is_not_filed_under_a_version_that_is_yet_to_come(office):
    coming = publish(valid_from=date(2026, 5, 1), limit_working_days=3)

    with pytest.raises(services.ProcedureNotInForce):
        take_in(replace(office, version=coming.pk), MONDAY)


def test_the_heir_of_a_split_unit_sees_what_that_unit_had_finished(office):
    dossier = finish(take_in(office, MONDAY), date(2026, 3, 5))
    decision = Decision("31/QĐ-UBND", date(2026, 3, 10))
    parts = [
        create_unit(
            by=SYSTEM,
            code=code,
            kind=UnitKind.COMMUNE,
            name=code,
            on=date(2026, 3, 20),
            decision=decision,
            parent_id=office.province,
        ).pk
        for code in ("H98.05", "H98.06")
    ]
    split_unit(
        by=SYSTEM,
        unit_id=office.commune,
        into_ids=parts,
        heir_id=parts[0],
        on=date(2026, 3, 20),
        decision=decision,
    )
    user = create_account(username="officer", full_name="Người Nhận", password="mot-cua-rat-dai")
    hold_post(
        by=SYSTEM,
        user_id=user.pk,
        unit_id=parts[0],
        role=Role.ONE_STOP_OFFICER,
        valid_from=date(2026, 3, 20),
    )

    returned = services.return_result(dossier_id=dossier.pk, by=actor_for(user, on=timezone.localdate()))

    assert returned.state == State.RETURNED
