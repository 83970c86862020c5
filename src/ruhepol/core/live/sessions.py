"""Recognises an agent by the session cookie of the browser."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from ruhepol.core import actors
from ruhepol.core.actors import Actor
from ruhepol.core.live.registry import Visitor


def agent_by_session(visitor: Visitor) -> Actor | None:
    """Return the agent who is signed in with this browser, or None."""
    key = visitor.cookies.get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    user = get_user(request)
    return actors.agent(user.pk) if user.is_authenticated and user.is_active and user.pk else None
