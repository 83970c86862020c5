"""The pages and acts that are measured, and the arithmetic over many requests."""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from bench.family import cpu_by_name
from bench.product import Product
from bench.visitor import Answer, Visitor

WARM = 20
POLITE = 80
"""A stranger who asks faster than this is sent away by the rate limit."""

WORDS = ("Rechnung", "Server startet nicht", "invoice charged twice", "Zertifikat abgelaufen", "54321")


@dataclass(frozen=True)
class Measured:
    """One line of the table. CPU and times in milliseconds, size in bytes before compression.

    `parts` is the CPU of each process by its name.
    """

    what: str
    requests: int
    cpu: float
    parts: dict[str, float]
    p50: float
    p95: float
    size: int

    def as_json(self) -> dict[str, Any]:
        """Return the line as plain values."""
        return asdict(self)


Ask = Callable[[], Answer]


def measure(what: str, product: Product, ask: Ask, *, requests: int, settle: Callable[[], None]) -> Measured:
    """Ask many times and return what one costs, with all that it sets in motion."""
    answers = [ask() for _ in range(WARM)]
    settle()
    before = cpu_by_name(*product.roots)
    answers = [ask() for _ in range(requests)]
    settle()
    after = cpu_by_name(*product.roots)
    parts = {name: (after[name] - before[name]) / requests * 1000 for name in sorted(after)}
    if wrong := [answer for answer in answers if not answer.is_right]:
        raise SystemExit(f"{what}: answered {wrong[0].status} {wrong[0].target}")
    waited = [answer.waited for answer in answers]
    cuts = quantiles(waited, n=20, method="inclusive")
    size = max(len(answer.body) for answer in answers)
    return Measured(what, requests, sum(parts.values()), parts, cuts[9], cuts[18], size)


def wait_for_jobs() -> None:
    """Wait until no job is due or running; what a request sets in motion belongs to its cost."""
    from bench.inside import jobs_left  # noqa: PLC0415  needs Django set up

    while jobs_left():
        time.sleep(0.05)


def agent_pages(product: Product, cookies: Mapping[str, str], requests: int) -> Iterator[Measured]:
    """Measure what agents do all day."""
    from bench.inside import full_list, some_tickets  # noqa: PLC0415  they need Django set up

    agent = Visitor(product.port, cookies)
    seen, inbox = some_tickets(), full_list()
    tickets, words = itertools.cycle(seen), itertools.cycle(WORDS)

    def reply() -> Answer:
        number = next(tickets)
        fields = {"text": "Wir haben es geprüft und behoben.", "kind": "reply", "then": "wait"}
        answer = agent.post(f"/desk/tickets/{number}/", **fields, seen=str(seen[number]))
        seen[number] += 1
        return answer

    asks: dict[str, Ask] = {
        "inbox": lambda: agent.get(inbox),
        "ticket": lambda: agent.get(f"/desk/tickets/{next(tickets)}/"),
        "search": lambda: agent.get(f"/desk/?{urlencode({'q': next(words)})}"),
        "reply": reply,
    }
    for what, ask in asks.items():
        yield measure(what, product, ask, requests=requests, settle=wait_for_jobs)


def customer_pages(product: Product, cookies: Mapping[str, str], requests: int) -> Iterator[Measured]:
    """Measure what customers see."""
    typed = itertools.cycle(("Mein Server startet nicht", "Wo ist meine Rechnung", "Passwort vergessen"))
    customer = Visitor(product.port, cookies)
    asks: dict[str, Ask] = {
        "help centre": lambda: customer.get("/de/"),
        "suggest": lambda: customer.post("/de/request/answers/", subject="", text=next(typed)),
    }
    for what, ask in asks.items():
        yield measure(what, product, ask, requests=min(requests, POLITE), settle=wait_for_jobs)
