"""Who is in charge of a chat: take it, hand it over, leave it."""

from django.db import transaction

from ruhepol.channels.chat.events import ChatHandedOver, ChatLeft, ChatTaken
from ruhepol.channels.chat.exceptions import ChatEndedError, SeatFullError, TakenError
from ruhepol.channels.chat.models import Chat, Seat
from ruhepol.channels.chat.models.seat import USUAL
from ruhepol.channels.chat.selectors import load_of
from ruhepol.channels.chat.services._held import hold
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Agent, Team
from ruhepol.tickets.services.reply import note as leave_note
from ruhepol.tickets.services.sort import assign, move


@transaction.atomic
def take(*, chat: Chat, agent: Agent, by: Actor) -> Chat:
    """Put an agent in charge, who is assigned the ticket, too.

    Taking twice changes nothing. Publishes ChatTaken (and TicketAssigned).
    Raises TakenError where a colleague is in charge, SeatFullError beyond the agreed number, ChatEndedError.
    """
    held = hold(chat)
    if held.state == Chat.State.TALKING and held.agent_id == agent.pk:
        return held
    if held.state == Chat.State.TALKING:
        raise TakenError
    if held.state == Chat.State.ENDED:
        raise ChatEndedError
    if load_of(agent) >= _capacity(agent):
        raise SeatFullError
    return _put_in_charge(held, agent, by)


def _put_in_charge(held: Chat, agent: Agent, by: Actor) -> Chat:
    held.state, held.agent, held.word, held.queued_at = Chat.State.TALKING, agent, Chat.Word.NONE, None
    update(held, "state", "agent", "word", "queued_at")
    assign(ticket=held.ticket.standing, to=agent, by=by)
    publish(ChatTaken(chat_id=held.pk, agent_id=agent.pk), by=by)
    return held


def _capacity(agent: Agent) -> int:
    return (
        Seat.objects.select_for_update().filter(agent=agent).values_list("capacity", flat=True).first()
        or USUAL
    )


@transaction.atomic
def hand_over(
    *, chat: Chat, by: Actor, to: Agent | None = None, team: Team | None = None, note: str = ""
) -> Chat:
    """Give a chat to a colleague, or back into the queue for another team; the note stays among agents.

    The colleague is in charge at once, whatever the number of the others: a hand-over is agreed upon.
    Publishes ChatHandedOver and what moving and assigning the ticket publish. Raises ChatEndedError.
    """
    held = hold(chat)
    if not held.is_open:
        raise ChatEndedError
    ticket, before = held.ticket.standing, held.agent_id
    if note.strip():
        leave_note(ticket=ticket, text=note, by=by)
    if team:
        move(ticket=ticket, to=team, by=by)
    assign(ticket=ticket, to=to, by=by)
    held.agent = to
    held.state = Chat.State.TALKING if to else Chat.State.WAITING
    held.word = Chat.Word.HANDED
    held.queued_at = None if to else held.began_at
    update(held, "agent", "state", "word", "queued_at")
    event = ChatHandedOver(
        chat_id=held.pk,
        before_id=before,
        agent_id=to.pk if to else None,
        team_id=team.pk if team else None,
    )
    publish(event, by=by)
    return held


@transaction.atomic
def leave(*, chat: Chat, by: Actor, gone: bool = False) -> Chat:
    """Send a chat back into the queue, to the front: its visitor has waited once already, and is told why.

    `gone` where only the silence of the agent's browser tells. Publishes ChatLeft and TicketAssigned.
    """
    held = hold(chat)
    if held.state != Chat.State.TALKING or held.agent_id is None:
        return held
    left_id = held.agent_id
    held.state, held.agent, held.word = Chat.State.WAITING, None, Chat.Word.LEFT
    held.queued_at = held.began_at
    update(held, "state", "agent", "word", "queued_at")
    if held.ticket.standing.assignee_id == left_id:
        assign(ticket=held.ticket.standing, to=None, by=by)
    publish(ChatLeft(chat_id=held.pk, agent_id=left_id, gone=gone), by=by)
    return held


@transaction.atomic
def take_in(*, chat: Chat, agent: Agent, by: Actor) -> Chat:
    """Put whoever answers in charge of a chat nobody has; one that somebody has stays with them."""
    held = hold(chat)
    if held.state in {Chat.State.WAITING, Chat.State.BOT}:
        return _put_in_charge(held, agent, by)
    return held
