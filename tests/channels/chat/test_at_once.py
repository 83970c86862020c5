"""Several hands at the same moment: one message of a retry, one agent in charge, one answer that saw all."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections

from ruhepol.channels.chat.exceptions import TakenError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.end import end
from ruhepol.channels.chat.services.take import take
from ruhepol.tickets.exceptions import NewerMessagesError
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.chat import make_begun, make_chat, make_widget, speak
from tests.world import make_world

HANDS = 4
pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Do all at once; return what each returned or raised."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result() for done in [pool.submit(alone, act) for act in acts]]


def alone(act):
    """Do one thing on a connection of its own."""
    try:
        return act()
    except Exception as error:  # noqa: BLE001  what is raised is looked at
        return error
    finally:
        connections.close_all()


@pytest.fixture
def world():
    """Return the small world, committed, with a widget."""
    made = make_world()
    make_widget(brand=made.brand)
    return made


@pytest.mark.usefixtures("world")
def test_a_beginning_sent_several_times_at_once_is_one():
    """An impatient browser gets the same chat and token from every try."""
    begun = together(*[partial(make_begun, client_key="a-key-of-one-browser-1")] * HANDS)
    assert len({(one.chat.pk, one.message.pk, one.token) for one in begun}) == 1
    assert (Ticket.objects.count(), Chat.objects.count(), Message.objects.count()) == (1, 1, 1)


@pytest.mark.usefixtures("world")
def test_a_message_sent_several_times_at_once_is_one():
    """A retry may overtake the first try; both are the same message."""
    chat = make_chat()
    said = together(*[partial(speak, chat, "Hallo?", "one")] * HANDS)
    assert len({one.pk for one in said}) == 1
    assert Message.objects.count() == 2


@pytest.mark.usefixtures("world")
def test_numbers_stay_whole_when_many_speak_at_once():
    """Different words at the same moment get different numbers without gaps."""
    chat = make_chat()
    together(*[partial(speak, chat, f"Wort {n}") for n in range(HANDS)])
    assert list(Message.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_of_two_agents_who_take_one_has_it(world):
    """The other is told; the ticket is the same agent's as the chat."""
    chat = make_chat()
    takes = [partial(take, chat=chat, agent=agent, by=agent.actor) for agent in (world.ada, world.ben)]
    done = together(*takes)
    assert sum(isinstance(one, TakenError) for one in done) == 1
    assert Chat.objects.get().agent == Ticket.objects.get().assignee


def test_of_two_agents_who_answer_the_second_has_to_look_first(world):
    """Both saw the same; one answer goes out, the other is refused."""
    chat = make_chat()
    seen = Ticket.objects.get().last_number
    answers = [
        partial(reply, ticket=chat.ticket, text=agent.name, seen=seen, by=agent.actor)
        for agent in (world.ada, world.ben)
    ]
    done = together(*answers)
    assert sum(isinstance(one, NewerMessagesError) for one in done) == 1
    assert Message.objects.filter(kind="reply").count() == 1


def test_words_and_an_end_at_once_lose_nothing(world):
    """Whichever comes first, the words are there, and a chat that has words after its end waits."""
    chat = make_chat()
    together(partial(speak, chat, "Halt!"), partial(end, chat=chat, by=world.ada.actor))
    assert Message.objects.filter(text="Halt!").exists()
    assert Chat.objects.get().state in {"waiting", "ended"}
