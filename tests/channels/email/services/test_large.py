"""Mails too large to be fetched unasked: seen at once, brought on wish, never lost and never doubled."""

import io

import pytest

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.decide import try_again
from ruhepol.channels.email.services.large import complete, give_up, keep_head, too_large, want, wanted_in
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.channels.email.services.take import take
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files.services import read
from ruhepol.core.models import EventRow
from tests.factories.mail import make_mail

pytestmark = pytest.mark.django_db
MAIL = make_mail("alles", Subject="Sehr groß").as_bytes()
HEAD = MAIL.partition(b"\n\n")[0] + b"\n\n"
SIZE = len(MAIL)


@pytest.fixture
def box(world):
    """A mailbox that is fetched."""
    return add_mailbox(brand=world.brand, address="gross@nordstern.example", by=SYSTEM, host="x")


def head(box, uid="1:7", size=SIZE):
    """Keep the header of the mail."""
    return keep_head(HEAD, size=size, source="imap", mailbox=box, uid_key=uid)


def test_the_limit_is_that_of_uploads(settings):
    """One number says what is large."""
    most = settings.RUHEPOL.upload_megabytes * 2**20
    assert (too_large(most), too_large(most + 1)) == (False, True)


def test_a_header_waits_in_quarantine(box):
    """Sender, subject and size are seen, and why the rest is missing."""
    mail = head(box, size=200 * 2**20)
    assert (mail.state, mail.subject, mail.sender) == (
        "quarantined",
        "Sehr groß",
        "kim@turnierserver.example",
    )
    assert "200 MB" in mail.reason
    assert read(mail.digest) == HEAD


def test_a_header_alone_never_becomes_a_ticket(box):
    """Trying again reads nothing while the rest is missing."""
    mail = try_again(mail=head(box), by=SYSTEM, anyhow=True)
    assert (mail.state, mail.ticket) == ("quarantined", None)


def test_the_same_mail_at_a_new_place_is_the_same_mail(box):
    """Also after it was fetched: a mailbox that counts anew shows it once more, and no second row comes."""
    first = head(box)
    assert head(box, uid="2:1").pk == first.pk
    complete(mail=first, stream=io.BytesIO(MAIL))
    assert head(box, uid="3:1").pk == first.pk
    assert RawMail.objects.get().uid_key == "3:1"


def test_what_is_wanted_comes_whole_and_can_be_read(world, box):
    """From the wish over the bytes to the ticket."""
    mail = want(mail=head(box), by=world.ben.actor)
    assert [row.pk for row in wanted_in(box)] == [mail.pk]
    complete(mail=mail, stream=io.BytesIO(MAIL))
    assert wanted_in(box) == []
    held = try_again(mail=RawMail.objects.get(), by=world.ben.actor)
    assert held.state == "done"
    assert held.message.text == "alles"
    assert EventRow.objects.get(name="channels.LargeMailWanted").actor_id == world.ben.pk


def test_bytes_that_came_another_way_are_kept_once(box):
    """Somebody forwarded the file to the intake meanwhile."""
    take(MAIL, source="file", mailbox=box)
    done = complete(mail=want(mail=head(box, size=1), by=SYSTEM), stream=io.BytesIO(MAIL))
    assert done.state == "ignored"
    assert RawMail.objects.filter(state="received").count() == 1


def test_a_mail_that_is_gone_says_so_and_cannot_be_wanted_again(box):
    """Its header is all there is."""
    mail = give_up(mail=want(mail=head(box), by=SYSTEM))
    assert "no longer on the server" in mail.reason
    assert not mail.may_be_fetched
    with pytest.raises(MailNotFoundError):
        want(mail=mail, by=SYSTEM)


def test_without_its_mailbox_nothing_can_be_fetched(box):
    """Whoever removed the mailbox took the way there along."""
    mail = head(box)
    Mailbox.objects.all().delete()
    with pytest.raises(MailNotFoundError):
        want(mail=mail, by=SYSTEM)
