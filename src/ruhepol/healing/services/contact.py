"""Writing to customers who have not asked: in their language, once, and where they are read already."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.utils import timezone, translation

from ruhepol.core.actors import Actor
from ruhepol.core.text import Language, in_writing
from ruhepol.people.models import Brand, Customer, Identity, IdentityKind
from ruhepol.people.selectors import default_brand
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.begin import begin
from ruhepol.tickets.services.receive import Opening
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import close

Words = Mapping[str, str]
"""The same words by language, de and en."""
BEFORE = timedelta(hours=1)
"""So long before something is noticed people may have written about it."""
ASKED_BY = (Ticket.Channel.EMAIL, Ticket.Channel.FORM, Ticket.Channel.PORTAL)


def write_to(
    *,
    customer: Customer,
    words: Callable[[], tuple[str, str]],
    since: datetime,
    by: Actor,
    asked: str = "",
) -> Message | None:
    """Write to a customer, in a request they opened since then or else in a new one.

    `words` returns subject and text in the active language; `asked` names what they asked to be told of, and
    then it is written though they want no notices. None for a customer without an address.
    """
    origin = f"{Message.ASKED_FOR}{asked}" if asked else None
    if at_hand := _at_hand(customer, since):
        _subject, text = _in(at_hand.language, at_hand.brand, words)
        return reply(ticket=at_hand, text=text, wait=False, origin=origin, by=by)
    address, brand = address_of(customer), brand_of(customer)
    if address is None or brand is None:
        return None
    language = customer.language or brand.default_language
    subject, text = _in(language, brand, words)
    opening = Opening(brand=brand, subject=subject, language=language, begun_by=Ticket.Begin.SYSTEM)
    channel = Ticket.Channel.EMAIL
    message = begin(contact=address, channel=channel, text=text, opening=opening, origin=origin, by=by)
    close(ticket=message.ticket, by=by)  # nobody waits for an answer; one opens it again
    return message


def written() -> Language:
    """Return which of the languages we write the active one is."""
    return in_writing(translation.get_language())


def _in(language: str, brand: Brand, words: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    with translation.override(language), timezone.override(brand.time_zone):
        return words()


def brand_of(customer: Customer) -> Brand | None:
    """Return the brand under which a customer asked last, else the default one."""
    last = Ticket.objects.filter(customer=customer).select_related("brand").order_by("-created_at").first()
    return last.brand if last else default_brand()


def _at_hand(customer: Customer, since: datetime) -> Ticket | None:
    """Return the newest request in which the customer waits for our word about what happened since then."""
    waiting = Ticket.objects.filter(
        customer=customer,
        status=Ticket.Status.OPEN,
        begun_by=Ticket.Begin.CUSTOMER,
        channel__in=ASKED_BY,
        created_at__gte=since,
    )
    return waiting.select_related("brand").order_by("-created_at").first()


def address_of(customer: Customer) -> Identity | None:
    """Return the address to write to: a proven one before one that is only known."""
    known = list(customer.identities.filter(kind=IdentityKind.EMAIL).order_by("pk"))
    return min(known, key=lambda each: each.verified_at is None, default=None)
