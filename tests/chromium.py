"""The browser harness: one Chromium for a module, a fresh context per visit, axe, screenshots.

`visit("/desk/", width=360, theme="dark", language="de")` opens a page; the defaults are an English, light
page of 1440 px. Every page is watched: a script error, a console error or a breach of the content policy
fails the test; `visit.excuse("422")` expects lines with that word (browsers log every refused form).
`SCREENSHOTS_DIR` names a folder for the pictures that tests take.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.processes import PATIENCE, eventually

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# The shell is the same engine without what a window needs: a new context costs it a quarter, a page a third.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
GRAVE = ("serious", "critical")
# What a script is told of a request that did not go through. The browser's own line beside it says why
# (net::ERR_…, a policy); there is none only when the page was left meanwhile, which is no fault.
UNSAID = "Failed to fetch"
SCREENSHOTS = os.environ.get("SCREENSHOTS_DIR", "")

expect.set_options(timeout=PATIENCE * 1000)


class Visits:
    """Opens pages of one server, each in its own context, and listens to what the browser complains of."""

    def __init__(self, chromium: Browser, base_url: str) -> None:
        """Remember where to go."""
        self._chromium = chromium
        self._base_url = base_url
        self._contexts: list[BrowserContext] = []
        self._faults: list[str] = []
        self._excused: list[str] = []

    def __call__(
        self, address: str = "/", *, width=1440, height=900, theme="light", language="en", **options
    ) -> Page:
        """Open an address as a person with this screen, theme and language, known to nobody yet."""
        context = self._chromium.new_context(
            base_url=self._base_url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale=language,
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            **options,
        )
        self._contexts.append(context)
        context.on("page", self._watch)
        page = context.new_page()
        page.goto(address)
        return page

    def excuse(self, *words: str) -> None:
        """Expect complaints with one of these words."""
        self._excused += words

    def complaints(self) -> list[str]:
        """Return what was complained of and not expected."""
        return [line for line in self._faults if not any(word in line for word in self._excused)]

    def close(self) -> None:
        """Leave everything that was opened."""
        for context in self._contexts:
            context.close()

    def _watch(self, page: Page) -> None:
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: self._faults.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._hear(page, line))

    def _hear(self, page: Page, line) -> None:
        if line.type == "error" and UNSAID not in line.text:
            self._faults.append(f"{page.url}: {line.text} {line.location.get('url', '')}")


def hold(page: Page, address, times=None) -> Callable[[], Route]:
    """Leave open what is asked of an address; return the function that waits for it and returns the last.

    That a request was seen does not mean that it is held already.
    """
    held: list[Route] = []
    page.route(address, lambda route: held.append(route), times=times)  # noqa: PLW0108  Playwright marks it

    def come() -> Route:
        eventually(lambda: page.evaluate("1") and held, f"a request for {address}")  # heard while one talks
        return held[-1]

    return come


@contextmanager
def offline(page: Page) -> Iterator[None]:
    """Take a page's network away; begins and ends when the page knows it."""
    page.context.set_offline(True)
    page.wait_for_function("() => !navigator.onLine")
    yield
    page.context.set_offline(False)
    page.wait_for_function("() => navigator.onLine")


@contextmanager
def visiting(chromium: Browser, base_url: str) -> Iterator[Visits]:
    """Yield the function that opens pages of a server; fails when the browser complained."""
    visit = Visits(chromium, base_url)
    try:
        yield visit
    finally:
        visit.close()
    assert visit.complaints() == [], "the browser complained"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return the machine's Chromium, started once for a module.

    Playwright's event loop counts as running in this thread until it ends: other tests could start none of
    their own, and the ORM would refuse its ordinary blocking calls.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Return the function that names the serious and critical accessibility faults of a page."""
    checker = Axe()

    def axe(page: Page, within: str | None = None) -> list[str]:
        found = checker.run(page, context=within).response["violations"]
        return [
            f"{fault['impact']} {fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]

    return axe


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """Return the function that keeps a picture of a page, if SCREENSHOTS_DIR names a folder."""

    def screenshot(page: Page, name: str) -> None:
        if SCREENSHOTS:
            page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)

    return screenshot
