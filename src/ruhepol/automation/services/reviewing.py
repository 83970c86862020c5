"""An agent has looked at an answer of the bot that did not help."""

from django.db import transaction

from ruhepol.automation.events import BotAnswerReviewed
from ruhepol.automation.models import BotAnswer
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish


@transaction.atomic
def take_note(*, answer: BotAnswer, by: Actor) -> BotAnswer:
    """Take a bad answer off the list of those that wait; one that does not wait stays as it is.

    Publishes BotAnswerReviewed.
    """
    held = BotAnswer.objects.select_for_update(of=("self",)).select_related("message").get(pk=answer.pk)
    if held.helped is not False or held.reviewed_at:
        return held
    held.reviewed_at, held.reviewed_by_id = clock.now(), by.id
    held.save(update_fields=["reviewed_at", "reviewed_by"])
    publish(BotAnswerReviewed(ticket_id=held.message.ticket_id, message_id=held.pk), by=by)
    return held
