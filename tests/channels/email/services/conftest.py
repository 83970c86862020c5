"""Ada answering Kim by mail."""

import os
from types import SimpleNamespace

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.core import crash
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket


@pytest.fixture
def ticket(world):
    """Kim's ticket, begun by mail long ago, so that nobody is sent a receipt."""
    return make_ticket(contact=world.kim, begun_by="system")


@pytest.fixture
def answered(ticket, world, run_jobs):
    """Return a function by which Ada answers and the workers run; it returns the delivery."""

    def answer(text="Bitte neu starten.", **facts):
        message = reply(ticket=ticket, text=text, by=world.ada.actor, **facts)
        run_jobs()
        return Delivery.objects.get(message=message)

    return answer


@pytest.fixture
def at_point(monkeypatch):
    """Return a function that lets something happen when a point is reached, once."""

    def at_point(name, act):
        def reached(*_):
            monkeypatch.setattr(crash, "_wanted", "")
            act()

        monkeypatch.setattr(crash, "_wanted", name)
        monkeypatch.setattr(crash, "os", SimpleNamespace(kill=reached, getpid=os.getpid))

    return at_point
