"""A real server on a database of its own, and a real headless Chromium in front of it."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from socai.apps.accounts.services import create_account
from tests.support.fresh_database import FreshDatabase

CHROMIUM = os.environ.get("SOCAI_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PASSWORD = "một mật khẩu dùng thử"


@dataclass
class Complaints:
    """What a page said against itself: script errors, blocked resources (CSP), answers from 500 up."""

    said: list[str] = field(default_factory=list)

    def listen_to(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(f"script error: {error.error}"))
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(f"console: {message.text} ({message.location['url']})")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.said.append(f"{response.status} from {response.url}")


@pytest.fixture(scope="session")
def collected_files(static_files_by_their_plain_names: Any) -> Iterator[None]:
    """Style sheets and scripts under their lasting names, compressed, as an office gets them."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": COLLECTED}}
    with override_settings(STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture
def server(fresh_database: FreshDatabase, collected_files: None) -> Iterator[str]:
    """The address of a running server. The test may call services: both work on the same fresh database."""
    with fresh_database.connect():
        running = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        running.set_app(WSGIHandler())
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()
        running.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's own loop makes Django think that tests run in it; they do not.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def open_window(server: str, chromium: Browser, complaints: Complaints) -> Iterator[Callable[..., Page]]:
    """Opens a page of the given width and height; addresses in it may be written from the first slash."""
    contexts: list[BrowserContext] = []

    def open_one(width: int, height: int, **more: Any) -> Page:
        context = chromium.new_context(
            base_url=server, viewport={"width": width, "height": height}, locale="vi-VN", **more
        )
        context.set_default_timeout(10_000)
        complaints.listen_to(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints.said == []


@pytest.fixture
def page(open_window: Callable[..., Page]) -> Page:
    """A desk: 1280 × 720."""
    return open_window(1280, 720)


@pytest.fixture
def phone(open_window: Callable[..., Page]) -> Page:
    """A citizen's or a leader's telephone: 360 × 740, with touch."""
    return open_window(360, 740, has_touch=True)


@pytest.fixture
def speak(server: str) -> Callable[[Page, str], None]:
    """Call it with a page and `vi` or `en`: from the next load on it speaks that language."""

    def choose(page: Page, language: str) -> None:
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": server}])

    return choose


@pytest.fixture
def person(server: str) -> Callable[[str, str], Any]:
    """Call it with a user name and a full name: an account that `signed_in` can sign in with."""

    def create(username: str, full_name: str) -> Any:
        return create_account(username=username, full_name=full_name, password=PASSWORD)

    return create


@pytest.fixture
def signed_in(server: str) -> Callable[..., Page]:
    """Call it with a page and a user name: the person signs in by hand, and the page comes back."""

    def sign_in(page: Page, username: str, *, password: str = PASSWORD) -> Page:
        page.goto(urljoin(server, reverse(settings.LOGIN_URL)))
        page.locator("input[name=login]").fill(username)
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: reverse(settings.LOGIN_URL) not in url)
        return page

    return sign_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Call it with a page: fails with each barrier to access that axe finds, and where it stands."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        barriers = [
            f"{barrier['id']} ({barrier['impact']}): {barrier['help']}\n    {node['html']}"
            for barrier in found
            for node in barrier["nodes"]
        ]
        assert not barriers, "\n".join([f"{page.url} has barriers:", *barriers])

    return check
