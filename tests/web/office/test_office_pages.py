"""Home, units, calendar, chart and the book."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from socai.apps.organizations import queries as organizations
from socai.domain.dossiers import Channel

HEADINGS = "Mã đơn vị,Loại đơn vị,Tên đơn vị,Mã đơn vị cấp trên,Từ ngày,Số quyết định,Ngày quyết định"


def test_every_figure_of_the_home_page_opens_to_as_many_dossiers(sign_in, office):
    office.register(on=date(2026, 11, 10))
    office.register(on=date(2026, 11, 17))
    office.register(on=date(2026, 11, 19), channel=Channel.ONLINE)
    office.process(office.register(on=date(2026, 11, 18)), on=date(2026, 11, 19))
    client = sign_in("minh")

    tallies = client.get(reverse("home")).context["tallies"]

    assert [tally.count for tally in tallies] == [1, 1, 1, 0, 1]
    for tally in tallies:
        assert len(client.get(tally.address).context["rows"]) == tally.count


def test_the_home_page_says_which_posts_are_held_today(sign_in):
    assert "cán bộ một cửa" in sign_in("lan").get(reverse("home")).text
    assert "Hôm nay anh/chị chưa giữ vị trí nào" in sign_in("moi").get(reverse("home")).text


def test_the_tree_is_shown_as_it_stood_on_the_day_asked_for(sign_in):
    client = sign_in("lan")

    today = client.get(reverse("office:units"))
    before = client.get(reverse("office:units"), {"on": "2025-06-30"})

    assert "Ủy ban nhân dân xã Ea Hòa" in today.text
    assert "Ngày này chưa có đơn vị nào hoạt động." in before.text


def test_a_day_that_cannot_be_read_is_refused_beside_the_field(sign_in):
    answer = sign_in("lan").get(reverse("office:units"), {"on": "hôm qua"})

    assert "Không đọc được ngày này." in answer.text
    assert 'value="hôm qua"' in answer.text


def test_a_unit_shows_its_names_parents_and_decisions(sign_in, office):
    answer = sign_in("lan").get(reverse("office:unit", args=[office.commune]))

    assert "1/QĐ-UBND ngày 20/06/2025" in answer.text
    assert "Ủy ban nhân dân tỉnh Đắk Nam" in answer.text
    assert sign_in("lan").get(reverse("office:unit", args=[999])).status_code == 404


def test_the_sheet_of_units_comes_back_unchanged(sign_in, office):
    client = sign_in("quan")
    sheet = client.get(reverse("office:export_units"))

    answer = client.post(
        reverse("office:import_units"), {"sheet": SimpleUploadedFile("u.csv", sheet.content)}, follow=True
    )

    assert sheet["Content-Type"].startswith("text/csv")
    assert "Đã thêm 0 đơn vị; 3 đơn vị đã có và không đổi." in answer.text


def test_a_sheet_with_wrong_rows_writes_nothing_and_lists_each_of_them(sign_in, office):
    rows = [
        "H15.70,xã,Xã Mới,H15,01/07/2025,2/QĐ-UBND,20/06/2025",
        "H15.71,hành tinh,Xã Lạ,H15,01/07/2025,2/QĐ-UBND,20/06/2025",
        "H15.72,xã,Xã Mồ Côi,H15.99,01/07/2025,2/QĐ-UBND,20/06/2025",
    ]
    sheet = SimpleUploadedFile("u.csv", "\n".join([HEADINGS, *rows]).encode())

    answer = sign_in("quan").post(reverse("office:import_units"), {"sheet": sheet})

    assert [row.row for row in answer.context["refused"]] == [3, 4]
    assert "Cột “Loại đơn vị” ghi “hành tinh”" in answer.text
    assert "H15.99" in answer.text
    assert organizations.find_unit_by_code("H15.70") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00sheet", "xin lưu lại bảng tính ở dạng “CSV UTF-8”"),
        (b"", "Tệp này trống"),
        ("Tên\nXã".encode(), "thiếu cột “Mã đơn vị”"),
    ],
)
def test_a_file_that_is_no_sheet_of_units_is_refused_with_what_is(sign_in, content, said):
    sheet = SimpleUploadedFile("u.csv", content)

    answer = sign_in("quan").post(reverse("office:import_units"), {"sheet": sheet})

    assert said in answer.text


def test_only_an_administrator_imports_units(sign_in):
    assert sign_in("chu").get(reverse("office:import_units")).status_code == 403


def test_the_calendar_counts_a_due_date_and_explains_it(sign_in):
    answer = sign_in("lan").get(reverse("office:calendar"), {"start": "2026-11-20T18:00", "days": "5"})

    assert "Ngày hẹn: 30/11/2026" in answer.text
    assert "nhận ngoài giờ, chuyển sang buổi làm việc kế tiếp" in answer.text
    assert "chưa xác nhận" in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"start": "", "days": "5"}, "Cần điền giờ và ngày"),
        ({"start": "2026-11-20T18:00", "days": "0"}, "Thời hạn ít nhất là 1 ngày làm việc."),
        ({"start": "2031-01-06T09:00", "days": "5"}, "Lịch hiện có từ năm 2023 đến năm 2027"),
    ],
)
def test_a_count_that_cannot_be_made_says_what_can(sign_in, asked, said):
    answer = sign_in("lan").get(reverse("office:calendar"), asked)

    assert said in answer.text


def test_a_year_without_a_calendar_shows_the_nearest_and_an_unknown_version_none(sign_in):
    client = sign_in("lan")

    assert "Lịch làm việc năm 2027" in client.get(reverse("office:calendar"), {"year": "2050"}).text
    assert client.get(reverse("office:calendar"), {"version": "local:99-abc"}).status_code == 404


def test_the_chart_shows_each_account_with_both_titles(sign_in):
    answer = sign_in("lan").get(reverse("office:chart"))

    assert "Giải quyết trước hạn" in answer.text
    assert "Resolved early" in answer.text


def test_the_book_says_how_far_it_is_settled_and_sealed(sign_in):
    answer = sign_in("chu").get(reverse("office:book"))

    assert "chưa kết chuyển lần nào" in answer.text
    assert sign_in("lan").get(reverse("office:book")).status_code == 403
