"""Coming in, choosing a language, finding the way by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.an_office import open_office

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def office(server):
    return open_office()


def test_an_officer_signs_in_reads_english_and_signs_out(page, signed_in):
    signed_in(page, "lan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chào Nguyễn Ngọc Lan")

    page.goto("/office/calendar/?year=2026")
    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Working calendar of 2026")
    expect(page).to_have_url(re.compile(r"/office/calendar/\?year=2026$"))
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page, signed_in):
    signed_in(page, "lan")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_wrong_password_brings_the_cursor_back_and_keeps_the_name(page):
    page.goto("/sign-in/")

    page.get_by_label("Tên đăng nhập").fill("lan")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Cần điền mật khẩu.")).to_be_visible()
    expect(page.get_by_label("Mật khẩu")).to_be_focused()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("lan")


def test_on_a_phone_the_sections_open_below_the_masthead(phone, signed_in):
    signed_in(phone, "hoa")

    phone.get_by_text("Các mục", exact=True).click()
    phone.get_by_role("link", name="Biểu số liệu", exact=True).click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Biểu số liệu")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
