"""Who comes in, and what of the account library can be reached."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.support.an_office import PASSWORD

pytestmark = pytest.mark.usefixtures("office")


def test_an_officer_signs_in_with_the_name_and_password_given():
    client = Client()

    answer = client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("home")
    assert "Nguyễn Ngọc Lan" in answer.text
    assert 'role="status"' not in answer.text


def test_a_wrong_password_is_refused_and_the_name_is_kept():
    answer = Client().post(reverse("account_login"), {"login": "lan", "password": "không nhớ nữa"})

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.text
    assert 'value="lan"' in answer.text
    assert "không nhớ nữa" not in answer.text
    assert 'role="alert"' in answer.text


def test_an_empty_sign_in_says_what_each_field_takes():
    answer = Client().post(reverse("account_login"), {"login": "", "password": ""})

    assert "Cần điền tên đăng nhập do quản trị viên cấp." in answer.text
    assert "Cần điền mật khẩu." in answer.text


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_email", "account_change_password"]
)
def test_nobody_registers_alone_or_resets_a_password_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("page", ["home", "desk:worklist", "desk:intake", "office:statements", "office:book"])
def test_a_page_asks_to_sign_in_first_and_goes_on_afterwards(page):
    client = Client()

    asked = client.get(reverse(page))
    answer = client.post(asked.url, {"login": "lan", "password": PASSWORD, "next": reverse(page)})

    assert asked.url == f"{reverse('account_login')}?next={reverse(page)}"
    assert answer.url == reverse(page)


def test_signing_out_takes_a_click_and_not_only_a_visit(sign_in):
    client = sign_in("lan")

    asked = client.get(reverse("account_logout"))
    assert "Đăng xuất khỏi Sổ Cái?" in asked.text
    assert client.get(reverse("home")).status_code == 200

    client.post(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 302


def test_an_account_that_is_attacked_is_left_alone_for_a_while():
    client = Client()

    for number in range(12):
        answer = client.post(reverse("account_login"), {"login": "lan", "password": f"sai lần {number}"})

    assert "Đã nhập sai quá nhiều lần. Xin chờ năm phút" in answer.text


def test_too_many_wrong_passwords_are_answered_with_a_page_that_says_what_to_do():
    client = Client()

    answers = [
        client.post(reverse("account_login"), {"login": "lan", "password": f"sai lần {n}"}) for n in range(40)
    ]

    assert answers[-1].status_code == 429
    assert "Xin chờ năm phút" in answers[-1].text


@pytest.mark.parametrize("page", ["home", "desk:worklist", "office:book"])
def test_nothing_of_a_person_stays_in_the_browser_for_the_next_one(sign_in, page):
    answer = sign_in("hoa").get(reverse(page))

    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
