"""Adding a mailbox."""

from typing import TypedDict, Unpack

from django.db import transaction

from ruhepol.channels.email.events import MailboxAdded
from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.secrets import seal
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Brand


class Server(TypedDict, total=False):
    """Where a mailbox is fetched from and how it is treated there; left out for one that is handed to us."""

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
