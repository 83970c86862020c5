"""Tokens by which programs act as an agent."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.people.models import ApiToken
from ruhepol.people.services.api_tokens import issue_token, redeem_token, revoke_token
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def test_a_token_is_shown_once_and_kept_as_a_digest():
    """Whoever reads the database finds no key that opens anything."""
    world = make_world()
    token, text = issue_token(agent=world.ada, name="Shop", by=world.root.actor)
    assert text.startswith("ruhepol_")
    assert text not in str(ApiToken.objects.filter(pk=token.pk).values())
    assert redeem_token(text=text) == token
    assert redeem_token(text=token.digest) is None


def test_a_token_ends_with_its_revocation_or_its_agent():
    """Both end at once, and the revocation is on record once."""
    world = make_world()
    token, text = issue_token(agent=world.ada, name="Shop", by=world.root.actor)
    revoke_token(token=token, by=world.root.actor)
    revoke_token(token=token, by=world.root.actor)
    assert redeem_token(text=text) is None
    assert EventRow.objects.filter(name="people.TokenRevoked").count() == 1
    _, text = issue_token(agent=world.ben, name="Shop", by=world.root.actor)
    world.ben.is_active = False
    world.ben.save()
    assert redeem_token(text=text) is None


def test_its_use_is_noted_now_and_then():
    """An admin sees whether a token is in use, and reading costs no write each time."""
    world = make_world()
    with clock.frozen(NOON):
        token, text = issue_token(agent=world.ada, name="Shop", by=world.root.actor)
        for minutes, noted in ((0, 0), (4, 0), (2, 6)):
            clock.advance(timedelta(minutes=minutes))
            redeem_token(text=text)
            token.refresh_from_db()
            assert token.last_used_at == NOON + timedelta(minutes=noted)


def test_an_unknown_scope_is_refused():
    """A typing error does not make a mighty token."""
    world = make_world()
    with pytest.raises(ValueError, match="all"):
        issue_token(agent=world.ada, name="Shop", scope="all", by=world.root.actor)
