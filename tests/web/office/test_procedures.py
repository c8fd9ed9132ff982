"""The catalogue of procedures, and publishing a version of one."""

from datetime import date

import pytest
from django.urls import reverse

from socai.apps.procedures.queries import get_newest, list_open_versions
from socai.web.office import procedure_pages

GOOD = {
    "code": "2.000815",
    "title": "Chứng thực bản sao từ bản chính",
    "field": "Chứng thực",
    "level": "commune",
    "online_level": "partial",
    "limit_working_days": "1",
    "legal_basis": "Nghị định về chứng thực, Điều 7",
    "decision_number": "77/QĐ-UBND",
    "decision_on": "2026-11-02",
    "valid_from": "2026-12-01",
}
KNOWN = "1.004873"


@pytest.fixture
def admin(sign_in):
    return sign_in("quan")


def publish(client, known="", **words):
    name, args = ("publish_version", [known]) if known else ("publish_procedure", [])
    return client.post(reverse(f"office:{name}", args=args), GOOD | words)


def test_everybody_sees_the_catalogue_and_only_an_administrator_publishes(sign_in):
    page = sign_in("lan").get(reverse("office:procedures"))

    assert "Cấp giấy xác nhận tình trạng hôn nhân" in page.text
    assert "đang áp dụng" in page.text
    assert "Công bố thủ tục mới" not in page.text
    assert publish(sign_in("chu")).status_code == 403
    assert publish(sign_in("chu"), KNOWN).status_code == 403


def test_a_procedure_is_published_after_the_question(admin):
    asked = publish(admin)

    assert "Công bố phiên bản 1 của thủ tục 2.000815?" in asked.text
    assert "cấp xã" in asked.text
    assert not list_open_versions(date(2027, 1, 1)).filter(procedure__code="2.000815").exists()

    done = admin.post(
        reverse("office:publish_procedure"), dict(asked.context["typed"]) | {"confirmed": "yes"}
    )

    assert done.status_code == 302
    version = get_newest("2.000815")
    assert (version.limit_working_days, version.legal_basis) == (1, GOOD["legal_basis"])
    assert "chưa đến ngày" in admin.get(reverse("office:procedures")).text


def test_the_next_version_starts_from_the_last_and_keeps_its_code(admin):
    page = admin.get(reverse("office:publish_version", args=[KNOWN]))

    publish(admin, KNOWN, code="2.000815", confirmed="yes")

    assert page.context["form"].initial["title"] == "Cấp giấy xác nhận tình trạng hôn nhân"
    assert get_newest(KNOWN).number == 2
    listed = admin.get(reverse("office:procedures")).context["rows"]
    assert [(row.code, [version.number for version in row.versions]) for row in listed] == [(KNOWN, [2, 1])]
    assert [version.is_in_force for version in listed[0].versions] == [False, True]


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"code": "1.48"}, "code", "không phải mã thủ tục; nhận số 1 hoặc 2"),
        ({"code": KNOWN, "valid_from": "2025-07-01"}, "valid_from", "phiên bản mới áp dụng sau ngày đó"),
        ({"limit_working_days": "0"}, "limit_working_days", "ít nhất là 1 ngày làm việc"),
        ({"limit_working_days": "mười"}, "limit_working_days", "ví dụ 15"),
        ({"title": ""}, "title", "Cần ghi tên thủ tục"),
        ({"level": ""}, "level", "Cần chọn cấp giải quyết"),
        ({"decision_on": "2026-13-01"}, "decision_on", "Không đọc được ngày này"),
    ],
)
def test_what_cannot_be_published_is_refused_beside_the_field(admin, words, field, said):
    answer = publish(admin, **words)

    form = answer.context["form"]
    assert said in " ".join(form.errors[field])
    assert form["field"].value() == "Chứng thực"


def test_going_back_from_the_question_keeps_everything_typed(admin):
    answer = publish(admin, edit="yes")

    assert answer.context["form"]["title"].value() == GOOD["title"]
    assert not answer.context["form"].errors


def test_the_catalogue_is_searched_and_paged(admin, monkeypatch):
    for code in ("2.000815", "2.000816"):
        publish(admin, code=code, confirmed="yes")
    monkeypatch.setattr(procedure_pages, "PROCEDURES_OF_A_PAGE", 2)

    first = admin.get(reverse("office:procedures"))
    second = admin.get(reverse("office:procedures"), {"after": first.context["next_after"]})
    sought = admin.get(reverse("office:procedures"), {"text": "Chứng thực"})

    assert [row.code for row in first.context["rows"]] == [KNOWN, "2.000815"]
    assert [row.code for row in second.context["rows"]] == ["2.000816"]
    assert second.context["next_after"] is None
    assert [row.code for row in sought.context["rows"]] == ["2.000815", "2.000816"]
    nothing = admin.get(reverse("office:procedures"), {"text": "đất đai"})
    assert "Không có thủ tục nào khớp" in nothing.text


def test_an_unknown_procedure_has_no_next_version(admin):
    assert admin.get(reverse("office:publish_version", args=["9.999999"])).status_code == 404
