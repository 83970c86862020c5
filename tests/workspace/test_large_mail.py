"""A mail that was too large to be fetched, as a lead meets it."""

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from tests.factories.mail_rows import make_large
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(world):
    """Its header in quarantine."""
    box = add_mailbox(brand=world.brand, address="gross@nordstern.example", by=SYSTEM, host="x")
    return make_large(box, subject="Sehr groß")


def test_it_can_be_fetched_and_not_read(ben, large):
    """The page offers what is possible, and a page that is older than the mail does no harm."""
    page = text(ben.get("/desk/channels/"))
    assert "Fetch anyway" in page
    assert "Try again" not in page
    page = text(ben.post(f"/desk/channels/mail/{large.pk}/anyhow/", follow=True))
    assert "Only the header of this mail is here" in page
    assert RawMail.objects.get().ticket is None


def test_the_wish_is_kept(ben, large):
    """Afterwards the page says that it is coming."""
    page = text(ben.post(f"/desk/channels/mail/{large.pk}/fetch/", follow=True))
    assert "It is fetched at the next visit" in page
    assert "It is being fetched." in page
    assert RawMail.objects.get().extent == "wanted"


def test_without_its_mailbox_there_is_nothing_to_fetch(ben, large):
    """Neither a button nor a way around it."""
    RawMail.objects.update(mailbox=None)
    assert "Fetch anyway" not in text(ben.get("/desk/channels/"))
    assert ben.post(f"/desk/channels/mail/{large.pk}/fetch/").status_code == 404
