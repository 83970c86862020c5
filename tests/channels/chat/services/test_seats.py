"""Agents are there or away, and who is gone without a word is missed."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.models import Chat, Seat
from ruhepol.channels.chat.services.seats import miss_the_gone, sit, stay
from ruhepol.channels.chat.services.take import take
from ruhepol.core import clock
from ruhepol.core.models import EventRow
from tests.factories.chat import make_chat
from tests.world import NOON


@pytest.mark.usefixtures("widget")
def test_who_goes_away_leaves_the_chats_to_the_queue(world):
    """Every chat of the agent waits again, with an honest word for its visitor."""
    sit(agent=world.ada, available=True, by=world.ada.actor)
    chats = [take(chat=make_chat(), agent=world.ada, by=world.ada.actor) for _ in range(2)]
    sit(agent=world.ada, available=False, by=world.ada.actor)
    assert set(Chat.objects.values_list("state", "word")) == {("waiting", "left")}
    assert len(chats) == EventRow.objects.filter(name="channels.ChatLeft").count()


@pytest.mark.usefixtures("widget")
def test_a_closed_browser_is_missed_after_two_minutes(world):
    """Without a sign of life an agent is away; one who gave a sign is not."""
    with clock.frozen(NOON):
        for agent in (world.ada, world.ben):
            sit(agent=agent, available=True, by=agent.actor)
        gone = take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
        kept = take(chat=make_chat(), agent=world.ben, by=world.ben.actor)
    with clock.frozen(NOON + timedelta(minutes=1)):
        assert stay(agent=world.ben)
    with clock.frozen(NOON + timedelta(minutes=2)):
        assert miss_the_gone() == 1
    assert not Seat.objects.get(agent=world.ada).is_available
    assert Chat.objects.get(pk=gone.pk).state == "waiting"
    assert Chat.objects.get(pk=kept.pk).agent == world.ben
    assert EventRow.objects.get(name="channels.ChatLeft").data["gone"] is True


@pytest.mark.usefixtures("widget")
def test_an_away_agent_stays_away(world):
    """An open page of an agent who is away makes nobody available."""
    sit(agent=world.ada, available=False, by=world.ada.actor)
    assert not stay(agent=world.ada)
    assert not stay(agent=world.ben)


@pytest.mark.usefixtures("widget")
@pytest.mark.parametrize("capacity", [0, 21])
def test_a_capacity_is_one_to_twenty(world, capacity):
    """Nobody sits for no chat, nor for a hundred."""
    with pytest.raises(ValueError, match="1 to 20"):
        sit(agent=world.ada, available=True, capacity=capacity, by=world.ada.actor)
