"""The demo company."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock
from ruhepol.core.models import EventRow, Job
from ruhepol.demo.load import AlreadyInUseError, load
from ruhepol.healing.models import Precursor
from ruhepol.knowledge.models import Ask
from ruhepol.tickets.models import Ticket
from tests.world import NOON

pytestmark = [pytest.mark.django_db]


def test_it_shows_every_state_and_nothing_of_it_lies_in_the_future():
    """A newcomer sees open, waiting, solved and closed tickets, all of the past."""
    with clock.frozen(NOON):
        load(password="demo", say=lambda _: None)
        assert set(Ticket.objects.values_list("status", flat=True)) == {"open", "waiting", "solved", "closed"}
        assert Ticket.objects.snoozed(NOON).exists()
        assert not Ticket.objects.filter(updated_at__gt=NOON).exists()
        assert not EventRow.objects.filter(at__gt=NOON).exists()
        assert Ticket.objects.filter(created_at__lt=NOON - timedelta(weeks=7)).exists()
        assert not Job.objects.filter(state=0, run_at__lte=NOON).exists()
        assert set(Ask.objects.values_list("outcome", flat=True)) >= {"confirmed", "presumed", "ticket"}
        assert not Delivery.objects.exists()
        proposed = Precursor.objects.get()
        assert (proposed.asset_kind, proposed.name) == ("mailbox", "quota")
        assert {case.ticket.topic.slug for case in proposed.cases.all()} == {"mailbox"}
        with pytest.raises(AlreadyInUseError):
            load(password="demo", say=lambda _: None)
