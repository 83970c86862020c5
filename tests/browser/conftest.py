"""The browser harness: one Chromium for the run, a fresh context per test, axe, screenshots.

`visit("/desk/", width=360, theme="dark", language="de")` opens a page of the test server; the defaults are an
English, light page of 1440 px. Every page is watched: a script error, a console error or a breach of the
content policy fails the test; `visit.excuse("422")` expects lines with that word (browsers log every refused
form). `SCREENSHOTS_DIR` names a folder for the pictures that tests take.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright's event loop runs in this thread; the ORM calls beside it are ordinary blocking test code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
GRAVE = ("serious", "critical")
SCREENSHOTS = os.environ.get("SCREENSHOTS_DIR", "")


def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """Return the machine's Chromium, started once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server) -> Callable[..., Page]:
    """Return the function that opens an address of the test server in a context of its own."""
    contexts, faults, excused = [], [], []

    def visit(address: str = "/", *, width=1440, height=900, theme="light", language="en", **options) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale=language,
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda line: line.type == "error" and faults.append(f"{page.url}: {line.text}"))
        page.goto(address)
        return page

    visit.excuse = excused.append
    yield visit
    for context in contexts:
        context.close()
    assert [line for line in faults if not any(word in line for word in excused)] == [], (
        "the browser complained"
    )


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
