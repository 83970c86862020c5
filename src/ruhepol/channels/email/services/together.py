"""Mails by the bundle: many in one commit, each on its own as soon as one of them fails."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import take
from ruhepol.core.db.bundle import bundle

T = TypeVar("T")
Named = tuple[str, bytes]

MOST = 16
LARGE = 1_000_000
"""Bytes from which on nothing more is added to a bundle."""


def take_together(mails: Iterable[bytes], *, source: str, envelope_to: str = "") -> list[RawMail]:
    """Keep mails as `take` does, all in one commit; none is safe before this returns."""
    return _together(lambda raw: take(raw, source=source, envelope_to=envelope_to), list(mails))


def process_together(mails: Iterable[RawMail]) -> list[RawMail]:
    """Process mails as `process` does, in one commit; a faulty one goes into quarantine alone."""
    return _together(lambda mail: process(raw_mail_id=mail.pk), list(mails))


def bundles(mails: Iterator[Named], *, most: int = MOST) -> Iterator[list[Named]]:
    """Yield named mails in bundles of a bounded size; what was found before an OSError comes before it."""
    found: list[Named] = []
    size = 0
    try:
        for mail in mails:
            found.append(mail)
            size += len(mail[1])
            del mail
            if len(found) == most or size > LARGE:
                yield found
                found, size = [], 0
    except OSError:
        if found:
            yield found
        raise
    if found:
        yield found


def _together(act: Callable[[T], RawMail], things: list[T]) -> list[RawMail]:
    """Do it to all in one transaction; where anything fails, nothing has happened and each is done alone."""
    try:
        with bundle():
            return [act(thing) for thing in things]
    except Exception:  # noqa: BLE001  whatever it was will be raised again by the one whose fault it is
        return [act(thing) for thing in things]
