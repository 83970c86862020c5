"""A customer who is signed in is known on the portal's sockets by the browser's session, and nobody else."""

from importlib import import_module

import pytest
from django.conf import settings
from django.utils import timezone

from ruhepol.core.live.registry import Visitor
from ruhepol.people.models import Identity
from ruhepol.portal.live import customer_by_session
from ruhepol.portal.visitor import KEY
from tests.factories.people import make_identity

pytestmark = pytest.mark.django_db


def visitor(**said):
    """Return a socket's visitor whose session holds this."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(said)
    session.create()
    cookies = {settings.SESSION_COOKIE_NAME: session.session_key}
    return Visitor(cookies, {}, settings.RUHEPOL.address, True)


def test_a_signed_in_customer_is_known():
    """By the proven address of the session."""
    kim = make_identity("kim@turnierserver.example")
    Identity.objects.filter(pk=kim.pk).update(verified_at=timezone.now())
    assert customer_by_session(visitor(**{KEY: kim.pk})) == kim.customer.actor


def test_everybody_else_is_nobody():
    """No cookie, an empty session, an address that was never proven, or one that is gone."""
    stranger = make_identity("neu@kunde.example")
    assert customer_by_session(Visitor({}, {}, None, True)) is None
    for said in ({}, {KEY: stranger.pk}, {KEY: 0}):
        assert customer_by_session(visitor(**said)) is None
