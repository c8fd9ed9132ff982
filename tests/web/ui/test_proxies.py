"""Sign-in behind a proxy, where every request comes from one address."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.usefixtures("office")
PROXY = "127.0.0.1"


def try_wrong_password(username, *, said):
    headers = {"x-forwarded-for": said}
    words = {"login": username, "password": "không nhớ nữa"}
    return Client().post(reverse("account_login"), words, headers=headers, REMOTE_ADDR=PROXY)


@pytest.fixture
def shut_out_at_one_window():
    """Somebody tried a dozen names in a row."""
    for number in range(12):
        try_wrong_password(f"ai-{number}", said="10.0.0.5")


@pytest.mark.parametrize(("proxies", "is_shut_out"), [(1, False), (0, True)])
def test_wrong_passwords_at_one_window_shut_nobody_else_out_when_the_proxy_is_trusted(
    settings, request, proxies, is_shut_out
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request.getfixturevalue("shut_out_at_one_window")

    answer = try_wrong_password("lan", said="10.0.0.6")

    assert ("Đã nhập sai quá nhiều lần" in answer.text) is is_shut_out
