"""Posts given and ended on a unit's page, and accounts for who is new."""

from datetime import date

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.urls import reverse

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.queries import list_events
from socai.apps.organizations.queries import actor_for, list_posts, list_posts_from
from socai.domain.access import Role

GOOD = {"full_name": "Y Thanh Niê", "username": "thanh.nie", "password": "bốn mùa cao nguyên"}


@pytest.fixture
def admin(sign_in):
    return sign_in("quan")


@pytest.fixture
def newcomer(office):
    return get_user_model().objects.get(username="moi")


def hold(client, unit, **words):
    return client.post(reverse("office:hold_post", args=[unit]), {"valid_from": "2026-11-20"} | words)


def test_the_unit_page_lists_who_holds_which_post(sign_in, office):
    page = sign_in("lan").get(reverse("office:unit", args=[office.commune]))

    assert [(row.person, str(row.role)) for row in page.context["posts"]] == [
        ("Phạm Quốc Chủ", "lãnh đạo"),
        ("Lê Thị Hoa", "cán bộ cải cách hành chính"),
        ("Trần Văn Minh", "cán bộ giải quyết hồ sơ"),
    ]
    assert "Giao vị trí" not in page.text


def test_a_person_takes_a_post_and_may_do_what_it_allows(admin, office, newcomer, friday):
    answer = hold(admin, office.commune, person=newcomer.pk, role="leader")

    assert answer.status_code == 302
    (grant,) = actor_for(newcomer, on=friday).grants
    assert (grant.role, grant.units) == (Role.LEADER, {office.commune, office.center})


def test_a_post_to_come_stands_on_the_page_already(admin, office, newcomer):
    hold(admin, office.commune, person=newcomer.pk, role="leader", valid_from="2027-01-01")

    page = admin.get(reverse("office:unit", args=[office.commune]))

    assert "Vũ Mới Đến" in page.text
    assert "01/01/2027" in page.text


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"person": ""}, "person", "ai chưa có tài khoản thì tạo tài khoản trước"),
        ({"role": ""}, "role", "Cần chọn một vai trò."),
        ({"valid_from": "2020-01-01"}, "valid_from", "nhận từ ngày 02/07/2025 trở đi"),
        ({"valid_to": "2026-11-20"}, "valid_to", "phải kết thúc sau ngày đó"),
    ],
)
def test_a_post_that_cannot_be_held_is_refused_beside_the_field(admin, office, newcomer, words, field, said):
    answer = hold(admin, office.commune, **({"person": newcomer.pk, "role": "leader"} | words))

    assert said in " ".join(answer.context["form"].errors[field])
    assert not list_posts_from(date(2026, 11, 20), unit_id=office.province)[1:]


def test_the_same_post_is_not_held_twice(admin, office, newcomer):
    words = {"person": newcomer.pk, "role": "leader"}
    hold(admin, office.commune, **words)

    answer = hold(admin, office.commune, **words)

    assert "đang giữ chính vị trí đó từ ngày 20/11/2026" in answer.text


def test_a_post_ends_on_a_day(admin, office, friday):
    (post,) = list_posts_from(friday, unit_id=office.center)
    address = reverse("office:end_post", args=[office.center, post.pk])

    refused = admin.post(address, {"on": "2025-07-01"})
    ended = admin.post(address, {"on": "2026-11-20"})

    assert "nhận từ ngày 02/07/2025 trở đi" in refused.text
    assert ended.status_code == 302
    assert list_posts(on=friday, units=[office.center]) == []
    assert admin.get(address).status_code == 404


def test_a_newcomer_gets_an_account_and_then_a_post(admin, office):
    made = admin.post(reverse("office:new_account", args=[office.commune]), GOOD, follow=True)

    user = get_user_model().objects.get(username="thanh.nie")
    assert authenticate(username="thanh.nie", password=GOOD["password"]) == user
    assert "Đã tạo tài khoản thanh.nie." in made.text
    assert made.context["form"]["person"].value() == str(user.pk)
    assert [told.kind for told in list_events(RecordRef("user", user.pk))] == ["account.created"]


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"password": "ngắn"}, "password", "cần ít nhất 12 ký tự"),
        ({"password": "password1234"}, "password", "nhiều người dùng"),
        (
            {"password": "thanh.nie.thanh.nie", "username": "thanh.nie.thanh"},
            "password",
            "giống tên đăng nhập",
        ),
        ({"password": ""}, "password", "Cần đặt mật khẩu đầu tiên"),
        ({"username": "Thành Niê"}, "username", "chữ thường không dấu"),
        ({"username": "lan"}, "username", "đã có người dùng"),
        ({"full_name": ""}, "full_name", "Cần ghi họ và tên"),
    ],
)
def test_an_account_that_cannot_be_made_says_what_can(admin, office, words, field, said):
    answer = admin.post(reverse("office:new_account", args=[office.commune]), GOOD | words)

    form = answer.context["form"]
    assert said in " ".join(form.errors[field])
    assert form["username"].value() == (GOOD | words)["username"]
    assert not get_user_model().objects.filter(full_name="Y Thanh Niê").exists()


def test_only_an_administrator_gives_posts_and_accounts(sign_in, office, newcomer):
    leader = sign_in("chu")

    assert hold(leader, office.commune, person=newcomer.pk, role="leader").status_code == 403
    assert leader.post(reverse("office:new_account", args=[office.commune]), GOOD).status_code == 403
    assert leader.get(reverse("office:end_post", args=[office.commune, 1])).status_code == 403


def test_a_post_of_an_unknown_unit_is_not_found(admin, office):
    assert admin.get(reverse("office:hold_post", args=[999])).status_code == 404
