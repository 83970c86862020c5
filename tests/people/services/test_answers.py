"""Doing what was asked once."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.people.exceptions import KeyReusedError
from ruhepol.people.models import KeptAnswer
from ruhepol.people.services.answers import answer_once, forget_answers
from ruhepol.people.services.api_tokens import issue_token
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    """Return a program's token."""
    world = make_world()
    return issue_token(agent=world.ada, name="Shop", by=world.root.actor)[0]


def test_the_work_is_done_once(token):
    """The second time the kept answer is returned and nothing is done."""
    done = []
    work = lambda: (done.append(1), (201, "made"))[1]  # noqa: E731
    for _ in range(2):
        assert answer_once(token=token, key="k", request="r", work=work) == (201, "made")
    assert done == [1]
    with pytest.raises(KeyReusedError):
        answer_once(token=token, key="k", request="another", work=work)


def test_work_that_fails_keeps_nothing(token):
    """The next try with the same key works."""

    def fail():
        raise LookupError

    with pytest.raises(LookupError):
        answer_once(token=token, key="k", request="r", work=fail)
    assert answer_once(token=token, key="k", request="other", work=lambda: (201, "made")) == (201, "made")


def test_answers_are_forgotten_after_two_days(token):
    """Nobody repeats a request for so long."""
    with clock.frozen(NOON):
        answer_once(token=token, key="k", request="r", work=lambda: (201, ""))
        clock.advance(timedelta(hours=48))
        assert forget_answers() == 0
        clock.advance(timedelta(seconds=1))
        assert forget_answers() == 1
    assert KeptAnswer.objects.count() == 0
