"""Taking a dossier in at the desk."""

import pytest
from django.urls import reverse

from socai.apps.dossiers import queries as dossiers
from socai.domain.access import SYSTEM


@pytest.fixture
def handed_in(office):
    return {
        "procedure": office.procedure,
        "applicant": "Võ Thị Sáu",
        "channel": "counter",
        "receiving_unit": office.center,
        "competent_unit": office.commune,
    }


def test_a_dossier_taken_in_opens_with_its_due_date_and_distance(sign_in, handed_in):
    answer = sign_in("lan").post(reverse("desk:intake"), handed_in, follow=True)

    assert "Đã ghi nhận hồ sơ H15.50.01-261120-0001." in answer.text
    assert "đang giải quyết" in answer.text
    assert "25/11/2026" in answer.text
    assert "còn 3 ngày làm việc" in answer.text


def test_the_place_of_receipt_is_that_of_the_post_held(sign_in, office):
    answer = sign_in("lan").get(reverse("desk:intake"))

    assert "Nơi tiếp nhận: Trung tâm Phục vụ hành chính công xã Ea Hòa" in answer.text
    assert f'<input type="hidden" name="receiving_unit" value="{office.center}"' in answer.text


def test_a_place_of_receipt_outside_the_post_is_not_accepted(sign_in, handed_in, office):
    answer = sign_in("lan").post(reverse("desk:intake"), {**handed_in, "receiving_unit": office.province})

    assert answer.status_code == 200
    assert dossiers.list_dossiers(SYSTEM) == []


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(sign_in, handed_in):
    answer = sign_in("lan").post(reverse("desk:intake"), {**handed_in, "procedure": "", "channel": "post"})

    assert "Cần chọn một thủ tục trong danh sách." in answer.text
    assert 'value="Võ Thị Sáu"' in answer.text
    assert '<input type="radio" name="channel" value="post"' in answer.text
    assert dossiers.list_dossiers(SYSTEM) == []


def test_of_a_scanned_identity_card_only_the_name_is_kept(sign_in, handed_in):
    card = "066090000123|240123456|Võ Thị Sáu|01021990|Nữ|Xã Ea Hòa|01072021"

    answer = sign_in("lan").post(reverse("desk:intake"), {**handed_in, "applicant": card}, follow=True)

    assert "Võ Thị Sáu" in answer.text
    assert "066090000123" not in answer.text


def test_an_online_dossier_waits_for_acceptance(sign_in, handed_in):
    answer = sign_in("lan").post(reverse("desk:intake"), {**handed_in, "channel": "online"}, follow=True)

    assert "chờ tiếp nhận" in answer.text
    assert "Hạn tiếp nhận" in answer.text


def test_who_resolves_dossiers_does_not_take_them_in(sign_in):
    answer = sign_in("minh").get(reverse("desk:intake"))

    assert answer.status_code == 403
    assert "cán bộ một cửa" in answer.text
