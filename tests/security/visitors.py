"""How each person of the matrix signs in."""

from django.conf import settings
from django.http import HttpRequest
from django.test import Client

from ruhepol.portal import visitor
from tests.world import NOON, World


def enter(client: Client, who: str, world: World) -> None:
    """Sign a person in as the real pages do; the stranger stays one."""
    if who in {"ada", "ben", "pia", "root"}:
        client.force_login(getattr(world, who))
    elif who in {"kim", "nora"}:
        enter_portal(client, getattr(world, who))


def enter_portal(client: Client, identity) -> None:
    """Open the portal for a customer whose address is proven."""
    identity.verified_at = NOON
    identity.save()
    request = HttpRequest()
    request.session = client.session
    visitor.enter(request, identity)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
