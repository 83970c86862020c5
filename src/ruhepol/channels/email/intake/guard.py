"""What our SMTP server bears of its visitors: how many at once, how slow, how long and how much in hand."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP

from ruhepol.channels.email.relays import is_relay
from ruhepol.core.web.network import counted_as

MEBIBYTE = 1024 * 1024
COMMANDS = {"NOOP": 20, "HELP": 5, "VRFY": 5, "EHLO": 20, "HELO": 20, "*": 10_000}
"""How often each may be said in one visit; what only passes the time, seldom."""
CROWDED = "421 4.7.0 Too many connections, try again later"
SLOW = "421 4.4.2 Too slow, try again later"
LONG = "421 4.4.2 This took too long, try again later"
LOADED = "421 4.3.2 Too much mail at once, try again later"
GUESSING = "421 4.7.0 Too many unknown recipients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds, counts and bytes; the rate is what Postfix demands, too."""

    visitors: int = 200
    per_address: int = 20
    """Of one address, or one IPv6 network of the size a customer gets; our own relays are not counted."""
    silence: float = 300.0
    """Between two commands (RFC 5321, 4.5.3.2.7)."""
    look: float = 60.0
    slowest: int = 500
    """Bytes a second that the text of a mail has to come with."""
    visit: float = 3600.0
    in_hand: int = 256 * MEBIBYTE
    """Bytes of mails that all visitors together may be sending."""
    refused: int = 20
    """Refusals in one visit, after which somebody is trying names out; relays are not counted."""


@dataclass(slots=True)
class Visits:
    """Who is here and how many bytes are in hand; lives in the server's one thread."""

    limits: Limits = field(default_factory=Limits)
    here: Counter[str] = field(default_factory=Counter)
    in_hand: int = 0

    def enter(self, client: str) -> str | None:
        """Count a visitor; return under which name, None where there are too many."""
        name = "" if is_relay(client) else counted_as(client)
        full = self.here.total() >= self.limits.visitors
        if full or (name and self.here[name] >= self.limits.per_address):
            return None
        self.here[name] += 1
        return name

    def leave(self, name: str) -> None:
        """Count a visitor no more."""
        self.here[name] -= 1
        if not self.here[name]:
            del self.here[name]


class GuardedSMTP(SMTP):
    """The library's protocol, which ends a visit that holds us up; a sender that means it comes again."""

    line_length_limit = 64 * 1024
    """The standard says 1,000; real programs write longer lines, and their mail should not be refused."""

    def __init__(self, handler: Any, *, visits: Visits, **options: Any) -> None:  # noqa: ANN401  the library's
        """Count this visit among `visits`."""
        super().__init__(handler, timeout=visits.limits.silence, command_call_limit=COMMANDS, **options)
        self._visits = visits
        self._name: str | None = None
        self._clock: asyncio.TimerHandle | None = None
        self._end_at = 0.0
        self._texting = False
        self._came = self._mine = self._refused = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let a visitor in, or ask to come again; after STARTTLS the same one comes once more."""
        if self._name is None:
            peer = transport.get_extra_info("peername")
            self._name = self._visits.enter(str(peer[0]) if isinstance(peer, tuple) else "")
            if self._name is None:
                _say_goodbye(transport, CROWDED)
                return
            self._end_at = self.loop.time() + self._visits.limits.visit
            self._look_later()
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Forget the visitor."""
        if self._name is None:
            return
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
            self._visits.leave(self._name)
            self._let_go()
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Take bytes; those of a mail's text are in hand until it is kept."""
        self._came += len(data)
        if self._texting and self._mine < (self.data_size_limit or 0):
            self._mine += len(data)
            self._visits.in_hand += len(data)
            if self._visits.in_hand > self._visits.limits.in_hand:
                self._end(LOADED)
                return
        super().data_received(data)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  the library's name
        """Take a mail's text, which has to come steadily rather than by a certain time."""
        limits = self._visits.limits
        self._reset_timeout(limits.visit * 2)
        # The first look may come at once, so it is paid for.
        self._texting, self._came = True, int(limits.slowest * limits.look)
        try:
            await super().smtp_DATA(arg)
        finally:
            self._let_go()
            if self.transport is not None:
                self._reset_timeout()

    async def _call_handler_hook(self, command: str, *args: Any) -> Any:  # noqa: ANN401
        if command == "DATA":
            self._texting = False  # all of it is here, and now it is we who take our time
        return await super()._call_handler_hook(command, *args)

    async def push(self, status: Any) -> None:  # noqa: ANN401
        """Answer; who was refused too often is shown out."""
        await super().push(status)
        if str(status).startswith("550") and self._name:
            self._refused += 1
            if self._refused >= self._visits.limits.refused:
                self._end(GUESSING)

    def _let_go(self) -> None:
        self._visits.in_hand -= self._mine
        self._mine, self._texting = 0, False

    def _look_later(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        self._clock = self.loop.call_later(self._visits.limits.look, self._look)

    def _look(self) -> None:
        """End a visit that is too slow or too long."""
        limits = self._visits.limits
        if self.loop.time() > self._end_at:
            self._end(LONG)
        elif self._texting and self._came < limits.slowest * limits.look:
            self._end(SLOW)
        else:
            self._came = 0
            self._look_later()

    def _end(self, words: str) -> None:
        """Say goodbye; at the next look also to somebody who does not listen."""
        self._look_later()
        if self.transport is not None:
            _say_goodbye(self.transport, words)


def _say_goodbye(transport: Any, words: str) -> None:  # noqa: ANN401  a plain or an encrypted one
    if transport.is_closing():
        transport.abort()
    else:
        transport.write(words.encode("ascii") + b"\r\n")
        transport.close()
