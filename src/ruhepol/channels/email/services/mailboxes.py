"""Adding, changing, pausing and removing mailboxes."""

from typing import TypedDict, Unpack

from django.db import transaction

from ruhepol.channels.email.events import MailboxAdded, MailboxChanged, MailboxRemoved
from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.secrets import seal
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Brand


class Server(TypedDict, total=False):
    """Where a mailbox is fetched from and how it is treated there; left out for one that is handed to us."""

    protocol: str
    sign_in: str
    host: str
    port: int
    user: str
    encryption: str
    folder: str
    after: str
    move_to: str
    takes_existing: bool
    takes_tags: bool
    catches_all: bool


@transaction.atomic
def add_mailbox(
    *, brand: Brand, address: str, by: Actor, password: str = "", **server: Unpack[Server]
) -> Mailbox:
    """Add an address under which a brand is written to. The password is kept encrypted.

    Publishes MailboxAdded. Raises IntegrityError where the address is there already.
    """
    box = Mailbox.objects.create(
        brand=brand,
        address=address.strip().lower(),
        sealed_password=seal(password),
        created_at=clock.now(),
        **server,
    )
    publish(MailboxAdded(mailbox_id=box.pk), by=by)
    return box


PLACE = ("protocol", "host", "user", "folder")
"""A mailbox with another one of these is another place: what lies there is looked at from the beginning."""


@transaction.atomic
def change_mailbox(
    *, mailbox: Mailbox, brand: Brand, by: Actor, password: str = "", **server: Unpack[Server]
) -> Mailbox:
    """Change where and how a mailbox is fetched; an empty password leaves the present one.

    What is kept already is recognised by its bytes, also at another place. Publishes MailboxChanged.
    """
    held = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    if any(name in server and server[name] != getattr(held, name) for name in PLACE):  # type: ignore[literal-required]
        held.uid_validity, held.uid = None, 0
        held.pop_marks.all().delete()
    held.brand, held.error = brand, ""
    for name, value in server.items():
        setattr(held, name, value)
    if password:
        held.sealed_password = seal(password)
    held.save()
    publish(MailboxChanged(mailbox_id=held.pk), by=by)
    return held


@transaction.atomic
def switch_mailbox(*, mailbox: Mailbox, on: bool, by: Actor) -> Mailbox:
    """Fetch a mailbox no more for now, or again. Publishes MailboxChanged."""
    held = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    if held.is_active != on:
        held.is_active, held.error = on, ""
        held.save(update_fields=["is_active", "error"])
        publish(MailboxChanged(mailbox_id=held.pk), by=by)
    return held


@transaction.atomic
def remove_mailbox(*, mailbox: Mailbox, by: Actor) -> None:
    """Forget an address and its passwords; mails and tickets stay. Publishes MailboxRemoved."""
    publish(MailboxRemoved(mailbox_id=mailbox.pk, address=mailbox.address), by=by)
    mailbox.delete()
