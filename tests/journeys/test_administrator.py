"""An administrator changes the tree by decision and declares a local day off; open dossiers follow."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from socai.apps.calendars.queries import current_calendar
from socai.apps.dossiers import services as dossiers
from socai.apps.dossiers.queries import get_dossier
from socai.apps.organizations import queries as organizations
from socai.apps.organizations.services import create_unit
from socai.domain.access import SYSTEM
from socai.domain.dossiers import Channel
from socai.domain.organizations.kinds import UnitKind
from tests.support.an_office import DECISION, OPENED_ON, open_office

pytestmark = pytest.mark.journey

STORM = """\
days:
  - day: {day}
    kind: closed
    title: {{vi: Nghỉ phòng chống bão, en: Closed for a storm}}
"""


@pytest.fixture
def office(server):
    return open_office()


@pytest.fixture
def neighbor(office) -> int:
    """Another commune of the province."""
    unit = create_unit(
        code="H15.51",
        kind=UnitKind.COMMUNE,
        name="Ủy ban nhân dân xã Cư Mốt",
        on=OPENED_ON,
        decision=DECISION,
        by=SYSTEM,
        parent_id=office.province,
    )
    return unit.pk


def received_in(office, unit) -> int:
    """A dossier taken in now, for the unit to decide."""
    dossier = dossiers.register_dossier(
        by=SYSTEM,
        procedure_version_id=office.procedure,
        receiving_unit_id=unit,
        competent_unit_id=unit,
        channel=Channel.COUNTER,
        applicant_name="Võ Thị Sáu",
    )
    return dossier.pk


def fill_decision(page, *, on: date):
    page.get_by_label("Số quyết định").fill("34/NQ-HĐND")
    page.get_by_label("Ngày quyết định").fill((on - timedelta(days=10)).isoformat())
    page.get_by_label("Có hiệu lực từ ngày").fill(on.isoformat())


def fill_local_calendar(page):
    page.get_by_label("Đơn vị ra quyết định").select_option(label="Ủy ban nhân dân xã Ea Hòa")
    page.get_by_label("Số quyết định").fill("88/QĐ-UBND")
    page.get_by_label("Ngày quyết định").fill(localdate().isoformat())


def test_two_communes_become_one_and_its_desk_answers_for_their_open_dossiers(
    page, signed_in, office, neighbor
):
    today = localdate()
    first, second = received_in(office, office.commune), received_in(office, neighbor)
    signed_in(page, "quan")

    page.goto("/office/units/")
    page.get_by_role("link", name="Lập đơn vị mới").click()
    fill_decision(page, on=today)
    page.get_by_label("Tên đơn vị").fill("Ủy ban nhân dân xã Hợp Nhất")
    page.get_by_label("Loại đơn vị").select_option(label="Xã")
    page.get_by_label("Trực thuộc").select_option(label="Ủy ban nhân dân tỉnh Đắk Nam (H15)")
    page.get_by_label("Mã đơn vị", exact=True).fill("H15.60")
    page.get_by_role("button", name="Lập đơn vị").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ủy ban nhân dân xã Hợp Nhất")

    page.get_by_role("link", name="Sáp nhập đơn vị khác vào đây").click()
    fill_decision(page, on=today)
    page.get_by_label("Ủy ban nhân dân xã Ea Hòa (H15.50)").check()
    page.get_by_label("Ủy ban nhân dân xã Cư Mốt (H15.51)").check()
    page.get_by_role("button", name="Kiểm tra và xem lại").click()
    expect(page.get_by_text("Ghi nhận xong không lấy lại được.")).to_be_visible()
    page.get_by_role("button", name="Sáp nhập đơn vị khác vào đây").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi việc sáp nhập.")
    expect(page.get_by_role("link", name="Ủy ban nhân dân xã Cư Mốt")).to_be_visible()

    dossiers.settle(today)
    heir = organizations.find_unit_by_code("H15.60").pk
    assert {get_dossier(SYSTEM, first).unit_id, get_dossier(SYSTEM, second).unit_id} == {heir}


def test_a_local_day_off_moves_the_due_day_once_it_is_applied(page, signed_in, office):
    dossier = received_in(office, office.commune)
    before = get_dossier(SYSTEM, dossier).due_on
    after = current_calendar().add_working_days(before, 1)
    signed_in(page, "quan")

    page.goto("/office/calendar/")
    page.get_by_role("link", name="Công bố lịch riêng").click()
    fill_local_calendar(page)
    page.get_by_label("Nội dung lịch").fill(STORM.format(day=before))
    page.get_by_role("button", name="Kiểm tra và công bố").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ đổi ngày hẹn")
    expect(page.get_by_role("table")).to_contain_text(f"{before:%d/%m/%Y}")
    expect(page.get_by_role("table")).to_contain_text(f"{after:%d/%m/%Y}")
    assert get_dossier(SYSTEM, dossier).due_on == before

    page.get_by_role("button", name="Áp dụng lịch mới").click()

    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng lịch mới cho 1 hồ sơ.")
    assert get_dossier(SYSTEM, dossier).due_on == after


def test_a_newcomer_is_given_an_account_and_a_post_and_signs_in(page, signed_in, office):
    signed_in(page, "quan")
    page.goto(f"/office/units/{office.center}/")
    page.get_by_role("link", name="Giao vị trí").click()
    page.get_by_role("link", name="Tạo tài khoản cho người mới").click()
    page.get_by_label("Họ và tên").fill("Y Thanh Niê")
    page.get_by_label("Tên đăng nhập").fill("thanh.nie")
    page.get_by_label("Mật khẩu đầu tiên").fill("bốn mùa cao nguyên")
    page.get_by_role("button", name="Tạo tài khoản").click()
    page.get_by_label("cán bộ một cửa").check()
    page.get_by_role("button", name="Giao vị trí").click()
    expect(page.get_by_role("table").last).to_contain_text("Y Thanh Niê")

    page.context.clear_cookies()
    signed_in(page, "thanh.nie", password="bốn mùa cao nguyên")

    expect(page.get_by_text("Vị trí hôm nay: cán bộ một cửa.")).to_be_visible()


@pytest.fixture
def addresses(office, neighbor):
    unit = f"/office/units/{office.commune}"
    changes = [f"{unit}/changes/{key}/" for key in ("rename", "move", "merge", "split", "abolish", "codes")]
    (post,) = organizations.list_posts_from(localdate(), unit_id=office.center)
    return [
        "/office/units/",
        "/office/units/new/",
        f"{unit}/",
        *changes,
        f"{unit}/posts/new/",
        f"/office/units/{office.center}/posts/{post.pk}/end/",
        f"{unit}/accounts/new/",
        "/office/calendar/",
        "/office/calendar/new/",
        "/office/calendar/versions/",
        "/office/calendar/dossiers/",
        "/office/procedures/",
        "/office/procedures/new/",
        "/office/procedures/1.004873/new/",
    ]


def check(page, axe):
    axe(page)
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, f"{page.url} scrolls sideways by {width} px"


@pytest.mark.parametrize(
    ("scheme", "size", "language"), [("light", (1280, 720), "vi"), ("dark", (360, 740), "en")]
)
def test_the_administrator_meets_no_barrier(
    open_window, signed_in, speak, axe, addresses, scheme, size, language
):
    page = open_window(*size, color_scheme=scheme)
    signed_in(page, "quan")
    speak(page, language)

    for address in addresses:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        check(page, axe)


@pytest.mark.parametrize(("scheme", "size"), [("dark", (1280, 720)), ("light", (360, 740))])
def test_refusals_and_questions_are_no_barrier_either(
    open_window, signed_in, axe, office, neighbor, scheme, size
):
    received_in(office, office.commune)
    page = open_window(*size, color_scheme=scheme)
    signed_in(page, "quan")

    page.goto(f"/office/units/{office.commune}/changes/merge/")
    page.get_by_role("button", name="Kiểm tra và xem lại").click()
    expect(page.get_by_text("Cần ghi số quyết định")).to_be_visible()
    check(page, axe)
    fill_decision(page, on=localdate())
    page.get_by_label("Ủy ban nhân dân xã Cư Mốt (H15.51)").check()
    page.get_by_role("button", name="Kiểm tra và xem lại").click()
    expect(page.get_by_role("button", name="Sửa lại")).to_be_visible()
    check(page, axe)
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.get_by_label("Ủy ban nhân dân xã Cư Mốt (H15.51)")).to_be_checked()

    page.goto("/office/calendar/new/")
    fill_local_calendar(page)
    page.get_by_role("button", name="Kiểm tra và công bố").click()
    expect(page.get_by_text("Dòng 1: ở đây nhận")).to_be_visible()
    check(page, axe)
