"""The whole test suite: what it needs, and its two runs, SQLite and PostgreSQL. Arguments go to pytest."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import ready
from tools import postgres

ROOT = Path(__file__).parents[1]
NOTHING_COLLECTED = 5
OUTCOME = re.compile(r"(\d+) (failed|passed|skipped|errors?|xfailed|xpassed|deselected)")
CLOSING = re.compile(r" in \d+\.\d+s")
UNDER_CI = os.environ.get("CI") == "true"
# What asks no database, or one it brings along, proves the same in either run; so do the browser's pages and
# the conversations with mail servers: what is written of them is the services' business, which run in both.
ONCE = (
    "--only-database",
    "-m",
    "not browser and not postgres and not sqlite",
    *(f"--ignore=tests/{folder}" for folder in ("browser", "journeys", "mail")),
)
# Schedules of deaths are searched for on SQLite; here a third of them shows that transactions do the same.
FEWER = {"SCHEDULES": os.environ.get("SCHEDULES", "40")}


@dataclass(frozen=True)
class Program:
    """Something the tests need that pip cannot give."""

    name: str
    packages: tuple[str, ...]
    there: Callable[[], object]
    without: str
    better: Callable[[], object] | None = None

    def wanted(self) -> bool:
        """Tell whether to install it: it is not there, or not in the form that serves best."""
        return not (self.better or self.there)()


NEED_ROOT = (
    "what needs root: a real Postfix, whose master runs as nobody else (mail out, refusals, returned mail),"
    " and a full disk, for which a small one is mounted"
)


def on_path(*names: str) -> Callable[[], object]:
    """Return a test for any of these programs, also where only root has them on PATH."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/lib/dovecot"])
    return lambda: any(shutil.which(name, path=path) for name in names)


PROGRAMS = (
    Program("PostgreSQL", ("postgresql",), postgres.programs, "the run on PostgreSQL"),
    Program(
        "Chromium",
        ("chromium-headless-shell",),
        on_path("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
        "browser tests",
        better=on_path("chromium-headless-shell"),  # the same engine at half the price
    ),
    Program(
        "Dovecot",
        ("dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd"),
        on_path("dovecot"),
        "tests with a real mailbox",
    ),
    Program("Postfix", ("postfix",), on_path("postfix"), "tests with a real mail server"),
)


def absent() -> list[Program]:
    """Return what is not installed."""
    return [program for program in PROGRAMS if not program.there()]


def succeeds(*command: str) -> bool:
    """Run a command quietly; returns whether it went well."""
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def install(programs: list[Program]) -> None:
    """Install the missing Debian packages where this user may."""
    rights = [] if os.getuid() == 0 else ["sudo", "-n"]
    may = shutil.which("apt-get") and succeeds(*rights, "true")
    if not programs or not may:
        return
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    succeeds(*apt, "update")
    for program in programs:  # one by one: what a distribution does not have keeps nothing else away
        print(f"Installing {', '.join(program.packages)} …", flush=True)
        succeeds(*apt, "install", "-y", "--no-install-recommends", *program.packages)


@dataclass(frozen=True)
class Run:
    """How one run of pytest ended: its exit code, and its outcomes by name."""

    code: int
    outcomes: Counter[str]

    @property
    def passed(self) -> bool:
        """Tell whether nothing failed; having nothing to run is no failure."""
        return self.code in {0, NOTHING_COLLECTED}


def outcomes(closing: str) -> Counter[str]:
    """Read the numbers of pytest's closing line, such as `3 failed, 960 passed in 200.10s`."""
    return Counter({name: int(number) for number, name in OUTCOME.findall(closing)})


def pytest(said: Callable[[str], None], *arguments: str, **environment: str) -> Run:
    """Run pytest once, handing over each line it says; some tests wait, so there is a worker too many."""
    workers = str(min((os.cpu_count() or 1) + 1, 8))
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, *arguments]
    closing = ""
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            said(line)
            closing = line if CLOSING.search(line) else closing
    return Run(running.returncode, outcomes(closing))


def show(said: str) -> None:
    """Print what a run says, at once."""
    print(said, end="", flush=True)


def on_both(arguments: list[str]) -> list[Run]:
    """Run on SQLite, and beside it on PostgreSQL: while one waits, the other works."""
    later: list[str] = []
    with ThreadPoolExecutor() as beside:
        second = beside.submit(on_postgresql, later.append, arguments) if postgres.programs() else None
        show("\n━━ SQLite\n")
        runs = [pytest(show, *arguments)]
        if second:
            runs.append(second.result())
            show("".join(["\n━━ PostgreSQL, meanwhile\n", *later]))
    return runs


def on_postgresql(said: Callable[[str], None], arguments: list[str]) -> Run:
    """Run what asks a database on a PostgreSQL of its own."""
    with postgres.cluster() as server:
        address = {"RUHEPOL_TEST_DATABASE_URL": server.url, "TEST_TEMPLATE": migrated(server.url)}
        return pytest(said, *ONCE, *arguments, **{**FEWER, **address})


def migrated(url: str) -> str:
    """Make all tables in an empty database, for the workers to copy; returns its name."""
    ready.fill(url)
    return url.rpartition("/")[2]


def main(arguments: list[str]) -> int:
    """Run everything; returns 0 only if nothing failed, and under CI nothing was left out."""
    started = time.monotonic()
    install([program for program in PROGRAMS if program.wanted()])
    missing = absent()
    if missing and UNDER_CI:
        print(f"Under CI nothing may be skipped; missing: {', '.join(program.name for program in missing)}")
        return 1
    runs = on_both(arguments)
    for program in missing:
        print(f"Not run: {program.without}, because {program.name} is not installed and could not be.")
    if missing:
        print("To run them: apt install", *(name for program in missing for name in program.packages))
    if os.geteuid() != 0:
        print(f"Not run: {NEED_ROOT}. To run them: sudo bin/test tests/mail")
    total = sum((run.outcomes for run in runs), Counter[str]())
    told = ", ".join(f"{number} {name}" for name, number in total.items())
    print(f"\n{told or 'no tests ran'} in {time.monotonic() - started:.2f}s")
    return 0 if all(run.passed for run in runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
