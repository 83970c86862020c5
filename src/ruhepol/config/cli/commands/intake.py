"""Take mails in from files: single mails, folders, Maildir, mbox archives, or - for standard input.

Prints what became of each mail. A mail that is known already is not taken twice, so an interrupted
run can simply be repeated. Nobody is written to: `--confirm N` says how many senders of new requests
at most get their confirmation, which a mail server's pipe wants (`ruhepol intake --confirm 1 -`).
Ends with 1 when a mail went into quarantine or a file could not be read.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ruhepol.config import boot
from ruhepol.config.cli.say import complain, say

if TYPE_CHECKING:
    from ruhepol.channels.email.models import RawMail
    from ruhepol.channels.email.services.together import Named


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to read."""
    parser.add_argument("paths", nargs="+", metavar="FILE|DIR|MBOX|-", help="where the mails are")
    parser.add_argument("--confirm", type=int, default=0, metavar="N", help="confirm up to N mails")


def run(options: argparse.Namespace) -> int:
    """Take each mail in and tell what became of it."""
    boot.django()
    from ruhepol.channels.email.services.together import MOST, bundles  # noqa: PLC0415  needs Django set up

    counted: Counter[str] = Counter()
    for path in options.paths:
        try:
            for found in bundles(_mails(path), most=1 if options.confirm else MOST):
                for name, mail, is_known in _taken_in(found, is_confirmed=counted.total() < options.confirm):
                    counted["known" if is_known else mail.state] += 1
                    say(f"{name}: {_fate(mail, known=is_known)}")
        except OSError as error:
            complain(f"{path}: {error.strerror or error}")
            counted["unread"] += 1
    done, known = counted["done"], counted["known"]
    say(
        f"{done} taken in, {known} known already, "
        f"{counted['quarantined']} in quarantine, {counted['ignored']} set aside."
    )
    return 1 if counted["quarantined"] or counted["unread"] else 0


def _taken_in(found: "list[Named]", *, is_confirmed: bool) -> "Iterator[tuple[str, RawMail, bool]]":
    """Take a bundle in; yield each mail's name, what became of it, and whether it was known."""
    from ruhepol.channels.email.models import RawMail  # noqa: PLC0415  as above
    from ruhepol.channels.email.services.together import process_together, take_together  # noqa: PLC0415

    source = RawMail.Source.PIPE if is_confirmed else RawMail.Source.FILE
    names = [name for name, _ in found]
    taken = take_together((raw for _, raw in found), source=source)
    found.clear()  # a large one need not stay while it is read again
    new = {mail.pk: mail for mail in taken if mail.state == RawMail.State.RECEIVED}
    new = {mail.pk: mail for mail in process_together(new.values())}
    for name, mail in zip(names, taken, strict=True):
        read = new.pop(mail.pk, None)
        yield name, read or mail, read is None


def _mails(path: str) -> Iterator[tuple[str, bytes]]:
    from ruhepol.channels.email.intake.files import mails_from, mails_in  # noqa: PLC0415  as above

    if path == "-":
        return mails_from(sys.stdin.buffer, "standard input")
    return mails_in(Path(path))


def _fate(mail: "RawMail", *, known: bool) -> str:
    """Say in a few words what became of a mail."""
    where = f"ticket #{mail.ticket_id}" if mail.ticket_id else ""
    words = " – ".join(part for part in (str(mail.get_state_display()).lower(), where, mail.reason) if part)
    return f"known already ({words})" if known else words
