"""Statements: live, opened to their dossiers, closed, adjusted, as a Word file."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

NOVEMBER = {"form": "dossiers.monthly", "window": "month-2026-11", "borders": "as_reported"}


@pytest.fixture
def november(office):
    """Two dossiers of the window from 15 October to 14 November: one on the day, one late."""
    on_day, late = (
        office.register("Đúng Hẹn", on=date(2026, 11, 2)),
        office.register("Quá Hạn", on=date(2026, 11, 2)),
    )
    office.process(on_day, on=date(2026, 11, 5))
    office.process(late, on=date(2026, 11, 9))
    return on_day, late


@pytest.fixture
def asked(office):
    return {"unit": office.commune, **NOVEMBER}


def figures(answer):
    return {row.key: row.printed for row in answer.context["rows"]}


def close(client, asked):
    address = client.get(reverse("office:live"), asked).context["choice"].address
    return client.post(f"{reverse('office:close')}?{address}", follow=True)


def test_the_six_lines_stand_as_in_an_annex(sign_in, november, asked):
    answer = sign_in("hoa").get(reverse("office:live"), asked)

    lines = figures(answer)
    assert lines["dossiers.received"] == "2"
    assert lines["dossiers.resolved_on_day"] == "1"
    assert lines["dossiers.resolved_late"] == "1"
    assert [head for head in ("STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị", "Ghi chú") if head in answer.text]
    assert "15/10/2026 – 14/11/2026" in answer.text


def test_a_figure_opens_to_its_dossiers(sign_in, november, asked):
    client = sign_in("hoa")
    address = client.get(reverse("office:live"), asked).context["choice"].address

    answer = client.get(f"{reverse('office:live_line', args=['dossiers.resolved_late'])}?{address}")

    assert "Quá Hạn" in answer.text
    assert "Đúng Hẹn" not in answer.text
    assert reverse("desk:dossier", args=[november[1]]) in answer.text


def test_any_two_days_make_a_window(sign_in, november, asked):
    two_days = {**asked, "window": "two_days", "first_day": "2026-11-03", "last_day": "08/11/2026"}

    answer = sign_in("hoa").get(reverse("office:live"), two_days)

    lines = figures(answer)
    assert (lines["dossiers.received"], lines["dossiers.resolved_on_day"]) == ("0", "1")
    assert lines["dossiers.in_progress"] == "1"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"window": "two_days"}, "Cần điền ngày này khi không chọn kỳ có sẵn"),
        (
            {"window": "two_days", "first_day": "2026-11-08", "last_day": "2026-11-03"},
            "ngày cuối phải từ 08/11/2026 trở đi",
        ),
        ({"window": "month-1999-01"}, "Không có kỳ báo cáo này"),
        ({"unit": "999"}, "Đơn vị này không thuộc phạm vi anh/chị được xem."),
        ({"form": "made.up"}, "Không có biểu này"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_can(sign_in, asked, wrong, said):
    answer = sign_in("hoa").get(reverse("office:live"), {**asked, **wrong})

    assert said in answer.text


def test_a_closed_statement_shows_what_was_signed_and_how_to_reproduce_it(sign_in, november, asked):
    answer = close(sign_in("hoa"), asked)

    assert "Đã khóa sổ." in answer.text
    assert "Lê Thị Hoa" in answer.text
    assert answer.context["closing"].root in answer.text
    assert "chart-2026.1" in answer.text
    assert "Chưa có điều chỉnh nào." in answer.text


def test_closing_asks_once_more_with_the_figures(sign_in, november, asked):
    client = sign_in("hoa")

    answer = client.get(reverse("office:close"), asked)

    assert "Khóa sổ xong không mở lại được." in answer.text
    assert figures(answer)["dossiers.received"] == "2"
    assert client.get(reverse("office:statements")).context["rows"] == []


def test_what_becomes_known_later_is_an_adjustment_and_moves_no_signed_figure(
    sign_in, november, asked, office
):
    client = sign_in("hoa")
    signed = close(client, asked).context["statement"]
    late = november[1]
    words = {"real_day": "2026-11-05", "evidence": "Sổ trang 7"}
    sign_in("minh").post(reverse("desk:move", args=[late, "report_late_click"]), words)
    sign_in("chu").post(reverse("desk:move", args=[late, "approve_late_click"]))

    answer = client.get(reverse("office:statement", args=[signed.pk]))
    opened = client.get(reverse("office:adjusted_line", args=[signed.pk, "dossiers.resolved_late"]))

    assert figures(answer)["dossiers.resolved_late"] == "1"
    changed = {each.line.key: each.printed_difference for each in answer.context["adjustments"]}
    assert changed["dossiers.resolved_late"] == "-1"
    assert "điểm phần trăm" in answer.text
    assert "Quá Hạn" in opened.text


def test_a_window_is_closed_once(sign_in, november, asked):
    client = sign_in("hoa")
    close(client, asked)

    answer = client.post(
        f"{reverse('office:close')}?{client.get(reverse('office:live'), asked).context['choice'].address}"
    )

    assert "Kỳ này đã khóa sổ và giữ nguyên" in answer.text


def test_a_window_still_running_says_from_when_it_can_be_closed(sign_in, office, asked):
    client, running = sign_in("hoa"), {**asked, "window": "month-2026-12"}

    shown = client.get(reverse("office:live"), running)
    refused = client.post(f"{reverse('office:close')}?{shown.context['choice'].address}")

    assert "Kỳ này khóa sổ được từ ngày 14/12/2026." in shown.text
    assert "Kỳ báo cáo còn đến hết ngày 14/12/2026" in refused.text


def test_who_resolves_dossiers_sees_statements_and_does_not_close_them(sign_in, november, asked):
    client = sign_in("minh")

    shown = client.get(reverse("office:live"), asked)
    refused = client.get(reverse("office:close"), asked)

    assert "Khóa sổ kỳ này" not in shown.text
    assert refused.status_code == 403


def test_the_word_file_carries_the_figures(sign_in, november, asked):
    client = sign_in("hoa")
    signed = close(client, asked).context["statement"]

    answer = client.get(reverse("office:report", args=[signed.pk]))

    assert answer["Content-Disposition"].endswith('.docx"')
    assert "word/document.xml" in ZipFile(BytesIO(answer.content)).namelist()


def test_a_line_or_statement_that_is_not_there_is_not_found(sign_in, november, asked):
    client = sign_in("hoa")
    signed = close(client, asked).context["statement"]

    assert client.get(reverse("office:statement", args=[signed.pk + 99])).status_code == 404
    assert client.get(reverse("office:statement_line", args=[signed.pk, "made.up"])).status_code == 404
    assert client.get(reverse("office:adjusted_line", args=[signed.pk, "made.up"])).status_code == 404
