"""The record as Markdown."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

Result = dict[str, Any]
HEAD = Path(__file__).with_name("head.md")
TARGETS = {"inbox": 8, "ticket": 8, "reply": 8, "search": 15}
MAIL_TARGET = 6
FLOW_TARGETS = {"sqlite": 150, "postgresql": 250}
MIB = 2**20


def page(machine: str, results: list[Result], flows: list[Result]) -> str:
    """Return the whole page."""
    measured = "\n".join([tables(results), *_flows(flows)])
    return f"{HEAD.read_text()}\n**Machine:** {machine}.\n\n{measured}"


def tables(results: list[Result]) -> str:
    """Return all tables."""
    return "\n".join(
        [
            *_pace(results),
            *_pages(results),
            *_answer(results),
            *_mail(results),
            *_rest(results),
            *_cold(results),
        ]
    )


def _title(result: Result) -> str:
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[result["database"]]
    return f"{name}, {result['tickets']:,} tickets"


def _table(corner: str, results: list[Result]) -> Iterator[str]:
    yield f"| {corner} | " + " | ".join(map(_title, results)) + " |"
    yield "|---|" + "---|" * len(results)


def _row(name: str, results: list[Result], cell: Callable[[Result], str]) -> str:
    return f"| {name} | " + " | ".join(map(cell, results)) + " |"


def _pace(results: list[Result]) -> Iterator[str]:
    yield "## How fast the processor was meanwhile\n"
    yield "Seconds of CPU for ten million additions in Python, before the pages, after them and after the"
    yield "mails: a shared processor is not the same all the time, and every figure below moves with it.\n"
    yield from _table("", results)
    yield _row("s CPU", results, lambda r: ", ".join(f"{pace:.2f}" for pace in r["paces"]))
    yield ""


def _pages(results: list[Result]) -> Iterator[str]:
    yield "## CPU for a request, and how long the client waits\n"
    yield "CPU in ms of all processes together; in brackets the wait, p50 / p95 in ms.\n"
    yield from _table("", results)
    for place, line in enumerate(results[0]["pages"]):
        target = TARGETS.get(line["what"])
        name = f"{line['what']} (target ≤ {target})" if target else line["what"]
        yield _row(name, results, partial(_page_cell, place))
    yield ""


def _page_cell(place: int, result: Result) -> str:
    line = result["pages"][place]
    return f"**{line['cpu']:.1f}** ({line['p50']:.1f} / {line['p95']:.1f})"


PARTS = {
    "the request: page, writing, live news": "ruhepol web",
    "afterwards: events, clocks, figures, search, the mail; the demo's mail server": "ruhepol worker",
    "the database server": "postgres",
}
"""Who does what of an answer."""


def _answer(results: list[Result]) -> Iterator[str]:
    """Tell whose the CPU of an answer is."""
    yield "## What an answer is made of\n"
    yield "CPU in ms. The mail server, about one, is in it only because `ruhepol up` plays it itself.\n"
    yield from _table("", results)
    for name, process in PARTS.items():
        yield _row(name, results, partial(_part_cell, process))
    yield ""


def _part_cell(process: str, result: Result) -> str:
    [reply] = [line for line in result["pages"] if line["what"] == "reply"]
    spent = sum(cpu for name, cpu in reply["parts"].items() if name.startswith(process))
    return f"{spent:.1f}" if spent else "–"


def _mail(results: list[Result]) -> Iterator[str]:
    yield "## Mail in\n"
    yield from _table("", results)
    yield _row(
        f"CPU ms for a mail (target ≤ {MAIL_TARGET})", results, lambda r: f"**{r['mail']['cpu']:.1f}**"
    )
    yield _row("mails in a second", results, lambda r: f"{r['mail']['per_second']:.0f}")
    yield ""


def _flows(flows: list[Result]) -> Iterator[str]:
    yield "## Mail by the thousand\n"
    yield "From raw bytes to a visible ticket: SQLite in one process; PostgreSQL with two workers that do"
    yield "all that follows, too, and a mail server that takes the receipts.\n"
    yield "| | mails | a second | CPU ms for a mail | MiB after 1, 10, 50, 100 % | MiB for 50 MB |"
    yield "|---|---|---|---|---|---|"
    for flow in flows:
        target = FLOW_TARGETS[flow["database"]]
        memory = ", ".join(f"{size / MIB:.0f}" for size in flow["memory"])
        of = ", ".join(f"{who} {cpu:.1f}" for who, cpu in flow["cpu_of"].items() if cpu)
        first = f"{flow['database']} (target ≥ {target} a second, ≤ 250 MiB)"
        numbers = (f"{flow['mails']:,}", f"**{flow['per_second']:.0f}**", f"{flow['cpu']:.1f} ({of})")
        largest = f"{flow['largest'] / MIB:.0f}"
        yield f"| {first} | {' | '.join([*numbers, memory, largest])} |"
    yield ""


def _rest(results: list[Result]) -> Iterator[str]:
    yield "## At rest\n"
    yield from _table("", results)
    yield _row("memory in MiB (target ≤ 150)", results, lambda r: f"**{r['idle']['memory'] / MIB:.0f}**")
    yield _row("the model of meanings, where it runs, MiB", results, lambda r: _model(r["idle"]["model"]))
    yield _row("CPU, thousandths of a processor", results, lambda r: f"{r['idle']['cpu']:.0f}")
    yield _row("memory after all of the above, MiB", results, lambda r: f"{r['after'] / MIB:.0f}")
    yield ""


def _model(size: int) -> str:
    return f"{size / MIB:.0f}" if size else "–"


def _cold(results: list[Result]) -> Iterator[str]:
    yield "## In a browser with an empty cache\n"
    yield "| page | requests | kB |\n|---|---|---|"
    for load in results[0]["cold"]:
        yield f"| {load['what']} | {load['requests']} | {load['size'] / 1000:.0f} |"
    yield ""
