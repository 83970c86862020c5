"""A conversation by mail: all that was said, to whom it is known to belong, and no notes."""

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.core.actors import SYSTEM
from ruhepol.people.models import Identity
from ruhepol.tickets.exceptions import UnprovenContactError
from ruhepol.tickets.services.contact import ask_transcript
from ruhepol.tickets.services.reply import note, reply
from tests.factories.chat import make_chat, make_widget
from tests.factories.tickets import make_ticket
from tests.world import NOON


def test_all_that_was_said_is_mailed_once(world, inbox, run_jobs):
    """Both sides' words in their order with names, no notes; a retry sends nothing."""
    Identity.objects.filter(pk=world.kim.pk).update(verified_at=NOON)
    ticket = make_ticket(text="Geht nicht", contact=world.kim, channel="chat", begun_by="system")
    note(ticket=ticket, text="Ist ein Stammkunde", by=world.ada.actor)
    reply(ticket=ticket, text="Ich sehe nach.", by=world.ada.actor)
    for _ in range(2):
        ask_transcript(ticket=ticket, by=world.kim.customer.actor)
        run_jobs()
    [mail] = inbox.mails
    words = mail.get_body(["plain"]).get_content()
    assert words.index("Geht nicht") < words.index("Ada") < words.index("Ich sehe nach.")
    assert "Stammkunde" not in words
    assert "kim@turnierserver.example" in mail["To"]
    assert Delivery.objects.filter(kind="asked").count() == 1


def test_an_address_nobody_proved_gets_no_transcript(world):
    """Whoever types Kim's address sends Kim nothing of what was said, and an own one has to be proven."""
    make_widget(brand=world.brand)
    for address in (world.kim.value, "neu@kunde.example"):
        with pytest.raises(UnprovenContactError):
            ask_transcript(ticket=make_chat(address=address).ticket, by=SYSTEM)
    assert not Delivery.objects.exists()
    assert Identity.objects.get(value="neu@kunde.example").verified_at is None
