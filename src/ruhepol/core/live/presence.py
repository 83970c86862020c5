"""Who else is looking at a stream, who types there. Kept in memory, for as long as it is true.

Other processes tell of their people by `hear`; what is not repeated in time is forgotten.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from ruhepol.core.actors import Actor

TYPING = "typing"
TYPING_SECONDS = 10.0
REMOTE_SECONDS = 45.0


@dataclass(slots=True)
class _Stay:
    """One socket's look at one stream; `until` ends its typing, or a remote stay as a whole."""

    stream: str
    actor: Actor
    typing: bool
    until: float
    remote: bool = False


Who = list[tuple[str, int | None, str]]


class Presence:
    """Stays by socket. A socket is any hashable: ours are objects, those elsewhere are texts."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._stays: dict[object, _Stay] = {}

    def move(self, socket: object, actor: Actor, stream: str | None, *, typing: bool = False) -> set[str]:
        """Note where a socket's person looks (None: nowhere); return the streams on which that changed."""
        before = self._stays.pop(socket, None)
        if stream is None:
            return {before.stream} if before else set()
        self._stays[socket] = _Stay(stream, actor, typing, time.monotonic() + TYPING_SECONDS)
        if before and (before.stream, before.typing) == (stream, typing):
            return set()
        return {stream} | ({before.stream} if before else set())

    def hear(self, socket: str, actor: Actor, stream: str | None, *, typing: bool) -> set[str]:
        """Note what another process tells of one of its sockets; return the streams that changed."""
        changed = self.move(socket, actor, stream, typing=typing)
        if stay := self._stays.get(socket):
            stay.remote, stay.until = True, time.monotonic() + REMOTE_SECONDS
        return changed

    def tidy(self) -> set[str]:
        """End what has lasted too long without a sign; return the streams that changed."""
        now = time.monotonic()
        late = {socket: stay for socket, stay in self._stays.items() if stay.until < now}
        changed = {stay.stream for stay in late.values() if stay.typing or stay.remote}
        for socket, stay in late.items():
            if stay.remote:
                del self._stays[socket]
            stay.typing = False
        return changed

    def who(self, stream: str) -> Who:
        """Return (kind, id, "here" or "typing") of everybody on a stream, each person once."""
        people: dict[Actor, bool] = {}
        for stay in self._stays.values():
            if stay.stream == stream:
                people[stay.actor] = people.get(stay.actor, False) or stay.typing
        order = sorted(people, key=lambda actor: (actor.kind, actor.id or 0))
        return [(actor.kind.value, actor.id, TYPING if people[actor] else "here") for actor in order]

    def local(self) -> Iterator[tuple[object, Actor, str, bool]]:
        """Yield this process's stays, for telling the others again."""
        for socket, stay in self._stays.items():
            if not stay.remote:
                yield socket, stay.actor, stay.stream, stay.typing
