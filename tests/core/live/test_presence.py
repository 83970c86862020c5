"""Agents see who else is at a ticket; customers see nothing of it."""

from ruhepol.core import actors
from ruhepol.core.live import registry
from ruhepol.core.live.presence import Presence
from tests.core.live.conftest import Live
from tests.world import World


def test_colleagues_see_each_other_come_type_and_go(live: Live, world: World):
    """Looking, typing and leaving are told to all who follow the ticket."""
    ada, ben = live.open(world.ada), live.open(world.ben)
    for browser in (ada, ben):
        browser.follow("ticket:1")
    ada.say(here="ticket:1")
    assert ben.hear()["who"] == [["agent", world.ada.pk, "here"]]
    ben.say(here="ticket:1", typing=True)
    both = [["agent", world.ada.pk, "here"], ["agent", world.ben.pk, "typing"]]
    assert ben.hear() == {"s": "ticket:1", "who": sorted(both)}
    ada.socket.close()
    assert ben.hear()["who"] == [["agent", world.ben.pk, "typing"]]


def test_only_what_is_followed_can_be_looked_at(live: Live, world: World):
    """Nobody appears on a ticket without the right to follow it."""
    ada = live.open(world.ada)
    ada.follow("ticket:1")
    ada.say(here="ticket:2")
    ada.say(here="ticket:1")
    assert ada.hear()["s"] == "ticket:1"
    assert not live.hub.presence.who("ticket:2")


def test_customers_hear_nothing_of_it(live: Live, world: World):
    """A customer who follows the own ticket is not shown who reads it, and does not appear there."""
    registry.identify_by(lambda visitor: actors.customer(1) if visitor.query else None)
    kim = live.open(cookie="none=1", query="?token=kim")
    kim.follow("ticket:1")
    ada = live.open(world.ada)
    ada.follow("ticket:1")
    kim.say(here="ticket:1", typing=True)
    ada.say(here="ticket:1")
    assert ada.hear()["who"] == [["agent", world.ada.pk, "here"]]
    assert kim.follow("ticket:1")["following"] == ["ticket:1"]


def test_typing_ends_without_a_sign(monkeypatch):
    """Who stopped without saying so is shown as looking again after some seconds."""
    now = [100.0]
    monkeypatch.setattr("ruhepol.core.live.presence.time.monotonic", lambda: now[0])
    presence = Presence()
    assert presence.move("a", actors.agent(1), "ticket:1", typing=True) == {"ticket:1"}
    now[0] += 5
    assert presence.tidy() == set()
    now[0] += 6
    assert presence.tidy() == {"ticket:1"}
    assert presence.who("ticket:1") == [("agent", 1, "here")]
    assert presence.tidy() == set()


def test_people_of_another_process_are_forgotten_unless_repeated(monkeypatch):
    """A process that died cannot leave its people behind for ever."""
    now = [100.0]
    monkeypatch.setattr("ruhepol.core.live.presence.time.monotonic", lambda: now[0])
    presence = Presence()
    for _ in range(3):
        presence.hear("other 1", actors.agent(1), "ticket:1", typing=False)
        now[0] += 30
        assert presence.tidy() == set()
    now[0] += 30
    assert presence.tidy() == {"ticket:1"}
    assert presence.who("ticket:1") == []


def test_one_person_with_two_windows_counts_once():
    """Two sockets of one agent are one person, typing if either is."""
    presence = Presence()
    presence.move("a", actors.agent(1), "ticket:1")
    presence.move("b", actors.agent(1), "ticket:1", typing=True)
    assert presence.who("ticket:1") == [("agent", 1, "typing")]
    assert presence.move("b", actors.agent(1), None) == {"ticket:1"}
    assert presence.who("ticket:1") == [("agent", 1, "here")]
