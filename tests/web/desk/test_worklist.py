"""The worklist and the addresses that narrow it."""

import csv
from datetime import date

import pytest
from django.urls import reverse

from socai.domain.dossiers import Channel
from socai.web.desk import worklist_export

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


def lines_of(answer):
    return list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))


def test_the_filtered_list_is_downloaded_whole_for_a_spreadsheet(sign_in, office, monkeypatch):
    monkeypatch.setattr(worklist_export, "_BATCH", 2)
    for day in (16, 17, 18):
        office.register("Võ Thị Sáu", on=date(2026, 11, day))
    office.process(office.register("Lê Văn Tám", on=date(2026, 11, 18)), on=date(2026, 11, 19))
    client = sign_in("minh")

    answer = client.get(reverse("desk:export_worklist"), {"state": "processing"})

    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Disposition"] == 'attachment; filename="ho-so-2026-11-20.csv"'
    heading, *rows = csv.reader(content.decode("utf-8-sig").splitlines())
    assert heading[0] == "Mã hồ sơ"
    assert [row[7] for row in rows] == ["23/11/2026", "20/11/2026", "19/11/2026"]
    assert {row[1] for row in rows} == {"Võ Thị Sáu"}
    assert rows[0][4:7] == [
        "Trung tâm Phục vụ hành chính công xã Ea Hòa",
        "Ủy ban nhân dân xã Ea Hòa",
        "đang giải quyết",
    ]


def test_the_list_links_to_the_same_filters_as_a_sheet(sign_in, office):
    office.register(on=date(2026, 11, 18))
    client = sign_in("minh")

    shown = client.get(reverse("desk:worklist"), {"state": "processing", "after": "999999999"})
    empty = client.get(reverse("desk:worklist"), {"state": "returned"})

    assert f'href="{reverse("desk:export_worklist")}?state=processing"' in shown.text
    assert reverse("desk:export_worklist") not in empty.text


def test_the_sheet_speaks_the_language_of_the_page(sign_in, office):
    office.register(on=date(2026, 11, 18))
    client = sign_in("minh")
    client.cookies["language"] = "en"

    heading, row = lines_of(client.get(reverse("desk:export_worklist")))

    assert heading[0] == "Dossier code"
    assert row[6] == "in progress"


def test_a_name_that_begins_like_a_formula_stays_a_name(sign_in, office):
    office.register("=1+1", on=date(2026, 11, 18))

    _, row = lines_of(sign_in("minh").get(reverse("desk:export_worklist")))

    assert row[1] == "'=1+1"


def test_nobody_downloads_what_they_may_not_see(sign_in, office):
    office.register(on=date(2026, 11, 18))

    assert sign_in("quan").get(reverse("desk:export_worklist")).status_code == 403
    assert sign_in("moi").get(reverse("desk:export_worklist")).status_code == 403
