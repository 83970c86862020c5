"""A mail leaves a thread under its own subject and sender."""

import pytest

from ruhepol.channels.email.services.split_off import split_off
from ruhepol.tickets.exceptions import NothingToSplitError
from tests.factories.mail_rows import make_mail_in, make_quarantined
from tests.factories.tickets import make_ticket


def test_the_new_ticket_is_the_senders(world):
    """Somebody else's mail in Kim's thread becomes a ticket of that person."""
    mail = make_mail_in(make_ticket(contact=world.kim), world.nora, subject="Rechnung fehlt")
    new = split_off(mail=mail, by=world.ada.actor)
    assert (new.contact, new.subject) == (world.nora, "Rechnung fehlt")
    mail.refresh_from_db()
    assert (mail.ticket, mail.message.ticket) == (new, new)


@pytest.mark.usefixtures("world")
def test_a_mail_without_a_message_has_nothing_to_split(world):
    """What never became a message stays where it is."""
    with pytest.raises(NothingToSplitError):
        split_off(mail=make_quarantined(), by=world.ada.actor)
