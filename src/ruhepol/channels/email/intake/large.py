"""Bringing the rest of a very large mail, piece by piece into a file, when somebody wants it."""

import tempfile
from typing import BinaryIO, cast

from imapclient import IMAPClient

from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.large import LONGEST_HEAD, complete, give_up, wanted_in

PIECE = 1024 * 1024
HEAD, HEAD_ANSWER = f"BODY.PEEK[HEADER]<0.{LONGEST_HEAD}>", b"BODY[HEADER]<0>"


def fetch_wanted(client: IMAPClient, box: Mailbox) -> None:
    """Complete the mails somebody wants whole; memory holds one piece at a time."""
    for mail in wanted_in(box):
        validity, _, uid = mail.uid_key.partition(":")
        if int(validity) == box.uid_validity:
            _fetch(client, mail, int(uid))
        # else it has not been seen yet at its new place, where the search for new mail finds it again


def _fetch(client: IMAPClient, mail: RawMail, uid: int) -> None:
    with tempfile.TemporaryFile() as file:
        size = 0
        while piece := _piece(client, uid, size):
            file.write(piece)
            size += len(piece)
        if not size:
            give_up(mail=mail)
            return
        file.seek(0)
        complete(mail=mail, stream=cast("BinaryIO", file))


def _piece(client: IMAPClient, uid: int, begin: int) -> bytes:
    answer = client.fetch([uid], [f"BODY.PEEK[]<{begin}.{PIECE}>"]).get(uid, {})
    return bytes(answer.get(b"BODY[]<%d>" % begin) or b"")
