"""A unit's own calendar: published by decision, shown, and applied to open dossiers."""

import re
from datetime import date

import pytest
from django.urls import reverse

from socai.apps.calendars.queries import current_calendar
from socai.apps.calendars.services import publish_local_version
from socai.apps.dossiers.queries import get_dossier
from socai.domain.access import SYSTEM
from socai.web.office import moved_due_days

STORM = """\
days:
  - day: 2026-11-23
    kind: closed
    title: {vi: Nghỉ phòng chống bão, en: Closed for a storm}
"""
EXAMPLE_IN_USE = re.compile(r"^# (?=days:|sessions:|ordinary_days:|  )", re.MULTILINE)
DECIDED = {"decision_number": "88/QĐ-UBND", "decision_date": "2026-11-19"}


@pytest.fixture
def admin(sign_in):
    return sign_in("quan")


def publish(client, of, text=STORM, **words):
    return client.post(reverse("office:publish_calendar"), DECIDED | {"unit": of, "text": text} | words)


def published(office, text=STORM) -> str:
    return publish_local_version(
        by=SYSTEM,
        unit_id=office.commune,
        decision_number="88/QĐ-UBND",
        decision_date=date(2026, 11, 19),
        text=text,
    )


def test_a_calendar_is_published_for_a_unit_and_all_below_it(admin, office):
    answer = publish(admin, office.commune)

    assert answer.url == reverse("office:moved_due_days")
    assert not current_calendar(office.center).is_working_day(date(2026, 11, 23))
    assert current_calendar(office.province).is_working_day(date(2026, 11, 23))


def test_every_version_is_listed_with_its_decision_and_who_published_it(admin, sign_in, office):
    publish(admin, office.commune)

    page = sign_in("lan").get(reverse("office:calendar_versions"))

    assert "88/QĐ-UBND ngày 19/11/2026" in page.text
    assert "Đỗ Quản Trị" in page.text
    assert "lịch chung của cả nước" in page.text
    assert "Công bố lịch riêng" not in page.text
    newest = page.context["rows"][0].version
    assert sign_in("lan").get(reverse("office:calendar"), {"version": newest}).status_code == 200


def test_the_text_begins_with_an_example_of_comments_only(admin, office):
    page = admin.get(reverse("office:publish_calendar"))
    example = page.context["form"].initial["text"]

    answer = publish(admin, office.commune, example)
    used = publish(admin, office.commune, EXAMPLE_IN_USE.sub("", example))

    assert all(line.startswith("#") for line in example.splitlines() if line)
    assert "Dòng 1: ở đây nhận một hay nhiều mục trong: sessions" in answer.text
    assert used.status_code == 302, used.context["form"].errors


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("days: [", "Dòng 1: ở đây nhận một hay nhiều mục"),
        ("ngày: []", "Dòng 1: ở đây nhận một hay nhiều mục"),
        (STORM.replace("23", "31"), "Dòng 2, mục days.0.day: ở đây nhận một ngày có thật"),
        (STORM.replace("closed", "storm"), "Dòng 3, mục days.0.kind: ở đây nhận một trong: holiday"),
        (STORM.replace("-23", "-22"), "Dòng 2, mục days.0: ở đây nhận một ngày từ thứ hai đến thứ sáu"),
        (STORM.replace("closed", "make_up"), "ở đây nhận thứ bảy hoặc chủ nhật"),
        (STORM.replace("closed", "half_day"), "ở đây nhận half chỉ khi kind là half_day"),
        (STORM.replace(", en: Closed for a storm", ""), "Dòng 4, mục days.0.title.en: ở đây nhận lời"),
        (STORM.replace("kind", "loại"), "mục days.0: ở đây nhận một mục gồm day, kind, title"),
        (STORM.replace("2026-11-23", "2031-11-24"), "đều thuộc những năm đã công bố lịch"),
        ('sessions: [{opens: 7:30, closes: "11:00"}]', "mục sessions.0.opens: ở đây nhận giờ trong"),
        ('sessions: [{opens: "12:00", closes: "11:00"}]', "mục sessions.0: ở đây nhận một buổi"),
        ("ordinary_days: [mai]", "mục ordinary_days.0: ở đây nhận một ngày có thật"),
        ("publishes_years: [x]", "mục publishes_years.0: ở đây nhận một năm"),
        ("publishes_years: [2035]", "Dòng 1, mục days: ở đây nhận"),
        ("days: 3", "mục days: ở đây nhận danh sách"),
        ("ok: 1\n\x07", "Dòng 2 có ký tự không đọc được"),
        ("", "Cần ghi ít nhất một ngày hoặc giờ làm việc."),
    ],
)
def test_a_mistake_is_told_by_its_line_and_what_is_allowed_there(admin, office, text, said):
    answer = publish(admin, office.commune, text)

    form = answer.context["form"]
    assert said in " ".join(form.errors["text"])
    assert form["text"].value() == text
    assert current_calendar(office.commune) == current_calendar()


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"decision_number": " "}, "decision_number", "Cần ghi số quyết định"),
        ({"decision_date": "mai"}, "decision_date", "Không đọc được ngày này"),
        ({"unit": "999"}, "unit", "không thuộc đơn vị này"),
    ],
)
def test_a_calendar_without_its_decision_or_unit_is_refused(admin, office, words, field, said):
    answer = publish(admin, office.commune, **words)

    assert said in " ".join(answer.context["form"].errors[field])


def test_open_dossiers_are_shown_with_both_due_days_before_anything_moves(admin, office):
    dossier = office.register(on=date(2026, 11, 20))
    publish(admin, office.commune)

    page = admin.get(reverse("office:moved_due_days"))

    (row,) = page.context["moved"]
    assert (row.due_before, row.due_after) == (date(2026, 11, 25), date(2026, 11, 26))
    assert "1 hồ sơ đang giải quyết đổi ngày hẹn" in page.text
    assert get_dossier(SYSTEM, dossier).due_on == date(2026, 11, 25)
    assert "Xem hồ sơ đổi ngày hẹn" in admin.get(reverse("office:calendar")).text


def test_applying_moves_the_due_days_in_the_name_of_who_applied(admin, office):
    dossier = office.register(on=date(2026, 11, 20))
    published(office)

    answer = admin.post(reverse("office:moved_due_days"), follow=True)

    assert "Đã áp dụng lịch mới cho 1 hồ sơ." in answer.text
    assert "còn theo lịch cũ" not in answer.text
    assert get_dossier(SYSTEM, dossier).due_on == date(2026, 11, 26)
    after = admin.get(reverse("office:moved_due_days"))
    assert "Mọi hồ sơ đang giải quyết đều theo lịch mới nhất" in after.text
    assert "Áp dụng lịch mới" not in after.text


def test_a_dossier_whose_due_day_stays_is_counted_but_not_listed(admin, office):
    office.register(on=date(2026, 11, 20))
    published(office, STORM.replace("11-23", "12-23"))

    page = admin.get(reverse("office:moved_due_days"))

    assert page.context["moved"] == []
    assert "1 hồ sơ giữ nguyên." in page.text


def test_a_long_preview_stops_and_says_so(admin, office, monkeypatch):
    for _ in range(3):
        office.register(on=date(2026, 11, 20))
    published(office)
    monkeypatch.setattr(moved_due_days, "DOSSIERS_OF_A_PREVIEW", 2)

    page = admin.get(reverse("office:moved_due_days"))

    assert len(page.context["moved"]) == 2
    assert "trang này chỉ xét 2 hồ sơ đầu tiên" in page.text


def test_only_an_administrator_publishes_and_applies(sign_in, office):
    leader = sign_in("chu")

    assert publish(leader, office.commune).status_code == 403
    assert leader.post(reverse("office:moved_due_days")).status_code == 403
    assert "Công bố lịch riêng" not in leader.get(reverse("office:calendar")).text
