"""The systems as a whole: what they are asked, what breaks, and what they tell of it."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from ruhepol.demo.systems.acts import ACTS
from ruhepol.demo.systems.faults import Fault, faults, going_on, put_right
from ruhepol.demo.systems.telling import Told
from ruhepol.demo.systems.things import Facts, Things, first_facts, merged

Tell = Callable[[str, Told], None]
SHOWN = 12
KINDS = {f"{kind}s": kind for kind in ACTS}


@dataclass(frozen=True)
class Answer:
    """A status and what is said."""

    status: HTTPStatus
    said: Facts


MISSING = Answer(HTTPStatus.NOT_FOUND, {"error": "no such thing"})


class Systems:
    """Servers, accounts, invoices and orders behind one door."""

    def __init__(self, things: Things, tell: Tell) -> None:
        """Begin with what there is; `tell` hears what the watch writes."""
        self.things, self._tell = things, tell
        self.asked: deque[tuple[str, int]] = deque(maxlen=SHOWN)

    def look(self, path: str) -> Answer:
        """Answer `servers/mc-42` or a part of it as `servers/mc-42/disk`."""
        collection, number, *parts = [*path.split("/"), "", ""][:3]
        facts = self.things.of(KINDS.get(collection, ""), number)
        part = parts[0]
        if facts is None or (part and not isinstance(facts.get(part), dict)):
            return MISSING
        return Answer(HTTPStatus.OK, facts[part] if part else facts)

    def act(self, path: str, body: bytes, *, key: str = "") -> Answer:
        """Do what is asked, once for each idempotency key."""
        with self.things.held():
            asked = f"{path} {body.decode('utf-8', 'replace')}"
            if key and (known := self.things.answered.get(key)):
                return _again(known, asked)
            answer = self._act(path, body)
            if key:
                self.things.answer_once(key, [asked, answer.status.value, answer.said])
            self.asked.appendleft((f"POST /{path}", answer.status.value))
            return answer

    def _act(self, path: str, body: bytes) -> Answer:
        collection, number, verb = [*path.split("/", 2), "", ""][:3]
        kind = KINDS.get(collection, "")
        facts, act = self.things.of(kind, number), ACTS.get(kind, {}).get(verb)
        if facts is None or act is None:
            return MISSING
        try:
            done = act(facts, dict(json.loads(body or b"{}")))
        except (KeyError, ValueError, TypeError) as error:
            return Answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": f"not understood: {error}"})
        self.things.change(kind, number, done.sets)
        for told in done.tells:
            self._tell(number, told)
        return Answer(done.status, done.answer)

    def break_(self, kind: str, number: str, slug: str) -> bool:
        """Switch a fault on; tell whether there is such a thing and such a fault."""
        fault = next((fault for fault in faults(kind) if fault.slug == slug), None)
        if fault is None or self.things.of(kind, number) is None:
            return False
        with self.things.held():
            self.things.change(kind, number, fault.sets)
        self._say(number, fault.tells)
        return True

    def remind(self) -> None:
        """Write again what is still broken, as a watch does that looks every minute."""
        for number, fault in list(going_on(self.things)):
            self._say(number, fault.tells)

    def put_right(self) -> None:
        """Make everything as it was on the first day."""
        broken: list[tuple[str, Fault]] = list(going_on(self.things))
        with self.things.held():
            for kind, numbered in first_facts().items():
                for number, facts in numbered.items():
                    self.things.by_kind[kind][number] = merged(self.things.by_kind[kind][number], facts)
        for number, fault in broken:
            self._say(number, put_right(fault))

    def _say(self, number: str, tells: tuple[Told, ...]) -> None:
        for told in tells:
            self._tell(number, told)


def _again(known: list[Any], asked: str) -> Answer:
    before, status, said = known
    if before != asked:
        return Answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": "this key was used for something else"})
    return Answer(HTTPStatus(status), said)
