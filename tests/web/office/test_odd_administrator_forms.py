"""Whatever the administrator's forms carry, the answer is a page or a refusal, never a fault."""

import pytest
from django.urls import reverse

ODD = ("-1", "9" * 30, "9" * 5_000, "٣", "a\x00b", "0001-01-01", "9999-12-31")
DECIDED = {"decision_number": "7/QĐ-UBND", "decision_date": "2026-11-10", "on": "2026-12-01"}
PAGES = {
    "create_unit": {"name": "Xã Mới", "kind": "commune", "parent": "1", "code": "H15.60"},
    "rename": {"name": "Xã Mới"},
    "move": {"parent": "1"},
    "merge": {"units": "3"},
    "split": {"into": ["1", "3"], "heir": "3"},
    "abolish": {},
    "codes": {"old_agency_code": "000.00.06.H56", "administrative_code": "24133"},
    "hold_post": {"person": "6", "role": "leader", "valid_from": "2026-11-20", "valid_to": "2027-01-01"},
    "end_post": {"on": "2026-11-20"},
    "new_account": {"full_name": "A B", "username": "a.b", "password": "bốn mùa cao nguyên"},
    "publish_calendar": {"unit": "2", "text": "ordinary_days: [2026-08-31]"},
    "publish_procedure": {
        "code": "2.000815",
        "title": "Chứng thực",
        "field": "Chứng thực",
        "level": "commune",
        "online_level": "partial",
        "limit_working_days": "1",
        "legal_basis": "Nghị định",
        "decision_on": "2026-11-02",
        "valid_from": "2026-12-01",
    },
}
CHANGES = frozenset({"rename", "move", "merge", "split", "abolish", "codes"})


def address_of(page, office) -> str:
    if page in CHANGES:
        return reverse("office:change_unit", args=[office.commune, page])
    if page in {"hold_post", "new_account"}:
        return reverse(f"office:{page}", args=[office.commune])
    if page == "end_post":
        return reverse("office:end_post", args=[office.center, 1])
    return reverse(f"office:{page}")


@pytest.mark.parametrize("page", PAGES)
def test_whatever_one_field_carries_the_page_answers(sign_in, office, page):
    client, address = sign_in("quan"), address_of(page, office)
    good = DECIDED | PAGES[page]

    sent = [good | {name: odd} for name in good for odd in ODD]
    sent += [good | {"on": odd, button: "yes"} for odd in ODD for button in ("refresh", "edit")]
    answers = [client.post(address, words).status_code for words in sent]

    assert set(answers) <= {200, 302, 403, 404}


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("office:procedures", "text"),
        ("office:procedures", "after"),
        ("office:create_unit", "parent"),
        ("desk:export_worklist", "text"),
        ("desk:export_worklist", "after"),
    ],
)
def test_whatever_the_address_asks_for_the_page_answers(sign_in, page, asked):
    client = sign_in("quan" if page.startswith("office") else "minh")

    answers = {client.get(reverse(page), {asked: odd}).status_code for odd in ODD}

    assert answers == {200}


@pytest.mark.parametrize("number", [0, 2**63, 9 * 10**30])
def test_an_impossible_number_in_the_address_is_not_found(sign_in, office, number):
    client = sign_in("quan")
    names = ("hold_post", "new_account", "unit")

    answers = [client.get(reverse(f"office:{name}", args=[number])).status_code for name in names]
    answers.append(client.get(reverse("office:change_unit", args=[number, "rename"])).status_code)
    answers.append(client.get(reverse("office:end_post", args=[office.center, number])).status_code)
    answers.append(client.get(reverse("office:publish_version", args=["a\x00b"])).status_code)

    assert set(answers) == {404}
