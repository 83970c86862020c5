"""A token opens its own chat, on its own pages, for a while; an agent sees chats of visible tickets."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.chat.policies import get_chat_by_token, get_chat_for_agent, get_widget, may_follow
from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.core import clock
from ruhepol.tickets.services.sort import move
from tests.factories.chat import SHOP, make_begun, make_chat, make_widget
from tests.world import NOON


@pytest.mark.parametrize("origin", [None, "", "null", "https://evil.example", "http://shop.example"])
def test_a_widget_opens_on_its_pages_only(widget, origin):
    """Absent, switched off and foreign answer alike."""
    assert get_widget(widget.key, origin=SHOP) == widget
    with pytest.raises(ChatNotFoundError):
        get_widget(widget.key, origin=origin)


def test_a_widget_that_is_off_is_absent(widget, world):
    """Neither it nor its chats are opened any more."""
    token = make_begun().token
    change_widget(widget=widget, is_active=False, by=world.root.actor)
    with pytest.raises(ChatNotFoundError):
        get_widget(widget.key, origin=SHOP)
    with pytest.raises(ChatNotFoundError):
        get_chat_by_token(token, origin=SHOP)


def test_a_token_opens_its_own_chat(widget):
    """And no other: a changed, cut or foreign one opens nothing."""
    mine, other = make_begun(), make_begun()
    assert get_chat_by_token(mine.token, origin=SHOP, key=widget.key) == mine.chat
    assert get_chat_by_token(other.token, origin=SHOP) == other.chat
    for wrong in ("", mine.token[:-1], mine.token[::-1], mine.chat.token_digest, "x" * 5000):
        with pytest.raises(ChatNotFoundError):
            get_chat_by_token(wrong, origin=SHOP)


def test_a_token_is_good_on_its_widget_only(widget):
    """Neither another widget's address nor another site opens the chat."""
    token = make_begun(widget=widget).token
    other = make_widget(name="Other", origins=["https://other.example"])
    for where in ({"origin": SHOP, "key": other.key}, {"origin": "https://other.example"}):
        with pytest.raises(ChatNotFoundError):
            get_chat_by_token(token, **where)


@pytest.mark.usefixtures("widget")
def test_a_token_ends_thirty_days_after_the_last_sign():
    """What lies in a browser for ever opens nothing for ever."""
    with clock.frozen(NOON):
        begun = make_begun()
    with clock.frozen(NOON + timedelta(days=29)):
        assert get_chat_by_token(begun.token, origin=SHOP)
    with clock.frozen(NOON + timedelta(days=31)), pytest.raises(ChatNotFoundError):
        get_chat_by_token(begun.token, origin=SHOP)


@pytest.mark.usefixtures("widget")
def test_visitors_follow_their_own_chat_only():
    """Another visitor's customer does not hear of it."""
    mine, other = make_chat(), make_chat()
    assert may_follow(mine.identity.customer_id, mine.pk)
    assert not may_follow(other.identity.customer_id, mine.pk)
    assert not may_follow(None, mine.pk)


@pytest.mark.usefixtures("widget")
def test_a_partner_sees_chats_of_the_own_team_only(world):
    """What is not visible as a ticket is no chat either."""
    chat = make_chat()
    with pytest.raises(ChatNotFoundError):
        get_chat_for_agent(world.pia, chat.pk)
    move(ticket=chat.ticket, to=world.night, by=world.ada.actor)
    assert get_chat_for_agent(world.pia, chat.pk) == chat
    assert get_chat_for_agent(world.ada, chat.pk) == chat
