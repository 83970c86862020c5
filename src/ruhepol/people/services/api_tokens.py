"""Letting programs act as an agent, and taking that back."""

from datetime import timedelta

from django.db import transaction

from ruhepol.core import clock, crypto
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import TokenIssued, TokenRevoked
from ruhepol.people.models import Agent, ApiToken

PREFIX = "ruhepol_"
NOTED_EVERY = timedelta(minutes=5)


@transaction.atomic
def issue_token(
    *, agent: Agent, name: str, by: Actor, scope: str = ApiToken.Scope.READ
) -> tuple[ApiToken, str]:
    """Make a token and return it with its text, which is shown once and kept nowhere.

    Publishes TokenIssued.
    """
    text = PREFIX + crypto.new_token()
    token = ApiToken.objects.create(
        name=name,
        agent=agent,
        scope=ApiToken.Scope(scope),
        digest=crypto.digest(text),
        created_at=clock.now(),
    )
    publish(TokenIssued(agent_id=agent.pk, token_id=token.pk), by=by)
    return token, text


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> ApiToken:
    """End a token for good. Publishes TokenRevoked; one that is revoked stays as it is."""
    held = ApiToken.objects.select_for_update().get(pk=token.pk)
    if held.revoked_at is None:
        held.revoked_at = clock.now()
        held.save(update_fields=["revoked_at"])
        publish(TokenRevoked(agent_id=held.agent_id, token_id=held.pk), by=by)
    return held


def redeem_token(*, text: str) -> ApiToken | None:
    """Return the live token of an active agent; None for any other text. No event: reading is no act.

    Its use is noted at most every five minutes, so that reading costs no writing.
    """
    live = ApiToken.objects.filter(revoked_at=None, agent__is_active=True).select_related("agent")
    token = live.filter(digest=crypto.digest(text)).first()
    now = clock.now()
    if token and (token.last_used_at is None or token.last_used_at < now - NOTED_EVERY):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token
