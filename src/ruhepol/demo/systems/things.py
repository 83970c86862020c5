"""What there is and how it is, kept in a file so that a restart forgets neither faults nor what was done."""

import copy
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ruhepol.demo.files import read

Facts = dict[str, Any]
KEPT_KEYS = 2_000


def merged(facts: Mapping[str, Any], patch: Mapping[str, Any]) -> Facts:
    """Return facts with some of them, however deep, replaced."""
    return {
        **facts,
        **{
            name: merged(facts[name], value) if isinstance(value, Mapping) else value
            for name, value in patch.items()
        },
    }


def first_facts() -> dict[str, dict[str, Facts]]:
    """Return every thing of the demo's customers as it is on the first day, by kind and number."""
    healthy = read("systems")["healthy"]
    things: dict[str, dict[str, Facts]] = {kind: {} for kind in healthy}
    for customer in read("customers")["customers"]:
        for asset in customer["assets"]:
            if asset["kind"] in healthy:
                facts = copy.deepcopy(healthy[asset["kind"]])
                if "mail" in facts:
                    facts["mail"]["to"] = customer["address"]
                owner = {"owner": customer["name"], "contact": customer["address"]}
                things[asset["kind"]][asset["id"]] = {"id": asset["id"], **owner, **facts}
    return things


class Things:
    """All things of the company, one caller at a time; kept at `place`, or nowhere where that is None."""

    def __init__(self, place: Path | None = None) -> None:
        """Take up what was kept, or the first day."""
        self._place, self._lock = place, threading.RLock()
        kept = json.loads(place.read_text("utf-8")) if place and place.exists() else {}
        self.by_kind: dict[str, dict[str, Facts]] = merged(first_facts(), kept.get("things", {}))
        self.answered: dict[str, list[Any]] = kept.get("answered", {})

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody else change anything meanwhile, and keep what was changed."""
        with self._lock:
            yield
            self._keep()

    def of(self, kind: str, number: str) -> Facts | None:
        """Return what is known of one thing."""
        return self.by_kind.get(kind, {}).get(number)

    def change(self, kind: str, number: str, patch: Mapping[str, Any]) -> Facts:
        """Replace some facts of a thing and return them all."""
        changed = merged(self.by_kind[kind][number], patch)
        self.by_kind[kind][number] = changed
        return changed

    def answer_once(self, key: str, answer: list[Any]) -> None:
        """Keep an answer under its idempotency key; the oldest go first."""
        self.answered[key] = answer
        while len(self.answered) > KEPT_KEYS:
            del self.answered[next(iter(self.answered))]

    def _keep(self) -> None:
        if self._place is None:
            return
        fresh = self._place.with_suffix(".new")
        fresh.touch(0o600)
        fresh.write_text(json.dumps({"things": self.by_kind, "answered": self.answered}), "utf-8")
        fresh.replace(self._place)
