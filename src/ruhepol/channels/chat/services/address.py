"""An address for an answer by mail: typed, or signed by the host page."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ruhepol.channels.chat.events import AddressGiven
from ruhepol.channels.chat.exceptions import AddressRefusedError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services._held import hold
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.people.addresses import normalised
from ruhepol.people.models import IdentityKind
from ruhepol.people.selectors import email_identity
from ruhepol.people.services.identities import attach
from ruhepol.tickets.services.contact import reach


@transaction.atomic
def give_address(*, chat: Chat, address: str, by: Actor) -> Chat:
    """Note where the visitor wants an answer when nobody looks at the chat any more.

    An agent's words go there as they go to an address typed into the request form. It proves nothing: the
    visitor stays who they are, whoever the address belongs to, and reads nothing that comes from there.
    Publishes AddressGiven (and ContactChanged). Raises AddressRefusedError.
    """
    return settle_address(held=hold(chat), address=address, by=by)


def settle_address(*, held: Chat, address: str, by: Actor, vouched: bool = False) -> Chat:
    """Do that on a chat which is held; `vouched` where the host page has signed the address."""
    value = _checked(address, held)
    if value == held.address:
        return held
    contact = email_identity(value) or attach(
        customer=held.identity.customer,
        kind=IdentityKind.EMAIL,
        address=value,
        verified_at=clock.now() if vouched else None,
        by=by,
    )
    reach(ticket=held.ticket.standing, contact=contact, by=by)
    held.address = value
    if held.who == Chat.Who.ANONYMOUS:
        held.who = Chat.Who.NAMED
    update(held, "address", "who")
    publish(AddressGiven(chat_id=held.pk), by=by)
    return held


def _checked(address: str, chat: Chat) -> str:
    value = normalised(IdentityKind.EMAIL, address)
    try:
        validate_email(value)
    except ValidationError:
        raise AddressRefusedError from None
    if value == chat.widget.brand.support_address.lower() or len(value) > 254:  # noqa: PLR2004  as stored
        raise AddressRefusedError
    return value
