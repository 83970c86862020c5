"""What the bot does when something happens in a chat."""

from ruhepol.automation.bot.course import Reason
from ruhepol.automation.events import BotAnswerRated
from ruhepol.automation.known import INCIDENT, PROBLEM
from ruhepol.automation.models import BotTalk
from ruhepol.automation.services.forgetting import forget_questions
from ruhepol.automation.services.handing import tell_people
from ruhepol.automation.tasks import answer
from ruhepol.channels.chat.events import BotCalled, ChatBegan, ChatEvent, ChatTaken, PersonCalled
from ruhepol.channels.chat.models import Chat
from ruhepol.core.actors import BOT
from ruhepol.core.events.outbox import receiver
from ruhepol.healing.events import (
    IncidentActivated,
    IncidentEnded,
    IncidentEvent,
    IncidentWordSaid,
    ProblemSaved,
)
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.tickets.events import MessageReceived, TicketErased


@receiver(ChatBegan)
def answer_the_first_line(event: ChatBegan) -> None:
    """Answer a visitor's first words, where the bot is asked first."""
    if event.with_bot:
        answer.enqueue(chat_id=event.chat_id)


@receiver(BotCalled)
def answer_when_called(event: BotCalled) -> None:
    """Answer what stands unanswered when a chat comes back."""
    answer.enqueue(chat_id=event.chat_id)


@receiver(MessageReceived)
def answer_further_lines(event: MessageReceived) -> None:
    """Answer what a visitor writes while the bot leads; the first line comes with ChatBegan."""
    if not event.opened and Chat.objects.filter(pk=event.ticket_id, state=Chat.State.BOT).exists():
        answer.enqueue(chat_id=event.ticket_id)


@receiver(BotAnswerRated)
def answer_a_no(event: BotAnswerRated) -> None:
    """Go on where an answer did not help."""
    if not event.helped:
        answer.enqueue(chat_id=event.ticket_id, rated_id=event.message_id)


@receiver(PersonCalled)
def tell_who_was_called(event: PersonCalled) -> None:
    """Tell people what was said, where the customer called them by the button."""
    _tell(event, Reason.WISHED)


@receiver(ChatTaken)
def tell_who_took_over(event: ChatTaken) -> None:
    """Tell an agent who did not wait to be called."""
    _tell(event, Reason.TAKEN)


@receiver(ProblemSaved, replays=True)
def suggest_the_problem(event: ProblemSaved) -> None:  # noqa: ARG001  the whole kind is read anew
    """Let every process know that what it suggests of known problems is stale."""
    turn_edition(kind=PROBLEM)


@receiver(IncidentActivated, IncidentWordSaid, IncidentEnded, replays=True)
def suggest_the_incident(event: IncidentEvent) -> None:  # noqa: ARG001  the whole kind is read anew
    """Let every process know that what it suggests of incidents is stale."""
    turn_edition(kind=INCIDENT)


@receiver(TicketErased, replays=True)
def forget_what_was_asked(event: TicketErased) -> None:
    """Forget what an erased customer asked the bot."""
    forget_questions(ticket_id=event.ticket_id)


def _tell(event: ChatEvent, reason: Reason) -> None:
    chat = Chat.objects.select_related("ticket", "widget__brand").filter(pk=event.chat_id).first()
    if chat and (chat.bot_turns or BotTalk.objects.filter(pk=chat.pk).exists()):
        tell_people(chat=chat, reason=reason, by=BOT)
