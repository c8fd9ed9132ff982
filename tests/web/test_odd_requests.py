"""Whatever an address or a form carries, the answer is a page, a refusal or "not found", never a fault."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from socai.apps.organizations.services import hold_post
from socai.domain.access import SYSTEM, Role
from tests.support.an_office import OPENED_ON

PEOPLE = ("lan", "minh", "hoa", "chu", "quan", "moi", "ai")
ODD = (
    "-1",
    "9" * 30,
    "9" * 5_000,
    "٣",
    "a\x00b",
    "'; %s {x}",
    "a" * 10_000,
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    f"0:dossier:{9 * 10**30}",
    "0:\x00:1",
    f"local:{9 * 10**30}-x",
    "month-0000-01",
)
STATEMENT = ("unit", "form", "window", "first_day", "last_day", "borders")
# What each page reads of its address, beside the places in the path.
READ = {
    "account_login": ("next",),
    "set_language": ("next",),
    "desk:worklist": ("text", "state", "due", "after"),
    "office:calendar": ("version", "year", "start", "days"),
    "office:statements": ("after",),
    "office:live": STATEMENT,
    "office:close": STATEMENT,
    "office:live_line": (*STATEMENT, "after"),
    "office:statement_line": ("after",),
    "office:units": ("on",),
}
SENT = {
    "account_login": ("login", "password"),
    "set_language": ("language", "next"),
    "desk:intake": ("procedure", "applicant", "channel", "receiving_unit", "competent_unit"),
}
KEYS = (
    "process",
    "suspend",
    "reopen",
    "report_late_click",
    "approve_late_click",
    "dossiers.received",
    "x\x00",
)
NUMBERS = ("0", str(2**63), "9" * 30, "9" * 5_000)


@pytest.fixture
def all_roles(office):
    """One person who may do everything."""
    ai = get_user_model().objects.create(username="ai", full_name="Ngô Thị Ai")
    for role in Role:
        hold_post(user_id=ai.pk, unit_id=office.province, role=role, valid_from=OPENED_ON, by=SYSTEM)
    return ai


@pytest.fixture
def places(office, all_roles) -> Mapping[str, str]:
    """What exists, by the name it has in an address."""
    dossier = office.register(on=date(2026, 11, 19))
    return {"dossier_id": str(dossier), "unit_id": str(office.commune), "key": "process"}


def addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address of the application with the names of its places."""

    def walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                yield from walk(each, f"{each.namespace}:" if each.namespace else namespace)
            elif isinstance(each, URLPattern):
                yield namespace + str(each.name), tuple(each.pattern.converters)

    yield from walk(get_resolver(), "")


def located(name: str, names: tuple[str, ...], places: Mapping[str, str]) -> str:
    return reverse(name, kwargs={each: places.get(each, "1") for each in names})


def browser(client: Client) -> Client:
    """One to which a fault is a page, as it is to people."""
    client.raise_request_exception = False
    return client


def is_fault(answer) -> bool:
    return answer.status_code >= 500


@pytest.mark.parametrize("username", PEOPLE)
def test_every_address_answers_everybody(sign_in, places, username):
    client = browser(sign_in(username))

    answers = [
        (method.__name__, name, method(located(name, names, places)))
        for name, names in addresses()
        for method in (client.get, client.post)
        if name != "account_logout"
    ]

    assert [each[:2] for each in answers if is_fault(each[2])] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_names_nothing_is_not_found(sign_in, places, number):
    client = browser(sign_in("ai"))
    nowhere = dict.fromkeys(places, number)

    answers = [
        (method.__name__, name, method(path))
        for name, names in addresses()
        if any(each.endswith("_id") for each in names)
        for path in [located(name, names, nowhere)]
        for method in (client.get, client.post)
    ]

    assert [each[:2] for each in answers if is_fault(each[2])] == []


@pytest.mark.parametrize("name", READ)
def test_whatever_the_address_asks_for_the_page_answers(sign_in, places, office, name):
    client = browser(sign_in("ai"))
    names = dict(addresses())[name]
    usual = {
        "unit": office.commune,
        "form": "dossiers.monthly",
        "window": "two_days",
        "first_day": "2026-11-01",
        "last_day": "2026-11-20",
        "borders": "today",
        "start": "2026-11-20T08:00",
        "days": "5",
    }
    usual = {key: value for key, value in usual.items() if key in READ[name]}
    path = located(name, names, {**places, "key": "dossiers.received"})

    answers = [(key, odd, client.get(path, {**usual, key: odd})) for key in READ[name] for odd in ODD]
    if name == "office:close":
        answers += [
            (key, odd, client.post(path, query_params={**usual, key: odd}))
            for key in READ[name]
            for odd in ODD
        ]

    assert [each[:2] for each in answers if is_fault(each[2])] == []


@pytest.mark.parametrize("name", SENT)
def test_whatever_a_form_sends_the_page_answers(sign_in, places, office, name):
    client = browser(sign_in("ai"))
    path = located(name, dict(addresses())[name], places)
    usual = {
        "login": "lan",
        "password": "x",
        "language": "en",
        "procedure": office.procedure,
        "applicant": "Nguyễn Văn A",
        "channel": "counter",
        "receiving_unit": office.center,
        "competent_unit": office.commune,
    }
    usual = {key: value for key, value in usual.items() if key in SENT[name]}

    answers = [(key, odd, client.post(path, {**usual, key: odd})) for key in SENT[name] for odd in ODD]

    assert [each[:2] for each in answers if is_fault(each[2])] == []


@pytest.mark.parametrize("key", KEYS)
def test_whatever_is_sent_with_a_move_the_dossiers_page_answers(sign_in, places, key):
    client = browser(sign_in("ai"))
    path = located("desk:move", ("dossier_id", "key"), {**places, "key": key})
    usual = {"reason": "supplement", "decision": "1/QĐ", "real_day": "2026-11-19", "evidence": "sổ"}

    answers = [(odd, client.post(path, {**usual, "seen": odd})) for odd in ODD]
    answers += [(odd, client.post(path, dict.fromkeys(usual, odd))) for odd in ODD]

    assert [odd for odd, answer in answers if is_fault(answer)] == []


@pytest.mark.parametrize(
    "sheet",
    [
        b"\x00",
        b"\xff\xfe\x00",
        b"code,name\n\x00,\x00\n",
        b"code\n" + b"a" * 200_000,
        b'"' * 9,
        b"," * 70_000,
    ],
)
def test_whatever_file_is_sent_the_page_of_units_answers(sign_in, places, sheet):
    client = browser(sign_in("quan"))

    answer = client.post(reverse("office:import_units"), {"sheet": SimpleUploadedFile("a.csv", sheet)})

    assert not is_fault(answer)
