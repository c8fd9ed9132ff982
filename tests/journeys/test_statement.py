"""A figure of a statement, opened and signed."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from socai.apps.calendars.queries import current_calendar
from tests.support.an_office import open_office

pytestmark = pytest.mark.journey


@pytest.fixture
def office(server):
    return open_office()


@pytest.fixture
def resolved_on(office) -> date:
    """The day on which one dossier was received and resolved; the last worked one before today."""
    calendar, day = current_calendar(), localdate() - timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    office.process(office.register("Võ Thị Sáu", on=day), on=day)
    return day


def open_statement(page, day: date):
    page.goto("/office/statements/")
    page.get_by_label("Đơn vị", exact=True).select_option(label="Ủy ban nhân dân xã Ea Hòa")
    page.get_by_label("Kỳ báo cáo").select_option(label="hai ngày bất kỳ")
    page.get_by_label("Từ ngày").fill(day.isoformat())
    page.get_by_label("Đến hết ngày").fill(day.isoformat())
    page.get_by_role("button", name="Lập biểu").click()


def line(page, title):
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=title, exact=True))


def test_a_figure_opens_to_its_dossier(page, signed_in, resolved_on):
    signed_in(page, "hoa")
    open_statement(page, resolved_on)
    expect(line(page, "Giải quyết trước hạn")).to_contain_text("1")

    line(page, "Giải quyết trước hạn").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Giải quyết trước hạn: 1")
    page.get_by_role("table").get_by_role("link").click()

    expect(page.get_by_text("Võ Thị Sáu")).to_be_visible()
    expect(page.get_by_role("table").last).to_contain_text("Giải quyết trước hạn")


def test_the_fields_for_two_days_stand_there_only_when_they_matter(page, signed_in, office):
    signed_in(page, "hoa")
    page.goto("/office/statements/")

    expect(page.get_by_label("Từ ngày")).to_be_hidden()
    page.get_by_label("Kỳ báo cáo").select_option(label="hai ngày bất kỳ")

    expect(page.get_by_label("Từ ngày")).to_be_visible()


def test_a_reform_officer_closes_a_window_and_downloads_the_report(page, signed_in, resolved_on, server):
    signed_in(page, "hoa")
    open_statement(page, resolved_on)

    page.get_by_role("link", name="Khóa sổ kỳ này").click()
    expect(page.get_by_text("Khóa sổ xong không mở lại được.")).to_be_visible()
    page.get_by_role("button", name="Khóa sổ").click()

    expect(page.get_by_role("status")).to_contain_text("Đã khóa sổ.")
    expect(line(page, "Giải quyết trước hạn")).to_contain_text("1")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải báo cáo Word").click()
    assert download.value.suggested_filename.endswith(".docx")
