"""How soon people see what is wrong, and how soon it is found, repaired and told, in a real browser.

`python -m bench.moments` starts the product with its demo as `bin/up` does, switches each kit's fault on
again and again, and prints a table of times in ms: fault to match and last key to the visible diagnosis, then
the same with the remedies let go. What neighbours take is in it: run it on a quiet machine.
"""

import argparse
import importlib
import os
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench import machine

walks: Any = importlib.import_module("tests.journeys.walks")  # the tests' own, which have no types
PASSED = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM healing_match WHERE gone_at IS NULL)"
TOLD = "SELECT 1 FROM healing_match WHERE told_at >= ?"
RUNS = """
SELECT 1 FROM healing_run r JOIN healing_knownproblem p ON p.id = r.problem_id
WHERE p.key = ? AND r.created_at >= ? AND r.{moment} IS NOT NULL
"""
IS_TOLD = "UPDATE healing_knownproblem SET is_told = 1 WHERE key = ?"
A_DAY_AGO = "UPDATE healing_match SET told_at = datetime(told_at, '-1 day') WHERE told_at IS NOT NULL"
STEPS = (
    "last key to diagnosis",
    "fault to match",
    "fault to repair begun",
    "fault to healed",
    "fault to told",
)
LONGEST, EVERY = 60.0, 0.005

# The answer to exactly these words: what stood there before is marked, and what comes has to be visible.
WATCH = """number => {
  for (const one of document.querySelectorAll('.found')) one.dataset.old = '1';
  document.querySelector('#request textarea').addEventListener('keydown', () => {
    const begun = performance.now();
    const look = () => {
      const seen = [...document.querySelectorAll('.found.meant:not([data-old])')];
      if (seen.some(one => one.textContent.includes(number) && one.checkVisibility())) {
        requestAnimationFrame(() => { window.took = performance.now() - begun; });
      } else requestAnimationFrame(look);
    };
    look();
  }, { once: true });
}"""


class Clockwork:
    """The product's database, asked until something is so."""

    def __init__(self, file: Path) -> None:
        """Open it for good: a look must cost nothing."""
        self._database = sqlite3.connect(file, timeout=LONGEST, isolation_level=None)

    def ask(self, query: str, *values: object) -> list[Any]:
        """Put a question, or move time."""
        return self._database.execute(query, values).fetchall()

    def until(self, query: str, *values: object) -> float:
        """Wait until there is an answer; return the moment."""
        ends = time.monotonic() + LONGEST
        while not self.ask(query, *values):
            if time.monotonic() > ends:
                sys.exit(f"nothing within {LONGEST} s: {query} {values}")
            time.sleep(EVERY)
        return time.time()

    def close(self) -> None:
        """Let it go."""
        self._database.close()


class Kit:
    """One kit's fault, switched on and off again and again."""

    def __init__(self, walk: Any, database: Clockwork, systems: Page) -> None:  # noqa: ANN401
        """Know the fault's button and the problem it is."""
        self.walk, self._database, self._systems = walk, database, systems
        self.times: dict[str, list[float]] = defaultdict(list)

    def rest(self) -> None:
        """Put everything in order, and let what was done be of yesterday."""
        walks.put_right(self._systems, "en")
        self._database.until(PASSED)
        self._database.ask(walks.A_DAY_AGO, self.walk.problem)
        self._database.ask(A_DAY_AGO)

    def break_down(self) -> float:
        """Switch the fault on; return the moment before its systems heard of it."""
        label = f"{self.walk.number}: {self.walk.fault['en']}"
        button = self._systems.get_by_role("button", name=label, exact=True)
        begun = time.time()
        button.evaluate("button => { button.click(); }")
        self._keep("fault to match", begun, self._database.until(walks.FOUND, self.walk.problem))
        self._systems.wait_for_load_state()
        return begun

    def typed(self, form: Page) -> None:
        """Open the form while all is well, break the thing, write: how long after the last key is it seen."""
        self.rest()
        form.goto("/en/request/", wait_until="networkidle")
        self.break_down()
        text, words = form.locator("#request textarea"), self.walk.writes["en"]
        text.press_sequentially(words[:-1], delay=40)
        form.evaluate(WATCH, self.walk.number)
        text.press(words[-1])
        ends = time.monotonic() + LONGEST
        while (took := form.evaluate("window.took")) is None and time.monotonic() < ends:
            form.wait_for_timeout(20)
        self.times["last key to diagnosis"].append(LONGEST * 1000 if took is None else took)
        text.fill("")

    def alone(self) -> None:
        """Break it where the remedy may begin by itself: begun, proved, told."""
        self.rest()
        begun = self.break_down()
        after = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(begun))
        for what, moment in (("fault to repair begun", "began_at"), ("fault to healed", "ended_at")):
            there = self._database.until(RUNS.format(moment=moment), self.walk.problem, after)
            self._keep(what, begun, there)
        self._keep("fault to told", begun, self._database.until(TOLD, after))

    def _keep(self, what: str, begun: float, there: float) -> None:
        self.times[what].append((there - begun) * 1000)


@contextmanager
def staged() -> Iterator[tuple[Clockwork, Page, Page]]:
    """Start the product with its demo and a browser; yield both pages: the systems' and Kim's form."""
    running: Any = importlib.import_module("tests.config.running")
    houses: Any = importlib.import_module("tests.journeys.house")
    people: Any = importlib.import_module("tests.journeys.people")
    post: Any = importlib.import_module("tests.journeys.post")
    chromium: Any = importlib.import_module("tests.chromium")
    port = importlib.import_module("tools.postgres").free_port()
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as folder:
        data = Path(folder)
        with running.up(data, RUHEPOL_INTAKE_PORT=str(port)) as up, browsing(chromium.FLAGS) as browser:
            house = houses.House(up, data, port)
            with closing(Clockwork(house.database)) as database:
                systems = browser.new_page()
                systems.goto(f"{house.systems}/en/")
                form = browser.new_context(base_url=house.address, locale="de").new_page()
                form.goto("/de/sign-in/")
                people.enter_portal(form, post.Post(port, data / "sink"), walks.KIM)
                yield database, systems, form


@contextmanager
def browsing(flags: list[str]) -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield browser
        browser.close()


def measure(times: int, names: list[str]) -> Iterator[Kit]:
    """Live through each kit so many times, by hand and by itself."""
    with staged() as (database, systems, form):
        for walk in walks.WALKS:
            if names and walk.kit not in names:
                continue
            kit = Kit(walk, database, systems)
            again(times, lambda kit=kit: kit.typed(form))  # type: ignore[misc]
            database.ask(walks.LET_GO, walk.problem)
            database.ask(IS_TOLD, walk.problem)
            again(times, kit.alone)
            kit.rest()
            yield kit


def again(times: int, what: Callable[[], None]) -> None:
    """Do it so often."""
    for _ in range(times):
        what()


def row(kit: str, what: str, times: list[float]) -> str:
    """Return one line of the table; the 95th is nearest-rank."""
    ranked = sorted(times)
    median, p95 = ranked[(len(ranked) - 1) // 2], ranked[-(-len(ranked) * 95 // 100) - 1]
    return f"| {kit} | {what} | {len(ranked)} | {median:.0f} | {p95:.0f} | {ranked[-1]:.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="how often each")
    parser.add_argument("kits", nargs="*", help="server, password, invoice, order; all where none is named")
    options = parser.parse_args()
    print(machine.description())
    print("| kit | from … to | n | median | p95 | max |\n|---|---|---|---|---|---|")
    for kit in measure(options.times, options.kits):
        for what in STEPS:
            print(row(kit.walk.kit, what, kit.times[what]), flush=True)
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
