"""Making something of a mail that was taken: one transaction a mail, and a quarantine for what fails."""

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from ruhepol.channels.email.events import MailQuarantined
from ruhepol.channels.email.exceptions import NotYetError, UnreadableMailError
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.inbound import understand
from ruhepol.channels.email.services.judge import RESULTS
from ruhepol.core.actors import SYSTEM
from ruhepol.core.crash import point
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.core.files.errors import FileStoreError

logger = logging.getLogger(__name__)

PASSING = (OperationalError, InterfaceError, OSError, FileStoreError)
"""Troubles of the machine, not of the mail: the job is tried again."""

WRITTEN = (
    "state",
    "reason",
    "sender",
    "subject",
    "header_id",
    "ticket",
    "message",
    "hint",
    "hint_ticket",
    "quiet",
    "seal",
    "sealed_by",
    *RESULTS,
)
_HELD = Prepared(lambda: RawMail.objects.filter(pk=Slot("id")).select_for_update())


def process(*, raw_mail_id: int, anyhow: bool = False) -> RawMail:
    """Turn a waiting mail into a message, a note or an entry of the quarantine; done ones stay as they are.

    `anyhow` makes a ticket even of what looks like a machine's mail. Publishes MailQuarantined where the
    mail itself is the trouble; raises what passes by, so that the caller tries again later. A mail
    of which something has to be found out first stays waiting.
    """
    with transaction.atomic():
        mail = _HELD.get(id=raw_mail_id)
        if mail.state != RawMail.State.RECEIVED:
            return mail
        point("email.intake.claimed")
        try:
            with transaction.atomic():
                understand(mail, anyhow=anyhow)
        except PASSING:
            raise
        except NotYetError:
            return mail
        except UnreadableMailError as error:
            quarantine(mail=mail, reason=str(error))
        except Exception as error:
            logger.exception("mail put into quarantine", extra={"raw_mail": mail.pk})
            words = _("This mail could not be read: %(error)s")
            quarantine(mail=mail, reason=words % {"error": f"{type(error).__name__}: {error}"[:500]})
        update(mail, *WRITTEN)
        point("email.intake.written")
    point("email.intake.processed")
    return mail


def quarantine(*, mail: RawMail, reason: str) -> None:
    """Set a mail aside for a person to look at; the caller saves it. Publishes MailQuarantined."""
    mail.state, mail.reason = RawMail.State.QUARANTINED, reason
    publish(MailQuarantined(raw_mail_id=mail.pk), by=SYSTEM)
