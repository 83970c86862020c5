"""Fetching a mailbox: what is new by UIDVALIDITY and UID is kept here before anything is changed there."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from ruhepol.channels.email.intake import large
from ruhepol.channels.email.intake.sign_in import imap_client
from ruhepol.channels.email.intake.troubles import ClearingError, FolderMissingError
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.large import keep_head, too_large
from ruhepol.channels.email.services.take import Place, take
from ruhepol.core import clock
from ruhepol.core.crash import point

BATCH = 500
"""Mails whose sizes are asked for at once."""


def connect(box: Mailbox) -> IMAPClient:
    """Return a signed-in connection; raises OSError, IMAPClientError or MailError."""
    return imap_client(box)


def choose_folder(client: IMAPClient, box: Mailbox, *, readonly: bool) -> dict[bytes, Any]:
    """Open the mailbox's folder and return its state. Raises FolderMissingError."""
    try:
        return dict(client.select_folder(box.folder, readonly=readonly))
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        names = [name for _flags, _mark, name in client.list_folders()]
        if box.folder in names:
            raise
        raise FolderMissingError(box.folder, names) from None


def fetch_new(client: IMAPClient, box: Mailbox) -> int:
    """Keep all mails above the highest UID that is kept already; returns how many came.

    Looks without marking anything as read, and asks nobody whether something was read elsewhere.
    Raises ClearingError where all is kept here and cannot be moved or deleted there.
    """
    status = choose_folder(client, box, readonly=box.after == Mailbox.After.LEAVE)
    validity = int(status[b"UIDVALIDITY"])
    if validity != box.uid_validity:
        box.uid_validity, box.uid = validity, _where_to_begin(client, box)
        box.save(update_fields=["uid_validity", "uid"])
    # A range `n:*` always answers with the newest mail, also when it lies below n.
    new = sorted(uid for uid in client.search(["UID", f"{box.uid + 1}:*"]) if uid > box.uid)
    for begin in range(0, len(new), BATCH):
        some = new[begin : begin + BATCH]
        sizes = client.fetch(some, ["RFC822.SIZE"])
        for uid in some:
            _keep(client, box, uid, sizes.get(uid, {}).get(b"RFC822.SIZE", 0))
    large.fetch_wanted(client, box)
    if box.after != Mailbox.After.LEAVE:
        _clear_or_tell(client, box)
    return len(new)


def _where_to_begin(client: IMAPClient, box: Mailbox) -> int:
    """Return the UID above which mails are ours to take: all, or those since the mailbox was added.

    Mails that were kept under an earlier UIDVALIDITY are recognised by their bytes.
    """
    if box.takes_existing:
        return 0
    everything = client.search(["ALL"])  # first: what comes while we look lies above
    since = client.search(["SINCE", (box.created_at - timedelta(days=1)).date()])
    dates = client.fetch(since, ["INTERNALDATE"]) if since else {}
    begun = box.created_at - timedelta(minutes=1)
    new = [uid for uid, facts in dates.items() if facts[b"INTERNALDATE"] >= begun]
    return min(new) - 1 if new else max(everything, default=0)


def _keep(client: IMAPClient, box: Mailbox, uid: int, size: int) -> None:
    part = large.HEAD if too_large(size) else "BODY.PEEK[]"
    answer = client.fetch([uid], [part]).get(uid, {})
    raw, head = answer.get(b"BODY[]"), answer.get(large.HEAD_ANSWER)
    place: Place = {
        "source": RawMail.Source.IMAP,
        "mailbox": box,
        "uid_key": f"{box.uid_validity}:{uid}",
    }
    with transaction.atomic():
        if raw is not None:  # else somebody deleted it meanwhile
            take(raw, **place)
        elif head is not None:
            keep_head(head, size=size, **place)
        box.uid = uid
        box.fetched_at = clock.now()
        box.save(update_fields=["uid", "fetched_at"])
    point("email.imap.kept")


def _clear_or_tell(client: IMAPClient, box: Mailbox) -> None:
    """Clear; a server that refuses that alone, for its mailbox is full, still hands out mail."""
    try:
        _clear(client, box)
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        raise ClearingError(str(error)) from error


def _clear(client: IMAPClient, box: Mailbox) -> None:
    """Move or delete there what is kept here, also what a crash left lying."""
    there = client.search(["UID", f"1:{box.uid}"]) if box.uid else []
    keys = {f"{box.uid_validity}:{uid}": uid for uid in there if uid <= box.uid}
    kept = RawMail.objects.whole().filter(mailbox=box, uid_key__in=keys).values_list("uid_key", flat=True)
    uids = sorted(keys[key] for key in kept)
    if not uids:
        return
    if box.after == Mailbox.After.DELETE:
        _delete(client, uids)
    else:
        _move(client, uids, box.move_to)
    point("email.imap.moved")


def _move(client: IMAPClient, uids: list[int], folder: str) -> None:
    if not client.folder_exists(folder):
        client.create_folder(folder)
    if client.has_capability("MOVE"):
        client.move(uids, folder)
    else:
        client.copy(uids, folder)
        _delete(client, uids)


def _delete(client: IMAPClient, uids: list[int]) -> None:
    """Delete these mails and no others; a server that can only empty all keeps them marked."""
    client.delete_messages(uids, silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)
