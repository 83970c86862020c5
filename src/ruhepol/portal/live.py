"""Who is at the other end of a socket that a page of the portal has opened."""

from importlib import import_module

from django.conf import settings

from ruhepol.core.actors import Actor
from ruhepol.core.live import registry
from ruhepol.core.live.registry import Visitor
from ruhepol.people.selectors import verified_identity
from ruhepol.portal.visitor import KEY


def register() -> None:
    """Know signed-in customers by their browser's session."""
    registry.identify_by(customer_by_session)


def customer_by_session(visitor: Visitor) -> Actor | None:
    """Return the customer who is signed in with this browser, or None."""
    cookie = visitor.cookies.get(settings.SESSION_COOKIE_NAME)
    if not cookie:
        return None
    key = import_module(settings.SESSION_ENGINE).SessionStore(cookie).get(KEY)
    identity = verified_identity(key) if key else None
    return identity.customer.actor if identity else None
