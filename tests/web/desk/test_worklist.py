"""The worklist and the addresses that narrow it."""

from datetime import date

import pytest
from django.urls import reverse

from socai.domain.dossiers import Channel

MONDAY = date(2026, 11, 16)


@pytest.fixture
def three(office):
    """One overdue, one due on a later day, one that waits for acceptance."""
    late = office.register("Nguyễn Văn Muộn", on=date(2026, 11, 10))
    calm = office.register("Trần Thị Thư Thả", on=date(2026, 11, 19))
    online = office.register("Lê Trực Tuyến", on=date(2026, 11, 19), channel=Channel.ONLINE)
    return late, calm, online


def names_in(answer):
    names = ("Nguyễn Văn Muộn", "Trần Thị Thư Thả", "Lê Trực Tuyến")
    return [name for name in names if name in answer.text]


def test_every_dossier_of_the_units_stands_in_the_list(sign_in, three):
    answer = sign_in("minh").get(reverse("desk:worklist"))

    assert len(names_in(answer)) == 3
    assert "quá hạn 5 ngày làm việc" in answer.text
    assert "còn 2 ngày làm việc" in answer.text


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"due": "overdue"}, ["Nguyễn Văn Muộn"]),
        ({"state": "awaiting"}, ["Lê Trực Tuyến"]),
        ({"text": "Thư Thả"}, ["Trần Thị Thư Thả"]),
        ({"text": "261119-0001"}, ["Trần Thị Thư Thả"]),
        ({"state": "returned"}, []),
    ],
)
def test_the_address_narrows_the_list(sign_in, three, filters, expected):
    answer = sign_in("minh").get(reverse("desk:worklist"), filters)

    assert names_in(answer) == expected


def test_an_address_that_says_nonsense_asks_for_everything(sign_in, three):
    answer = sign_in("minh").get(
        reverse("desk:worklist"), {"state": "lost", "due": "someday", "after": "the last"}
    )

    assert len(names_in(answer)) == 3


def test_a_list_of_more_than_fifty_goes_on_where_the_page_ended(sign_in, office):
    made = [office.register(f"Người thứ {number}", on=MONDAY) for number in range(52)]
    client = sign_in("minh")

    first = client.get(reverse("desk:worklist"), {"state": "processing"})
    second = client.get(reverse("desk:worklist"), {"state": "processing", "after": made[2]})

    assert first.text.count("Người thứ ") == 50
    assert f"?state=processing&amp;after={made[2]}" in first.text
    assert second.text.count("Người thứ ") == 2
    assert "50 hồ sơ tiếp theo" not in second.text


def test_somebody_without_a_post_sees_no_dossiers_and_is_told_why(sign_in, three):
    answer = sign_in("moi").get(reverse("desk:worklist"))

    assert answer.status_code == 403
    assert "xem hồ sơ" in answer.text


def test_a_longer_list_takes_no_more_queries(sign_in, office, django_assert_max_num_queries):
    for number in range(20):
        office.register(f"Người thứ {number}", on=MONDAY)
    client = sign_in("minh")

    with django_assert_max_num_queries(8):
        client.get(reverse("desk:worklist"))
