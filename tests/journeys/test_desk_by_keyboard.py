"""A dossier from the counter to the returned result, without a mouse."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from tests.support.an_office import open_office

pytestmark = pytest.mark.journey
MOST_STOPS = 40


@pytest.fixture(autouse=True)
def office(server):
    return open_office()


def tab_to(page, target):
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(MOST_STOPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page, target):
    tab_to(page, target)
    page.keyboard.press("Enter")


def test_a_dossier_goes_from_intake_to_the_returned_result_by_keyboard(page, open_window, signed_in):
    signed_in(page, "lan")
    press(page, page.get_by_role("link", name="Tiếp nhận hồ sơ mới"))
    tab_to(page, page.get_by_label("Thủ tục hành chính"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("Người nộp hồ sơ"))
    # A scanner types the identity card and ends with Enter, which must not send the form yet.
    page.keyboard.insert_text("066090000123|240123456|Võ Thị Sáu|01021990|Nữ|Xã Ea Hòa|01072021")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Người nộp hồ sơ")).to_have_value("Võ Thị Sáu")
    press(page, page.get_by_role("button", name="Ghi nhận hồ sơ"))
    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận hồ sơ H15.50.01-")
    expect(page.get_by_text(re.compile(r"còn \d ngày làm việc"))).to_be_visible()
    dossier = page.url

    resolving = signed_in(open_window(1280, 720), "minh")
    resolving.goto(dossier)
    press(resolving, resolving.get_by_text("Tạm dừng", exact=True).first)
    tab_to(resolving, resolving.get_by_label("Chờ người nộp bổ sung giấy tờ"))
    resolving.keyboard.press("Space")
    press(resolving, resolving.get_by_role("button", name="Tạm dừng"))
    expect(resolving.get_by_text("thời hạn đang tạm dừng")).to_be_visible()
    press(resolving, resolving.get_by_role("button", name="Tiếp tục giải quyết"))
    press(resolving, resolving.get_by_role("button", name="Xử lý xong"))
    expect(resolving.get_by_text("xong trước hạn")).to_be_visible()

    page.goto(dossier)
    press(page, page.get_by_role("button", name="Trả kết quả"))
    expect(page.locator(".state")).to_have_text("đã trả kết quả")
    expect(page.get_by_role("table").last).to_contain_text("Giải quyết trước hạn")


def test_the_second_of_two_officers_is_told_what_the_first_did(page, open_window, signed_in, office):
    number = office.register(on=localdate() - timedelta(days=1))
    first, second = signed_in(page, "minh"), signed_in(open_window(1280, 720), "minh")
    for window in (first, second):
        window.goto(f"/desk/dossiers/{number}/")

    first.get_by_role("button", name="Xử lý xong").click()
    expect(first.locator(".state")).to_have_text("đã xử lý xong")
    second.get_by_role("button", name="Xử lý xong").click()

    expect(second.get_by_role("alert")).to_contain_text("Hồ sơ đã thay đổi sau khi anh/chị mở trang")
    expect(second.get_by_role("alert")).to_contain_text("Đã xử lý xong – Trần Văn Minh")
    expect(second.locator(".state")).to_have_text("đã xử lý xong")


def test_the_page_works_without_scripts(open_window, signed_in, office):
    page = signed_in(open_window(1280, 720, java_script_enabled=False), "lan")

    page.goto("/desk/dossiers/new/")
    page.get_by_label("Thủ tục hành chính").select_option(index=1)
    page.get_by_label("Người nộp hồ sơ").fill("Võ Thị Sáu")
    page.get_by_role("button", name="Ghi nhận hồ sơ").click()

    expect(page.get_by_role("status")).to_contain_text("Đã ghi nhận hồ sơ")
