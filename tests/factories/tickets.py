"""Tickets in the states a test needs, made by the real services."""

from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.models import Ticket, Topic
from ruhepol.tickets.services.questions import save_question
from ruhepol.tickets.services.receive import Opening, receive
from tests.factories.people import make_brand, make_identity


def make_ticket(*, contact=None, subject="Server startet nicht", text="Exit code 28.", **facts):
    """Return an open ticket with one customer message; `facts` are set on the row afterwards."""
    contact = contact or make_identity()
    opening = Opening(
        brand=make_brand(),
        subject=subject,
        language=facts.pop("language", "de"),
        topic=facts.pop("topic", None),
    )
    message = receive(
        contact=contact,
        channel=facts.pop("channel", Ticket.Channel.EMAIL),
        text=text,
        opening=opening,
        at=facts.pop("at", None),
        by=SYSTEM,
    )
    if facts:
        Ticket.objects.filter(pk=message.ticket_id).update(**facts)
    return Ticket.objects.get(pk=message.ticket_id)


def make_topic(slug="server", **facts):
    """Return a topic of the request form."""
    defaults = {"name_de": slug.title(), "name_en": slug.title(), **facts}
    return Topic.objects.get_or_create(slug=slug, defaults=defaults)[0]


def make_question(topic, label="Since when?", kind="text", *, options=(), **facts):
    """Return a question of a topic's form; `options` are keys that are labels, too."""
    offered = [{"key": each, "de": each.title(), "en": each.title()} for each in options]
    words = {"label_de": facts.pop("label_de", label), "label_en": label}
    return save_question(topic=topic, kind=kind, options=offered, by=SYSTEM, **words, **facts)
