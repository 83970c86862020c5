"""People in copy: the customer's are kept with the message, and their answers come back into the thread."""

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.tickets.models import Copy
from ruhepol.tickets.services.receive import CopyTo
from tests.factories.mail import arrive, make_mail

BOSS = "chefin@turnierserver.example"


def in_copy(**headers):
    """Let a mail of Kim's arrive that went to her boss as well."""
    return arrive(make_mail(Message_ID="<first@turnierserver.example>", Cc=f"Jo Chefin <{BOSS}>", **headers))


@pytest.mark.usefixtures("world")
def test_whom_the_customer_wrote_to_is_kept_with_the_message():
    """The other recipients stand at the message; our own addresses and the sender's do not."""
    headers = {"To": f"hilfe@nordstern.example, hilfe+x@nordstern.example, {BOSS}, kim@turnierserver.example"}
    raw = arrive(make_mail(Cc="Konto@Turnierserver.example", **headers))
    copies = Copy.objects.filter(message=raw.message).values_list("address", "is_blind")
    assert list(copies) == [(BOSS, False), ("konto@turnierserver.example", False)]


@pytest.mark.usefixtures("world")
def test_what_cannot_be_written_to_is_nobody():
    """Strangers write anything into a header; a mail is read all the same."""
    raw = arrive(make_mail(Cc=f"undisclosed:;, {'x' * 260}@long.example, {BOSS}"))
    assert [copy.address for copy in raw.message.copies.all()] == [BOSS]


@pytest.mark.usefixtures("world")
def test_an_answer_of_somebody_in_copy_joins_the_thread():
    """Who was in copy answers the customer's mail: into the same ticket, as nobody strange."""
    first = in_copy()
    second = arrive(make_mail("Ja, bitte.", sender=BOSS, In_Reply_To="<first@turnierserver.example>"))
    assert (second.ticket, second.hint) == (first.ticket, "")
    assert second.message.customer != first.message.customer


@pytest.mark.usefixtures("world")
def test_who_was_in_nobody_s_copy_is_no_participant():
    """A known Message-ID alone opens no ticket to strangers."""
    first = in_copy()
    other = arrive(
        make_mail("Hallo", sender="fremd@other.example", In_Reply_To="<first@turnierserver.example>")
    )
    assert other.ticket != first.ticket
    assert other.hint == RawMail.Hint.BELONGS


def test_whom_we_sent_a_copy_is_no_stranger(answered, inbox):
    """The boss answers the copy Ada sent her; blind ones belong just as well."""
    delivery = answered(copies=[CopyTo(address=BOSS, is_blind=True)])
    raw = arrive(make_mail("Danke!", sender=BOSS, In_Reply_To=inbox.mails[0]["Message-ID"]))
    assert (raw.ticket, raw.hint) == (delivery.ticket, "")


def test_an_answer_still_goes_to_the_customer_alone(answered, ticket, inbox):
    """Whoever was in copy before gets nothing unless the agent says so."""
    answered(copies=[CopyTo(address=BOSS)])
    answered("Noch etwas.")
    assert [to for _, to in inbox.envelopes] == [[ticket.contact.value, BOSS], [ticket.contact.value]]
