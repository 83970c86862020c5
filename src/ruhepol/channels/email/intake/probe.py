"""Trying a mailbox out, for the administrator who has just typed its settings."""

from dataclasses import dataclass

from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.intake.sign_in import imap_client
from ruhepol.channels.email.intake.troubles import TROUBLES, words_for
from ruhepol.channels.email.models import Mailbox

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Probe:
    """How it went: the number of mails there, or what is wrong."""

    mails: int = 0
    error: str = ""


def probe(box: Mailbox) -> Probe:
    """Sign in, look into the folder, change nothing. Asks the network, so never inside a transaction."""
    try:
        return Probe(mails=_count(box))
    except TROUBLES as error:
        return Probe(error=words_for(error, box))


def _count(box: Mailbox) -> int:
    if box.protocol == Mailbox.Protocol.POP3:
        client = pop3.connect(box, SECONDS)
        try:
            return int(client.stat()[0])
        finally:
            client.close()
    imap_line = imap_client(box, SECONDS)
    try:
        return int(imap.choose_folder(imap_line, box, readonly=True)[b"EXISTS"])
    finally:
        imap_line.shutdown()
