"""Where answers go: to another address, or by another channel."""

from collections.abc import Sequence

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Identity
from ruhepol.tickets.events import ContactChanged, MessageRerouted, TranscriptAsked
from ruhepol.tickets.exceptions import UnprovenContactError
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import may_have_transcript
from ruhepol.tickets.services._conversation import lock


@transaction.atomic
def reach(*, ticket: Ticket, contact: Identity, by: Actor) -> Ticket:
    """Let answers go to another address from now on. Publishes ContactChanged."""
    held = lock(ticket)
    if held.contact_id != contact.pk:
        held.contact = contact
        update(held, "contact")
        publish(ContactChanged(ticket_id=held.pk, identity_id=contact.pk), by=by)
    return held


@transaction.atomic
def reroute(*, message: Message, channel: str, by: Actor, before: Sequence[Message] = ()) -> Message:
    """Let a reply go by another channel than the one it was written for, and with it those `before`.

    Publishes one MessageRerouted for all.
    """
    replies = Message.objects.filter(kind=Message.Kind.REPLY)
    replies.filter(pk__in=[one.pk for one in before]).update(channel=channel)
    held = Message.objects.select_for_update().get(pk=message.pk)
    if held.kind == Message.Kind.REPLY and held.channel != channel:
        held.channel = channel
        update(held, "channel")
        publish(MessageRerouted(ticket_id=held.ticket_id, message_id=held.pk, channel=channel), by=by)
    return held


@transaction.atomic
def ask_transcript(*, ticket: Ticket, by: Actor) -> Ticket:
    """Ask for all that was said so far by mail. Publishes TranscriptAsked. Raises UnprovenContactError."""
    held = lock(ticket)
    if not may_have_transcript(held):
        raise UnprovenContactError
    publish(TranscriptAsked(ticket_id=held.pk, number=held.last_number), by=by)
    return held
