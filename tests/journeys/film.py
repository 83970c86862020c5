"""Films the kits for the docs: `python -m tests.journeys.film [server password invoice order]`.

Starts an installation of its own, lives through the stories that the journey tests prove, in Chromium, and
writes each as a film and as a still picture for readers who want no motion.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import FLAGS, Visits
from tests.journeys.house import House
from tests.journeys.house import house as running
from tests.journeys.people import enter_portal, sign_in
from tests.journeys.post import Post
from tests.journeys.walks import (
    FOUND,
    KIM,
    WALKS,
    WENT_BY_ITSELF,
    Walk,
    break_down,
    click,
    let_go,
    pass_a_day,
    put_right,
    write,
)
from tests.processes import eventually

TARGET = Path(__file__).parents[2] / "docs" / "img"
LARGEST = 400_000
QUALITIES = (72, 60, 48, 36)
WIDTH, HEIGHT, STRIP = 880, 600, 44
CAPTION = """<!doctype html><body style="margin: 0; width: {width}px; height: {height}px; display: grid;
align-items: center; padding: 0 20px; box-sizing: border-box; font: 600 15px system-ui, sans-serif;
color: #fff; background: #123b3a">{words}</body>"""
SAID = {
    "well": ("1  The demo company's systems: everything is in order.", 1400),
    "about to break": ("1  A fault is switched on …", 900),
    "broken": ("1  … and the system's log says so to the help desk.", 1800),
    "form": ("2  Its customer begins to write.", 1000),
    "typing": ("2  Its customer begins to write.", 320),
    "found": ("2  At the pause in typing: what was looked at, what is wrong, what can be done.", 3600),
    "about to click": ("3  One click …", 900),
    "at work": ("3  … and the repair runs, step by step.", 260),
    "healed": ("3  Proved by the check that found it. Is it solved?", 2800),
    "solved": ("4  Nothing was sent, nobody had to answer.", 1600),
    "counted": ("4  It is counted as healed, with the customer's word.", 2600),
    "by itself": ("5  The same fault where the remedy may begin by itself …", 1500),
    "gone": ("5  … is repaired before anyone types.", 3200),
}


@dataclass(frozen=True)
class Cast:
    """Three pages: the systems' own, the customer's form, the lead's desk."""

    systems: Page
    form: Page
    lead: Page


class Camera:
    """Takes what is to be seen, with a strip below that says what it is, for as long as it takes to read."""

    def __init__(self, browser: Browser) -> None:
        """Have a page to write the strips on."""
        self._strips = browser.new_page(viewport={"width": WIDTH, "height": STRIP})
        self.frames: list[tuple[Image.Image, int]] = []
        self.still: Image.Image | None = None

    def __call__(self, page: Page, what: str) -> None:
        """Take a picture; where nothing has changed the last one stands longer."""
        words, lasts = SAID[what]
        picture = Image.new("RGB", (WIDTH, HEIGHT + STRIP))
        picture.paste(_shot(page), (0, 0))
        self._strips.set_content(CAPTION.format(width=WIDTH, height=STRIP, words=words))
        picture.paste(_shot(self._strips), (0, HEIGHT))
        if self.frames and not ImageChops.difference(self.frames[-1][0], picture).getbbox():
            picture, lasts = self.frames[-1][0], self.frames.pop()[1] + lasts
        self.frames.append((picture, lasts))
        if what == "found":
            self.still = picture

    def save(self, name: str) -> None:
        """Write the film as good as it may be large, and the still."""
        pictures, lasts = [one for one, _ in self.frames], [ms for _, ms in self.frames]
        for quality in QUALITIES:
            film = io.BytesIO()
            options = {"quality": quality, "method": 6, "minimize_size": True, "allow_mixed": True}
            pictures[0].save(
                film, "WEBP", save_all=True, append_images=pictures[1:], duration=lasts, loop=0, **options
            )
            if film.tell() <= LARGEST:
                break
        (TARGET / f"walk-{name}.webp").write_bytes(film.getvalue())
        if self.still:
            self.still.save(TARGET / f"walk-{name}-still.webp", quality=80, method=6)
        seconds = sum(lasts) / 1000
        sys.stdout.write(f"walk-{name}: {film.tell() // 1000} kB, {len(lasts)} pictures, {seconds:.0f} s\n")


def _shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


SCREEN: Mapping[str, Any] = {"width": WIDTH, "height": HEIGHT, "language": "en"}


def film(walk: Walk, house: House, cast: Cast, camera: Camera) -> None:
    """Live through one kit's story before the camera."""
    systems, form, lead = cast.systems, cast.form, cast.lead
    put_right(systems, "en")
    break_down(systems, walk, "en", camera)
    eventually(lambda: house.ask(FOUND, walk.problem), "the problem is found")
    form.goto("/en/request/")
    write(form, walk, "en", camera)
    click(form, walk, "en", camera)
    house.settle()
    lead.goto("/desk/runs/")
    camera(lead, "counted")
    let_go(house, walk)
    break_down(systems, walk, "en")
    camera(systems, "by itself")
    eventually(lambda: house.ask(WENT_BY_ITSELF, walk.problem), "it is repaired by itself")
    systems.goto(systems.url)
    systems.get_by_text(walk.number, exact=True).scroll_into_view_if_needed()
    camera(systems, "gone")
    pass_a_day(house, walk)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def main(names: list[str]) -> None:
    """Film the kits that are named, or all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "data") as house,
        browsing() as chromium,
    ):
        visit = Visits(chromium, house.address)
        post = Post(house.intake_port, house.data / "sink")
        cast = Cast(
            systems=visit(f"{house.systems}/en/", **SCREEN),
            form=enter_portal(visit("/de/sign-in/", **SCREEN), post, KIM),
            lead=sign_in(visit("/desk/", **SCREEN), house.logins["ben"]),
        )
        for walk in WALKS:
            if walk.kit in names or not names:
                camera = Camera(chromium)
                film(walk, house, cast, camera)
                camera.save(walk.kit)
        visit.close()


if __name__ == "__main__":
    main(sys.argv[1:])
