"""Every page: no barrier to access, no sideways scrolling, light enough, in both languages and themes."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from socai.apps.reporting import queries as reporting
from socai.apps.reporting import services as statements
from socai.domain.access import SYSTEM
from socai.domain.dossiers import Channel
from tests.support.an_office import open_office

pytestmark = pytest.mark.journey

# With every role the pages between them need; each with something on it.
SIGNED_OUT = ["/sign-in/"]
OF_THE_DESK = ["/", "/desk/dossiers/", "/desk/dossiers/?due=overdue", "/desk/dossiers/new/", "/sign-out/"]
OF_THE_OFFICE = [
    "/desk/dossiers/1/",
    "/office/statements/",
    "/office/statements/1/",
    "/office/statements/1/lines/dossiers.received/",
    "/office/units/",
    "/office/units/2/",
    "/office/calendar/?year=2026&start=2026-11-20T16:00&days=5",
    "/office/chart/",
    "/office/book/",
]
WEIGHT_LIMIT = 100 * 1024


@pytest.fixture(autouse=True)
def office(server):
    made = open_office()
    day = localdate() - timedelta(days=1)
    first = made.register(on=date(2026, 1, 5))
    made.register("Lê Trực Tuyến", on=date(2026, 1, 6), channel=Channel.ONLINE)
    made.process(first, on=date(2026, 1, 8))
    window = reporting.between(date(2026, 1, 1), day)
    statements.close_statement(by=SYSTEM, unit_id=made.commune, form_key="dossiers.monthly", window=window)
    return made


def live_address(office):
    days = "window=two_days&first_day=2026-01-01&last_day=2026-01-31"
    return f"unit={office.commune}&form=dossiers.monthly&{days}&borders=today"


def pages_of_the_office(office):
    asked = live_address(office)
    live = [
        f"/office/statements/live/{place}?{asked}" for place in ("", "close/", "lines/dossiers.resolved/")
    ]
    return [*OF_THE_OFFICE, *live]


def look_at(page, addresses, axe):
    for address in addresses:
        page.goto(address)
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{address} scrolls sideways by {width} px"


@pytest.mark.parametrize(("scheme", "size"), [("light", (1280, 720)), ("dark", (360, 740))])
def test_nobody_meets_a_barrier(open_window, signed_in, axe, office, scheme, size):
    page = open_window(*size, color_scheme=scheme)

    look_at(page, SIGNED_OUT, axe)
    look_at(signed_in(page, "lan"), OF_THE_DESK, axe)
    page.context.clear_cookies()
    look_at(signed_in(page, "hoa"), pages_of_the_office(office), axe)
    page.context.clear_cookies()
    look_at(signed_in(page, "quan"), ["/office/units/import/"], axe)


def test_every_page_reads_in_english_too(phone, signed_in, speak, axe, office):
    speak(phone, "en")
    signed_in(phone, "hoa")

    for address in pages_of_the_office(office):
        phone.goto(address)
        assert phone.locator("html").get_attribute("lang") == "en"
        assert "Sign out" in phone.locator("header").inner_text()
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{address} is {width} px wide"


def test_the_first_page_weighs_little(page, signed_in):
    received = []
    page.on("response", lambda answer: received.append(answer.request.sizes()["responseBodySize"]))

    signed_in(page, "lan")
    page.goto("/desk/dossiers/")
    page.wait_for_load_state("networkidle")

    assert sum(received) < WEIGHT_LIMIT


def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(page, signed_in, server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    signed_in(page, "lan")

    assert all(address.startswith(server) for address in asked)
    inline = "document.querySelectorAll('[style], style, script:not([src]), [onclick], [onload]').length"
    assert page.evaluate(inline) == 0
