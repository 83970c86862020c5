"""Forgetting an erased customer's mails."""

import pytest

from ruhepol.channels.email.models import Delivery, OptOut, RawMail
from ruhepol.channels.email.services.erase import erase_addresses_of, erase_mails_of
from ruhepol.channels.email.services.opt_outs import opt_out
from ruhepol.core.actors import SYSTEM
from ruhepol.people.services.erasing import erase
from tests.factories.mail_rows import make_mail_in, make_quarantined, make_stuck
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_tickets_mails_lose_what_tells_who_it_was(run_jobs):
    """Sender, subject and bytes of what came, the address of what went; what waits is dropped. Rows stay."""
    world = make_world()
    ticket, other = make_ticket(contact=world.kim), make_ticket(contact=world.nora)
    mine, theirs = make_mail_in(ticket, world.kim), make_mail_in(other, world.nora)
    stuck = make_stuck(world.brand)
    Delivery.objects.filter(pk=stuck.pk).update(ticket=ticket, to=world.kim.value, state="queued")
    erase_mails_of(ticket_id=ticket.pk)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    stuck.refresh_from_db()
    assert (mine.sender, mine.subject, mine.digest) == ("", "", "")
    assert theirs.digest
    assert (stuck.to, stuck.state) == ("", "dropped")
    assert run_jobs() >= 0


def test_mails_of_no_ticket_are_found_by_the_address():
    """A mail nobody could read, a code to sign in, a wish for no more notices."""
    world = make_world()
    make_ticket(contact=world.nora)
    raw, sent = make_quarantined(sender=world.kim.value), make_stuck(world.brand)
    Delivery.objects.filter(pk=sent.pk).update(to=world.kim.value)
    opt_out(customer=world.kim.customer, kind=Delivery.Kind.NOTICE, by=world.kim.customer.actor)
    erase(customer=world.kim.customer, by=SYSTEM)
    erase_addresses_of(customer_id=world.kim.customer_id)
    assert RawMail.objects.get(pk=raw.pk).digest == ""
    assert Delivery.objects.get(pk=sent.pk).to == ""
    assert not OptOut.objects.exists()
