"""Who may see mails."""

import pytest

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.policies import (
    get_quarantined_for,
    get_raw_mail_for,
    get_raw_mail_of_message_for,
    get_stuck_for,
)
from ruhepol.channels.email.selectors import deliveries_of, health, quarantined_for
from ruhepol.channels.email.services.post import post_reply
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive, make_mail


@pytest.fixture
def quarantined(world):  # noqa: ARG001  a brand is needed
    """A mail without a sender."""
    return arrive(make_mail(sender=None))


def test_agents_see_the_quarantine_and_partners_do_not(quarantined, world):
    """Nobody knows yet whose mail it is, so a partner's agent sees none."""
    assert get_quarantined_for(world.ada, quarantined.pk) == quarantined
    assert get_raw_mail_for(world.ada, quarantined.pk) == quarantined
    assert list(quarantined_for(world.pia)) == []
    with pytest.raises(MailNotFoundError):
        get_raw_mail_for(world.pia, quarantined.pk)


def test_the_raw_mail_follows_its_ticket(world):
    """Who sees the ticket may download the mail; a partner without the ticket may not."""
    raw = arrive(make_mail())
    assert get_raw_mail_of_message_for(world.ada, raw.message_id) == raw
    assert get_raw_mail_for(world.ada, raw.pk) == raw
    with pytest.raises(MailNotFoundError):
        get_raw_mail_of_message_for(world.pia, raw.message_id)


def test_decisions_follow_the_ticket(world):
    """A failed mail is shown to those who see its ticket, and counted for the start page."""
    raw = arrive(make_mail())
    message = reply(ticket=raw.ticket, text="Ja", by=world.ada.actor)
    delivery = post_reply(message_id=message.pk)
    with pytest.raises(MailNotFoundError):
        get_stuck_for(world.ada, delivery.pk)
    Delivery.objects.update(state=Delivery.State.FAILED)
    assert get_stuck_for(world.ada, delivery.pk) == delivery
    assert deliveries_of(raw.ticket) == {message.pk: delivery}
    assert health().stuck == 1
    with pytest.raises(MailNotFoundError):
        get_stuck_for(world.pia, delivery.pk)
