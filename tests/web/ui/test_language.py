"""Vietnamese unless a person chose otherwise."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_a_browser_that_announces_english_still_gets_vietnamese():
    answer = Client(headers={"accept-language": "en-US,en"}).get(reverse("account_login"))

    assert '<html lang="vi">' in answer.text
    assert answer["Content-Language"] == "vi"


@pytest.mark.django_db
def test_the_switch_in_the_header_changes_the_language_and_stays_on_the_page():
    client = Client()

    switched = client.post(reverse("set_language"), {"language": "en", "next": reverse("account_login")})
    answer = client.get(switched.url)

    assert switched.url == reverse("account_login")
    assert '<html lang="en">' in answer.text
    assert "Sign in" in answer.text


@pytest.mark.django_db
def test_a_language_nobody_speaks_here_means_vietnamese():
    client = Client()
    client.cookies["language"] = "tlh"

    answer = client.get(reverse("account_login"))

    assert '<html lang="vi">' in answer.text
