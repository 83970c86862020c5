"""What a screen says of the queue is looked at once for everybody who asks within two seconds."""

import pytest
from django.core.cache import cache

from ruhepol.channels.chat.glance import glance
from ruhepol.channels.chat.services.seats import sit
from tests.factories.chat import make_chat


@pytest.fixture(autouse=True)
def _forgotten():
    cache.clear()


def test_one_look_serves_everybody(widget, world, django_assert_num_queries):
    """The second question asks nothing; who came since then stands at the end."""
    sit(agent=world.ada, available=True, by=world.ada.actor)
    first, second = make_chat(), make_chat()
    seen = glance(widget)
    assert seen.standing.answers_now
    third = make_chat()
    with django_assert_num_queries(0):
        again = glance(widget)
    assert [again.place(chat) for chat in (first, second, third)] == [1, 2, 3]
