"""Fetching a mailbox: what is new by UIDVALIDITY and UID is kept here before anything is changed there."""

import ssl
from datetime import timedelta

from django.db import transaction
from imapclient import IMAPClient

from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.secrets import unseal
from ruhepol.channels.email.services.take import take
from ruhepol.core import clock
from ruhepol.core.crash import point

TIMEOUT = 60  # seconds for each answer of the server
Encryption = Mailbox.Encryption


def connect(box: Mailbox) -> IMAPClient:
    """Return a signed-in connection; raises OSError or IMAPClientError."""
    context = ssl.create_default_context()
    client = IMAPClient(
        box.host, port=box.port, ssl=box.encryption == Encryption.TLS, ssl_context=context, timeout=TIMEOUT
    )
    client.normalise_times = False
    try:
        if box.encryption == Encryption.STARTTLS:
            client.starttls(context)
        client.login(box.user, unseal(box.sealed_password))
    except BaseException:
        client.shutdown()
        raise
    return client


def fetch_new(client: IMAPClient, box: Mailbox) -> int:
    """Keep all mails above the highest UID that is kept already; returns how many came.

    Looks without marking anything as read, and asks nobody whether something was read elsewhere.
    """
    moves = box.after == Mailbox.After.MOVE and bool(box.move_to)
    status = client.select_folder(box.folder, readonly=not moves)
    validity = int(status[b"UIDVALIDITY"])
    if validity != box.uid_validity:
        box.uid_validity, box.uid = validity, _where_to_begin(client, box)
        box.save(update_fields=["uid_validity", "uid"])
    # A range `n:*` always answers with the newest mail, also when it lies below n.
    new = sorted(uid for uid in client.search(["UID", f"{box.uid + 1}:*"]) if uid > box.uid)
    for uid in new:
        _keep(client, box, uid)
    if moves:
        _move(client, box)
    return len(new)


def _where_to_begin(client: IMAPClient, box: Mailbox) -> int:
    """Return the UID above which mails are ours to take: all, or those since the mailbox was added.

    Mails that were kept under an earlier UIDVALIDITY are recognised by their bytes.
    """
    if box.takes_existing:
        return 0
    since = client.search(["SINCE", (box.created_at - timedelta(days=1)).date()])
    dates = client.fetch(since, ["INTERNALDATE"]) if since else {}
    begun = box.created_at - timedelta(minutes=1)
    new = [uid for uid, facts in dates.items() if facts[b"INTERNALDATE"] >= begun]
    return min(new) - 1 if new else max(client.search(["ALL"]), default=0)


def _keep(client: IMAPClient, box: Mailbox, uid: int) -> None:
    raw = client.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
    with transaction.atomic():
        if raw is not None:  # else somebody deleted it meanwhile
            take(raw, source=RawMail.Source.IMAP, mailbox=box, uid_key=f"{box.uid_validity}:{uid}")
        box.uid = uid
        box.fetched_at = clock.now()
        box.save(update_fields=["uid", "fetched_at"])
    point("email.imap.kept")


def _move(client: IMAPClient, box: Mailbox) -> None:
    """Move what is kept here out of the way there, also what a crash left lying."""
    there = client.search(["UID", f"1:{box.uid}"]) if box.uid else []
    keys = {f"{box.uid_validity}:{uid}": uid for uid in there if uid <= box.uid}
    kept = RawMail.objects.filter(mailbox=box, uid_key__in=keys).values_list("uid_key", flat=True)
    if uids := sorted(keys[key] for key in kept):
        if not client.folder_exists(box.move_to):
            client.create_folder(box.move_to)
        client.move(uids, box.move_to)
        point("email.imap.moved")
