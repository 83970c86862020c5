"""Repairs as they end, whatever does them."""

from django.db import transaction

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import RunState
from ruhepol.healing.services._moves import end
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from tests.healing.facts import make_remedy


def make_server(contact, number="42"):
    """Return a server of a customer's."""
    made = Asset.objects.create(kind="server", external_id=f"s-{number}", name=f"mc-{number}")
    made.customers.add(contact.customer)
    return made


def repaired(asset, state=RunState.HEALED, *, remedy=None, why="", **facts):
    """Return a run that has ended now, begun by the machine."""
    remedy = remedy or make_remedy(mode="automatic")
    run = propose(problem=remedy.problem, asset=asset, by=SYSTEM, **facts)
    with transaction.atomic():
        end(run=run, state=state, by=SYSTEM, why=why)
    return run
