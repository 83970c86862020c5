"""Mails stay with their messages when those move to another ticket."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.tickets.models import Message

BATCH = 500


@transaction.atomic
def follow(*, message_ids: Iterable[int]) -> None:
    """Write down the ticket in which each of these messages is now; twice or late is harmless."""
    ids = list(message_ids)
    for begin in range(0, len(ids), BATCH):
        some = ids[begin : begin + BATCH]
        for ticket in set(Message.objects.filter(pk__in=some).values_list("ticket", flat=True)):
            there = Message.objects.filter(pk__in=some, ticket=ticket).values("pk")
            RawMail.objects.filter(message__in=there).update(ticket=ticket)
            Delivery.objects.filter(message__in=there).update(ticket=ticket)
