"""Which mails are history: imported, or older than their mailbox here. Nobody waits for a receipt."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from ruhepol.channels.email.models import RawMail
from ruhepol.core.files import services as files

OLD = timedelta(days=2)
_HEAD = 65_536  # bytes in which a date is looked for
_DATE = re.compile(rb"^date:[ \t]*([^\r\n]{1,100})", re.IGNORECASE | re.MULTILINE)


def is_history(raw: RawMail) -> bool:
    """Tell whether nobody waits for a sign that this mail arrived."""
    if raw.source == RawMail.Source.FILE:
        return True
    if raw.mailbox is None or not raw.mailbox.takes_existing:
        return False
    sent = _sent_at(files.read(raw.digest)[:_HEAD])
    return sent is not None and raw.received_at - sent > OLD


def _sent_at(head: bytes) -> datetime | None:
    found = _DATE.search(head)
    try:
        sent = parsedate_to_datetime(found[1].decode("ascii", "replace")) if found else None
    except (ValueError, OverflowError):
        return None
    return sent if sent is None or sent.tzinfo else sent.replace(tzinfo=UTC)
