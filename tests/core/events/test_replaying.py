"""Imported history tells nobody outside."""

import pytest
from django.db import transaction

from ruhepol.core.actors import SYSTEM
from ruhepol.core.events import outbox
from ruhepol.core.events.outbox import publish, receiver, replaying
from ruhepol.core.models import EventRow
from ruhepol.people.events import CustomerAppeared

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """Return what two receivers heard: one that derives, one that reaches out."""
    calls = []
    monkeypatch.setattr(outbox, "_receivers", {})
    monkeypatch.setattr(outbox, "_replays", set())

    @receiver(CustomerAppeared, replays=True)
    def derive(event):
        calls.append(("derive", event.customer_id))

    @receiver(CustomerAppeared)
    def reach_out(event):
        calls.append(("reach out", event.customer_id))

    return calls


def test_history_is_kept_but_only_derived_from(heard, run_jobs):
    """An import keeps its events; what derives runs once a stream, what reaches a person never."""
    with replaying(), transaction.atomic():
        for _ in range(3):
            publish(CustomerAppeared(customer_id=1), by=SYSTEM)
    with transaction.atomic():
        publish(CustomerAppeared(customer_id=2), by=SYSTEM)
    run_jobs()
    assert heard == [("derive", 1), ("derive", 2), ("reach out", 2)]
    assert EventRow.objects.count() == 4
