"""Forgetting who chatted."""

import pytest

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.erase import erase_chat
from tests.factories.chat import make_chat
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_page_address_and_comment_are_forgotten():
    """That there was a chat, and how it was rated, still counts; the page's key opens it no more."""
    make_world()
    chat = make_chat()
    Chat.objects.filter(pk=chat.pk).update(
        page_url="https://shop.example/kim", address="kim@x.example", comment="Kim", rating=4
    )
    erase_chat(ticket_id=chat.pk)
    chat.refresh_from_db()
    assert chat.token_digest == f"erased:{chat.pk}"
    assert (chat.page_url, chat.address, chat.comment, chat.rating) == ("", "", "", 4)
