"""A dossier's page: what it explains, and what can be done from it."""

from datetime import date

import pytest
from django.urls import reverse

from socai.apps.dossiers import queries as dossiers
from socai.domain.access import SYSTEM

MONDAY, THURSDAY = date(2026, 11, 16), date(2026, 11, 19)


@pytest.fixture
def dossier(office):
    return office.register(on=THURSDAY)


def page(client, dossier_id):
    return client.get(reverse("desk:dossier", args=[dossier_id]))


def move(client, dossier_id, key, **words):
    return client.post(reverse("desk:move", args=[dossier_id, key]), words, follow=True)


def seen_by(answer):
    return answer.context["seen"]


def test_the_page_explains_the_due_date_day_by_day(sign_in, dossier):
    answer = page(sign_in("minh"), dossier)

    assert "ngày tiếp nhận, không tính" in answer.text
    assert "ngày nghỉ hằng tuần" in answer.text
    assert [row.number for row in answer.context["counted"]] == [None, 1, None, None, 2, 3]


def test_the_page_shows_what_the_book_has(sign_in, dossier):
    answer = page(sign_in("minh"), dossier)

    assert "Nguồn tiếp nhận" in answer.text
    assert "Đang xử lý trong hạn" in answer.text


def test_a_page_of_a_dossier_takes_few_queries(sign_in, dossier, django_assert_max_num_queries):
    client = sign_in("minh")
    page(client, dossier)

    with django_assert_max_num_queries(10):
        page(client, dossier)


def test_each_officer_is_offered_only_what_the_post_allows(sign_in, dossier):
    assert "Xử lý xong" in page(sign_in("minh"), dossier).text
    assert "Hiện không có việc nào dành cho vị trí của anh/chị" in page(sign_in("lan"), dossier).text


def test_a_suspension_takes_a_reason_and_stops_the_clock(sign_in, dossier):
    client = sign_in("minh")

    refused = move(client, dossier, "suspend")
    done = move(client, dossier, "suspend", reason="payment")

    assert "Cần chọn một lý do tạm dừng." in refused.text
    assert "tạm dừng" in done.text
    assert "thời hạn đang tạm dừng" in done.text
    assert "Chờ người nộp thực hiện nghĩa vụ tài chính" in done.text


def test_a_result_is_returned_by_the_desk_after_it_was_processed(sign_in, dossier):
    move(sign_in("minh"), dossier, "process")

    answer = move(sign_in("lan"), dossier, "return_result")

    assert "đã trả kết quả" in answer.text
    assert "xong trước hạn" in answer.text


def test_a_move_the_state_does_not_take_says_which_it_does(sign_in, dossier):
    answer = move(sign_in("minh"), dossier, "resume")

    assert "chưa thể “Tiếp tục giải quyết”" in answer.text
    assert "lúc này có thể: Tạm dừng, Xử lý xong" in answer.text


def test_the_second_of_two_officers_is_told_what_changed(sign_in, dossier):
    client = sign_in("minh")
    seen = seen_by(page(client, dossier))
    move(client, dossier, "suspend", reason="supplement", seen=seen)

    answer = move(client, dossier, "process", seen=seen)

    assert "Hồ sơ đã thay đổi sau khi anh/chị mở trang" in answer.text
    assert [change.title for change in answer.context["changes"]] == ["Đã tạm dừng tính thời hạn"]
    assert dossiers.get_dossier(SYSTEM, dossier).state == "suspended"


def test_what_was_typed_survives_a_refusal(sign_in, office):
    done = office.register(on=MONDAY)
    office.process(done, on=THURSDAY)

    answer = move(
        sign_in("minh"), done, "report_late_click", real_day="2026-11-20", evidence="Sổ ký nhận, trang 7"
    )

    assert "ngày xong thực tế phải sớm hơn ngày đó" in answer.text
    assert "Sổ ký nhận, trang 7" in answer.text


def test_what_was_typed_survives_even_when_the_move_is_gone(sign_in, dossier):
    client = sign_in("chu")

    answer = move(client, dossier, "reopen", decision="12/QĐ-UBND")

    assert "chưa thể “Mở lại theo quyết định”" in answer.text
    assert 'value="12/QĐ-UBND"' in answer.text


def test_a_late_click_counts_once_a_second_person_approves(sign_in, office):
    done = office.register(on=date(2026, 11, 12))
    office.process(done, on=THURSDAY)
    assert "xong quá hạn 2 ngày làm việc" in page(sign_in("minh"), done).text

    reported = move(sign_in("minh"), done, "report_late_click", real_day="17/11/2026", evidence="Sổ trang 7")
    approved = move(sign_in("chu"), done, "approve_late_click")

    assert "Chờ người thứ hai duyệt: việc đã xong từ ngày 17/11/2026." in reported.text
    assert "xong đúng ngày hẹn" in approved.text
    assert "(đỏ, đảo số" in approved.text


def test_a_leader_reopens_by_decision(sign_in, office):
    done = office.register(on=MONDAY)
    office.process(done, on=THURSDAY)

    refused = move(sign_in("chu"), done, "reopen", decision="")
    answer = move(sign_in("chu"), done, "reopen", decision="12/QĐ-UBND")

    assert "Cần ghi số quyết định cho phép mở lại, ví dụ 12/QĐ-UBND." in refused.text
    assert "Quyết định số 12/QĐ-UBND" in answer.text
    assert "đang giải quyết" in answer.text


def test_a_move_without_the_post_for_it_is_answered_with_the_post_it_takes(sign_in, dossier):
    answer = move(sign_in("lan"), dossier, "process")

    assert answer.status_code == 403
    assert "cán bộ giải quyết hồ sơ" in answer.text


def test_a_dossier_of_other_units_and_an_unknown_move_are_not_found(sign_in, dossier):
    client = sign_in("minh")

    assert page(client, dossier + 1000).status_code == 404
    assert move(client, dossier, "burn").status_code == 404
    assert move(client, dossier + 1000, "process").status_code == 404


def test_an_address_of_a_move_opened_by_hand_leads_to_the_dossier(sign_in, dossier):
    answer = sign_in("minh").get(reverse("desk:move", args=[dossier, "process"]))

    assert answer.url == reverse("desk:dossier", args=[dossier])
