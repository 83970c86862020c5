"""Who is in charge: taken once, handed over with all that is known, back in the queue when one goes."""

import pytest

from ruhepol.channels.chat.exceptions import ChatEndedError, SeatFullError, TakenError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.end import end
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.take import hand_over, leave, take, take_in
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Message, Ticket
from tests.factories.chat import make_chat


def events(name, chat):
    """Return what is known of such events on a chat."""
    return [row.data for row in EventRow.objects.filter(name=f"channels.{name}", stream=f"chat:{chat.pk}")]


@pytest.mark.usefixtures("widget")
def test_who_takes_is_in_charge(world):
    """Chat and ticket belong to the agent; taking again changes nothing."""
    chat = make_chat()
    taken = take(chat=chat, agent=world.ada, by=world.ada.actor)
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    assert (taken.state, taken.agent, taken.queued_at) == ("talking", world.ada, None)
    assert Ticket.objects.get(pk=chat.pk).assignee == world.ada
    assert events("ChatTaken", chat) == [{"chat_id": chat.pk, "agent_id": world.ada.pk}]


@pytest.mark.usefixtures("widget")
def test_a_colleague_comes_too_late(world):
    """The second of two who click is told, and the first keeps the chat."""
    chat = make_chat()
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    with pytest.raises(TakenError):
        take(chat=chat, agent=world.ben, by=world.ben.actor)
    assert Chat.objects.get(pk=chat.pk).agent == world.ada


@pytest.mark.usefixtures("widget")
def test_nobody_takes_more_than_agreed(world):
    """At the agreed number the next one is refused, and free again after an end."""
    sit(agent=world.ada, available=True, capacity=1, by=world.ada.actor)
    first, second = make_chat(), make_chat()
    take(chat=first, agent=world.ada, by=world.ada.actor)
    with pytest.raises(SeatFullError):
        take(chat=second, agent=world.ada, by=world.ada.actor)
    end(chat=first, by=world.ada.actor)
    assert take(chat=second, agent=world.ada, by=world.ada.actor).agent == world.ada


@pytest.mark.usefixtures("widget")
def test_an_ended_chat_is_not_taken(world):
    """There is nobody to talk to; its ticket is answered as any other."""
    chat = end(chat=make_chat(), by=world.ada.actor)
    with pytest.raises(ChatEndedError):
        take(chat=chat, agent=world.ada, by=world.ada.actor)


@pytest.mark.usefixtures("widget")
def test_who_leaves_sends_the_chat_to_the_front(world):
    """It waits with its first moment again, and the visitor is told why."""
    chat = make_chat()
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    left = leave(chat=chat, by=world.ada.actor)
    assert (left.state, left.word, left.queued_at, left.agent) == ("waiting", "left", left.began_at, None)
    assert Ticket.objects.get(pk=chat.pk).assignee is None


@pytest.mark.usefixtures("widget")
def test_a_colleague_gets_all_that_is_known(world):
    """Handing over assigns at once and leaves the note among agents."""
    chat = make_chat()
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    handed = hand_over(chat=chat, to=world.ben, note="Kennt die Kundin", by=world.ada.actor)
    assert (handed.state, handed.agent, handed.word) == ("talking", world.ben, "handed")
    assert Ticket.objects.get(pk=chat.pk).assignee == world.ben
    assert Message.objects.get(ticket=chat.pk, kind="note").text == "Kennt die Kundin"


@pytest.mark.usefixtures("widget")
def test_another_team_finds_it_in_its_queue(world):
    """A team has no hands: the chat waits there, in front."""
    chat = make_chat()
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    handed = hand_over(chat=chat, team=world.night, by=world.ada.actor)
    assert (handed.state, handed.queued_at) == ("waiting", handed.began_at)
    ticket = Ticket.objects.get(pk=chat.pk)
    assert (ticket.team, ticket.assignee) == (world.night, None)


@pytest.mark.usefixtures("widget")
def test_who_answers_takes_what_nobody_has(world):
    """An answer puts its writer in charge; a colleague's chat stays with the colleague."""
    chat = make_chat()
    take_in(chat=chat, agent=world.ada, by=world.ada.actor)
    assert take_in(chat=chat, agent=world.ben, by=world.ben.actor).agent == world.ada
