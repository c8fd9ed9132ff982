"""Pages for when something is wrong say what to do, also when little of the house still stands."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults


@pytest.mark.django_db
def test_an_address_nobody_knows_leads_back_home():
    answer = Client().get("/nowhere/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang hoặc hồ sơ này" in answer.text
    assert f'href="{reverse("home")}"' in answer.text


def test_a_fault_is_told_without_asking_the_database():
    answer = defaults.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Việc vừa làm chưa được ghi." in answer.content.decode()


def test_a_malformed_request_is_told_that_nothing_was_recorded():
    answer = defaults.bad_request(RequestFactory().get("/"), SuspiciousOperation())

    assert answer.status_code == 400
    assert "chưa có gì được ghi" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_open_too_long_says_how_to_keep_what_was_typed():
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "lan"})

    assert answer.status_code == 403
    assert "Bấm nút quay lại của trình duyệt" in answer.text


def test_an_account_that_was_closed_says_whom_to_ask(office):
    get_user_model().objects.filter(username="lan").update(is_active=False)

    answer = Client().get(reverse("account_inactive"))

    assert "Tài khoản này đã ngừng hoạt động" in answer.text


@pytest.mark.django_db
def test_a_page_may_load_nothing_but_its_own_files():
    policy = Client().get(reverse("account_login"))["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
