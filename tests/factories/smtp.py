"""A real SMTP server on a free port of this machine, for what the product sends."""

from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from ruhepol.channels.email.line import hang_up
from ruhepol.channels.email.listener import Listener


class Inbox:
    """Keeps what was handed over; `answers` gives the reply to RCPT or DATA where it should be another.

    That to RCPT may be given by address.
    """

    def __init__(self):
        """Start empty and friendly."""
        self.mails = []
        self.raw = []
        self.envelopes = []
        self.answers = {}

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802, ARG002
        """Take or refuse a sender; the empty one can be refused alone."""
        if address in {"", "<>"} and "empty" in self.answers:
            return self.answers["empty"]
        if "mail" in self.answers:
            return self.answers["mail"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002
        """Take or refuse a recipient, or hang up."""
        if self.answers.get("leaves") == "gone before the text":
            server.transport.abort()
            return None
        said = self.answers.get("rcpt", "")
        said = said.get(address, "") if isinstance(said, dict) else said
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002
        """Keep a mail, or refuse it."""
        if "data" in self.answers:
            return self.answers["data"]
        leaves = self.answers.pop("leaves", "")
        if leaves == "gone with the text" or self.answers.pop("vanish", False):
            server.transport.abort()
            return None
        self.raw.append(envelope.original_content)
        self.mails.append(
            message_from_bytes(envelope.original_content.replace(b"\r\n", b"\n"), policy=default)
        )
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        if leaves == "gone after it":
            server.transport.abort()
        return "250 OK"


@contextmanager
def running(handler):
    """Run a server with this handler on any free port; yields it."""
    server = Listener(handler, host="127.0.0.1", port=0, largest=10_000_000)
    server.start()
    try:
        yield server
    finally:
        hang_up()
        server.stop()
