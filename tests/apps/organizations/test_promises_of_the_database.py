"""What the database refuses even when somebody goes around the services."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from socai.apps.organizations.models import Decision, NamePeriod, ParentPeriod, Post, Succession, Unit

START = date(2025, 7, 1)
DAY = date(2026, 7, 1)


@pytest.fixture
def paper(db):
    return Decision.objects.create(number="7/QĐ-UBND", issued_on=START)


def unit(**facts):
    return Unit.objects.create(**{"code": "X1", "kind": "ward", "valid_from": START, **facts})


def name(owner, paper, **facts):
    return NamePeriod.objects.create(
        **{"unit": owner, "name": "Tên", "valid_from": START, "decision": paper, **facts}
    )


def parent(owner, paper, **facts):
    return ParentPeriod.objects.create(
        **{"unit": owner, "parent": None, "valid_from": START, "decision": paper, **facts}
    )


def succession(old, new, **facts):
    return Succession.objects.create(
        **{"predecessor": old, "successor": new, "on": DAY, "is_heir": True, "is_whole": True, **facts}
    )


def breaks(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_a_decision_is_kept_once_and_has_a_number(paper):
    breaks(lambda: Decision.objects.create(number="7/QĐ-UBND", issued_on=START))
    breaks(lambda: Decision.objects.create(number="", issued_on=START))


@pytest.mark.parametrize(
    "facts",
    [
        {"code": ""},
        {"kind": "kingdom"},
        {"valid_to": DAY},
        {"ending": "merged"},
        {"valid_to": DAY, "ending": "vanished", "with_paper": True},
        {"valid_to": START, "ending": "abolished", "with_paper": True},
        {"with_paper": True},
    ],
)
def test_a_unit_has_a_code_a_known_kind_and_an_end_that_is_whole(paper, facts):
    ended_by = {"ended_by": paper} if facts.pop("with_paper", False) else {}

    breaks(lambda: unit(**facts, **ended_by))


def test_a_code_names_one_unit_for_good(paper):
    unit(valid_to=DAY, ending="abolished", ended_by=paper)

    breaks(lambda: unit(valid_from=DAY))


@pytest.mark.parametrize("field", ["administrative_code", "old_agency_code"])
def test_two_standing_units_never_share_a_further_code(paper, field):
    unit(code="OLD", valid_to=DAY, ending="abolished", ended_by=paper, **{field: "00070"})
    unit(code="NEW", valid_from=DAY, **{field: "00070"})

    breaks(lambda: unit(code="X3", valid_from=DAY, **{field: "00070"}))


@pytest.mark.parametrize("make", [name, parent])
def test_a_period_of_a_unit_ends_after_it_starts_starts_once_and_is_open_once(paper, make):
    owner = unit()
    make(owner, paper)

    breaks(lambda: make(owner, paper, valid_to=DAY))
    breaks(lambda: make(owner, paper, valid_from=DAY))
    breaks(lambda: make(owner, paper, valid_from=DAY, valid_to=DAY))


def test_a_name_is_not_empty(paper):
    owner = unit()

    breaks(lambda: name(owner, paper, name=""))


def test_a_unit_does_not_lie_under_itself(paper):
    owner = unit()

    breaks(lambda: parent(owner, paper, parent=owner))


def test_a_unit_has_one_heir_that_is_another_unit_and_a_whole_successor_is_the_heir(db):
    old, new, other = unit(code="O"), unit(code="N"), unit(code="P")
    succession(old, new)

    breaks(lambda: succession(old, other))
    breaks(lambda: succession(old, new, is_heir=False, is_whole=False))
    breaks(lambda: succession(new, new))
    breaks(lambda: succession(new, other, is_heir=False))


def test_a_post_has_a_known_role_ends_after_it_starts_and_is_held_once(person):
    facts = {"user": person, "unit": unit(), "role": "leader", "valid_from": START}
    Post.objects.create(**facts)

    breaks(lambda: Post.objects.create(**{**facts, "role": "king", "valid_from": DAY}))
    breaks(lambda: Post.objects.create(**{**facts, "role": "administrator", "valid_to": START}))
    breaks(lambda: Post.objects.create(**{**facts, "valid_to": DAY}))
    breaks(lambda: Post.objects.create(**{**facts, "valid_from": DAY}))
