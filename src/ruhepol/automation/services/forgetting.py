"""Forgetting what the bot was asked by somebody who is erased."""

from ruhepol.automation.models import BotAnswer


def forget_questions(*, ticket_id: int) -> None:
    """Forget the questions of a chat; that they were answered counts. Publishes nothing."""
    BotAnswer.objects.filter(talk=ticket_id).update(question="")
