"""Who calls: a program with a token, acting as its agent and never as more."""

import math
from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from ruhepol.api.limits import PER_MINUTE, take
from ruhepol.api.problems import Problem
from ruhepol.core.actors import Actor
from ruhepol.people.models import Agent, ApiToken
from ruhepol.people.services.api_tokens import redeem_token

READING = {"GET", "HEAD", "OPTIONS"}


class Call(HttpRequest):
    """A request that has passed the door: `auth` is the token it came with."""

    auth: ApiToken


class TokenAuth(HttpBearer):
    """`Authorization: Bearer ruhepol_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Return the token's row; raises a problem for too many calls or a write with a reading token."""
        held = redeem_token(text=token)
        if held is None:
            return None
        if wait := take(held.digest):
            seconds = str(math.ceil(wait))
            raise Problem(
                429,
                f"More than {PER_MINUTE} calls a minute.",
                f"Wait {seconds} s and go on more slowly.",
                headers={"Retry-After": seconds},
            )
        if request.method not in READING and not held.can_write:
            raise Problem(
                403, "This token may only read.", "Ask an administrator for a token with the scope “write”."
            )
        return held


def token_of(request: HttpRequest) -> ApiToken:
    """Return the token a call came with."""
    return cast("Call", request).auth


def agent_of(request: HttpRequest) -> Agent:
    """Return the agent the program acts as."""
    return token_of(request).agent


def actor_of(request: HttpRequest) -> Actor:
    """Return the acting hand."""
    return agent_of(request).actor
