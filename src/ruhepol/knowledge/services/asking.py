"""The course of one asking session: begun, answers shown, answers opened, and one of its ends."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import AskJoined, AvoidedConfirmed, AvoidedWithdrawn
from ruhepol.knowledge.exceptions import AskEndedError
from ruhepol.knowledge.models import Ask, AskShown
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Topic


@dataclass(frozen=True, slots=True)
class Showing:
    """One answer on the screen: which, and how sure the suggestion was (0–1)."""

    article_id: int
    confidence: float


@transaction.atomic
def start_ask(
    *,
    language: str,
    channel: str = Ask.Channel.FORM,
    topic: Topic | None = None,
    customer: Customer | None = None,
    device: str = "",
) -> Ask:
    """Begin a session when somebody starts to type. The text itself is not stored.

    No event: until something comes of it, nobody needs to hear of it.
    """
    return Ask.objects.create(
        token=secrets.token_urlsafe(32),
        language=language,
        channel=channel,
        topic=topic,
        customer=customer,
        device=device,
        started_at=clock.now(),
    )


@transaction.atomic
def record_shown(*, ask: Ask, showings: Sequence[Showing]) -> None:
    """Remember what stood on the screen, each answer once at its best place. No event.

    Fast typing asks again before the last answer is there, so two of these may meet: the first one counts.
    """
    before = {row.article_id: row for row in ask.shown.all()}
    new = []
    for position, showing in enumerate(showings, start=1):
        row = before.get(showing.article_id)
        if row is None:
            new.append(
                AskShown(
                    ask=ask,
                    article_id=showing.article_id,
                    position=position,
                    confidence=showing.confidence,
                    shown_at=clock.now(),
                )
            )
        elif position < row.position or showing.confidence > row.confidence:
            row.position = min(position, row.position)
            row.confidence = max(showing.confidence, row.confidence)
            row.save(update_fields=["position", "confidence"])
    AskShown.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def record_opened(*, ask: Ask, article_id: int) -> AskShown:
    """Remember that an answer was opened, the first time it was. No event."""
    row, _ = AskShown.objects.get_or_create(
        ask=ask,
        article_id=article_id,
        defaults={"position": 1, "confidence": 0.0, "shown_at": clock.now()},
    )
    if row.opened_at is None:
        row.opened_at = clock.now()
        row.save(update_fields=["opened_at"])
    return row


@transaction.atomic
def record_verdict(*, ask: Ask, article_id: int, helped: bool) -> AskShown:
    """Remember whether an opened answer helped, short of "that solved it". No event."""
    row = record_opened(ask=ask, article_id=article_id)
    row.helped = helped
    row.save(update_fields=["helped"])
    return row


@transaction.atomic
def confirm_solved(*, ask: Ask, by: Actor, article_id: int | None = None) -> Ask:
    """Take the customer's word that it is solved. Saying it twice changes nothing.

    Publishes AvoidedConfirmed. Raises AskEndedError when the session has become a ticket.
    """
    held = Ask.objects.select_for_update().get(pk=ask.pk)
    if held.outcome == Ask.Outcome.CONFIRMED:
        return held
    if held.outcome == Ask.Outcome.TICKET:
        raise AskEndedError(held.pk)
    if article_id is not None:
        record_verdict(ask=held, article_id=article_id, helped=True)
    _end(held, Ask.Outcome.CONFIRMED)
    publish(AvoidedConfirmed(ask_id=held.pk, article_id=article_id), by=by)
    return held


@transaction.atomic
def join_ticket(*, ask: Ask, ticket_id: int, by: Actor = SYSTEM) -> Ask:
    """Attach the session, with all that was shown and read, to the ticket it became.

    A confirmation taken back by writing anyway is withdrawn. Publishes AskJoined on the ticket's stream,
    and AvoidedWithdrawn where the session had counted as avoided. Joining twice changes nothing.
    """
    held = Ask.objects.select_for_update().get(pk=ask.pk)
    if held.outcome == Ask.Outcome.TICKET:
        return held
    counted = held.outcome in {Ask.Outcome.CONFIRMED, Ask.Outcome.PRESUMED}
    held.ticket_id = ticket_id
    _end(held, Ask.Outcome.TICKET)
    if counted:
        publish(AvoidedWithdrawn(ask_id=held.pk), by=by)
    seen = held.shown.aggregate(shown=Count("pk"), opened=Count(F("opened_at")))
    publish(AskJoined(ticket_id=ticket_id, ask_id=held.pk, **seen), by=by)
    return held


def _end(ask: Ask, outcome: str) -> None:
    ask.outcome = outcome
    ask.ended_at = clock.now()
    ask.save(update_fields=["outcome", "ended_at", "ticket"])


def forget_asker(*, customer_id: int) -> None:
    """Forget that a customer asked; what was avoided still counts. Publishes nothing."""
    Ask.objects.filter(customer=customer_id).update(customer=None, device="")
