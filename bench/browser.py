"""What a browser with an empty cache loads for one page: requests and bytes on the wire."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Response, sync_playwright

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@dataclass(frozen=True)
class Cold:
    """One cold load. `size` is what came over the wire, headers included, in bytes."""

    what: str
    requests: int
    size: int


def cold_load(what: str, url: str, cookies: Mapping[str, str]) -> Cold | None:
    """Load a page in a fresh browser; None where there is no Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return None
    answers: list[Response] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=list(QUIET))
        context = browser.new_context(locale="de-DE", viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  a built-in cannot be wrapped
        page.goto(url, wait_until="networkidle")
        sizes = [answer.request.sizes() for answer in answers]
        browser.close()
    size = sum(part["responseBodySize"] + part["responseHeadersSize"] for part in sizes)
    return Cold(what, len(answers), size)
