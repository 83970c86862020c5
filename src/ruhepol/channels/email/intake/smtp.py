"""Our own SMTP server: it says yes only when the bytes are kept, and only for addresses that are ours."""

import logging
import time

from aiosmtpd.smtp import SMTP, Envelope, Session

from ruhepol.channels.email.intake.threads import DatabaseThreads
from ruhepol.channels.email.listener import Listener
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.selectors import own_addresses, untagged
from ruhepol.channels.email.services.take import take

logger = logging.getLogger(__name__)

THREADS = 2
KNOWN_FOR = 5.0  # seconds for which the list of our addresses is not asked again
MOST_HOPS = 50


class Door:
    """What the server does with recipients and mails."""

    def __init__(self) -> None:
        """Know no address yet."""
        self._threads = DatabaseThreads(THREADS)
        self._known: frozenset[str] = frozenset()
        self._known_until = 0.0

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name and signature
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take recipients of ours, with or without a tag."""
        try:
            known = await self._ours()
        except Exception:
            logger.exception("the list of our addresses cannot be read")
            return "451 4.3.0 Try again later"
        if untagged(address) not in known:
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Say yes when the mail is kept, and ask to come again when it could not be."""
        raw = envelope.original_content or b""
        if raw[:100_000].count(b"\nReceived:") > MOST_HOPS:
            return "554 5.4.6 Too many hops"
        try:
            await self._threads.run(lambda: keep(raw, envelope.rcpt_tos))
        except Exception:
            logger.exception("a mail could not be kept")
            return "451 4.3.0 Try again later"
        return "250 2.0.0 Kept"

    async def _ours(self) -> frozenset[str]:
        if time.monotonic() > self._known_until:
            self._known = await self._threads.run(lambda: frozenset(own_addresses()))
            self._known_until = time.monotonic() + KNOWN_FOR
        return self._known

    def close(self) -> None:
        """Let go of the threads and their connections."""
        self._threads.close()


def keep(raw: bytes, recipients: list[str]) -> None:
    """Keep a mail once for each mailbox of ours it was sent to."""
    boxes = {box.address: box for box in Mailbox.objects.filter(address__in=map(untagged, recipients))}
    done = set()
    for address in recipients:
        box = boxes.get(untagged(address))
        if box not in done:
            take(raw, source=RawMail.Source.SMTP, mailbox=box, envelope_to=address)
            done.add(box)


class Server(Listener):
    """The server in a thread of its own."""

    def __init__(self, *, host: str, port: int, largest: int) -> None:
        """Listen on `host` and `port`, once started; `largest` is the biggest mail in bytes."""
        self._door = Door()
        super().__init__(self._door, host=host, port=port, largest=largest)

    def stop(self, no_assert: bool = False) -> None:
        """Take no more mail."""
        super().stop(no_assert)
        self._door.close()
