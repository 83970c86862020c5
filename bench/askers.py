"""Many people typing at once, against the running product: `python -m bench.askers --people 30`.

Each types a question of their own, five letters a second, and is answered at every pause, as the request
form does. Told are the waits, and the CPU of all processes an answer.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from statistics import quantiles
from urllib.parse import urlencode

from bench.family import cpu_by_name
from bench.product import ROOT, Product, database, filled, running
from bench.visitor import FORM, TOKEN

LETTERS = 4  # typed between two pauses
PAUSE = 0.8  # seconds from one pause to the next: polite enough for the rate limit of one address
SENTENCES = (
    "Wo finde ich meine Rechnung vom letzten Monat",
    "Mein Server startet nicht mehr nach dem Umzug",
    "how can I change the address of my invoice",
    "Ich habe mein Passwort vergessen und komme nicht ins Konto",
    "Wann kommt das Paket an, das ich bestellt habe",
)


class Person(threading.Thread):
    """Somebody with an address of their own, as each is limited by theirs."""

    def __init__(self, port: int, number: int, until: float) -> None:
        """Sit down; begin with `start`."""
        super().__init__(daemon=True)
        source = (f"127.0.1.{number + 1}", 0)
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=source)
        self._number, self._until = number, until
        self._cookies = {"csrftoken": TOKEN}
        self.waits: list[float] = []
        self.wrong: list[int] = []

    def run(self) -> None:
        """Type until the time is over."""
        # Not all press their keys at the same moment.
        time.sleep(PAUSE * (self._number * 0.37 % 1))
        for typed in self._typing():
            began = time.perf_counter()
            if began > self._until:
                return
            self._ask(typed)
            time.sleep(max(0.0, PAUSE - (time.perf_counter() - began)))

    def _typing(self) -> Iterator[str]:
        at = self._number
        while True:
            sentence = SENTENCES[at % len(SENTENCES)]
            yield from (sentence[:end] for end in range(LETTERS, len(sentence) + LETTERS, LETTERS))
            at += 1

    def _ask(self, typed: str) -> None:
        headers = {
            **FORM,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
        }
        began = time.perf_counter()
        self._line.request("POST", "/de/request/answers/", urlencode({"text": typed}), headers)
        answer = self._line.getresponse()
        answer.read()
        self.waits.append((time.perf_counter() - began) * 1000)
        if answer.status != HTTPStatus.OK:
            self.wrong.append(answer.status)
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value


def typed(product: Product, people: int, seconds: float) -> dict[str, object]:
    """Let people type for a while and return what they waited and what it cost."""
    _all(product, people, 2 * PAUSE)
    before = cpu_by_name(*product.roots)
    waits, wrong = _all(product, people, seconds)
    after = cpu_by_name(*product.roots)
    cuts = quantiles(waits, n=20, method="inclusive")
    parts = {
        name: round((after[name] - before.get(name, 0)) / len(waits) * 1000, 2) for name in sorted(after)
    }
    told = {"people": people, "answers": len(waits), "refused": len(wrong)}
    return {**told, "wait p50 ms": round(cuts[9], 1), "wait p95 ms": round(cuts[18], 1), "cpu ms": parts}


def _all(product: Product, people: int, seconds: float) -> tuple[list[float], list[int]]:
    until = time.perf_counter() + seconds
    crowd = [Person(product.port, number, until) for number in range(people)]
    for person in crowd:
        person.start()
    for person in crowd:
        person.join()
    return [wait for each in crowd for wait in each.waits], [each for one in crowd for each in one.wrong]


def main() -> None:
    """Fill an installation, start it, let people type, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    with database("sqlite") as servers, filled(0) as folder:
        make = [sys.executable, "-m", "bench.articles", str(options.articles)]
        subprocess.run(make, cwd=ROOT, env=os.environ, check=True, stdout=sys.stderr)
        with running(folder, servers) as product:
            print(json.dumps(typed(product, options.people, options.seconds)))


if __name__ == "__main__":
    main()
