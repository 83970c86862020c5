"""Our own SMTP server: it says yes only when the bytes are kept, and only for addresses that are ours."""

import logging
import shutil
import ssl
import time

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from ruhepol.channels.email.intake.guard import GuardedSMTP, Limits, Visits
from ruhepol.channels.email.intake.threads import DatabaseThreads
from ruhepol.channels.email.listener import Listener
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.selectors import Recipients, recipients_of_ours
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.trust.verdict import Peer
from ruhepol.core.files.errors import StorageUnavailable

logger = logging.getLogger(__name__)

THREADS = 2
KNOWN_FOR = 5.0  # seconds for which the list of our addresses is not asked again
MOST_HOPS = 50
MOST_RECIPIENTS = 100
RESERVE = 64 * 1024 * 1024
"""Bytes that stay free on the disk for what was taken already."""

FULL = "452 4.3.1 No room left here, try again later"
LATER = "451 4.3.0 Try again later"


class Door:
    """What the server does with recipients and mails."""

    def __init__(self, reserve: int = RESERVE) -> None:
        """Know no address yet; say no for now when fewer than `reserve` bytes would stay free."""
        self._threads = DatabaseThreads(THREADS)
        self._known = Recipients()
        self._known_until = 0.0
        self._reserve = reserve

    async def handle_MAIL(  # noqa: N802  aiosmtpd's name and signature
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Begin a mail where there is room for it."""
        if shutil.disk_usage(settings.DATA_DIR).free < self._reserve + _announced(options):
            return FULL
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take recipients of ours, with or without a tag."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients, send the rest in another mail"
        try:
            known = await self._ours()
        except Exception:
            logger.exception("the list of our addresses cannot be read")
            return LATER
        if not known.covers(address):
            return f"550 5.1.1 <{_printable(address)}>: no such address here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Say yes when the mail is kept, and ask to come again when it could not be."""
        raw = envelope.original_content or b""
        if raw[:100_000].count(b"\nReceived:") > MOST_HOPS:
            return "554 5.4.6 Too many hops"
        peer = _peer(session, envelope)
        try:
            known = await self._ours()
            await self._threads.run(lambda: keep(raw, envelope.rcpt_tos, known, peer))
        except StorageUnavailable:
            logger.exception("no room for a mail")
            return FULL
        except Exception:
            logger.exception("a mail could not be kept")
            return LATER
        return "250 2.0.0 Kept"

    async def _ours(self) -> Recipients:
        if time.monotonic() > self._known_until:
            self._known = await self._threads.run(recipients_of_ours)
            self._known_until = time.monotonic() + KNOWN_FOR
        return self._known

    def close(self) -> None:
        """Let go of the threads and their connections."""
        self._threads.close()


def _announced(options: list[str]) -> int:
    """Return the size a sender announces for a mail."""
    sizes = [option[5:] for option in options if option.upper().startswith("SIZE=")]
    return int(sizes[0]) if sizes and sizes[0].isdecimal() else 0


def _printable(address: str) -> str:
    return "".join(letter for letter in address[:200] if letter.isascii() and letter.isprintable())


def _peer(session: Session, envelope: Envelope) -> Peer:
    client = session.peer[0] if isinstance(session.peer, tuple) else ""
    return Peer(client=client, helo=session.host_name or "", envelope_from=envelope.mail_from or "")


def keep(raw: bytes, recipients: list[str], known: Recipients, peer: Peer) -> None:
    """Keep a mail once for each mailbox of ours it was sent to."""
    boxes = Mailbox.objects.in_bulk([key for address in recipients if (key := known.mailbox_of(address))])
    done = set()
    for address in recipients:
        key = known.mailbox_of(address)
        if key not in done:
            box = boxes.get(key) if key else None
            take(raw, source=RawMail.Source.SMTP, mailbox=box, envelope_to=address, peer=peer)
            done.add(key)


class Server(Listener):
    """The server in a thread of its own."""

    def __init__(  # noqa: PLR0913  all of it is an operator's to set
        self,
        *,
        host: str,
        port: int,
        largest: int,
        tls: ssl.SSLContext | None = None,
        reserve: int = RESERVE,
        limits: Limits | None = None,
    ) -> None:
        """Listen on `host` and `port`, once started; `largest` is the biggest mail in bytes.

        With `tls` senders are offered to encrypt (STARTTLS). `limits` is what it bears of visitors.
        """
        self._door = Door(reserve)
        self.visits = Visits(limits or Limits())
        super().__init__(self._door, host=host, port=port, largest=largest, tls=tls)

    def factory(self) -> SMTP:
        """Return the protocol for one visitor."""
        return GuardedSMTP(self.handler, visits=self.visits, **self.SMTP_kwargs)

    def stop(self, no_assert: bool = False) -> None:
        """Take no more mail."""
        super().stop(no_assert)
        self._door.close()
