"""Files that agents send, and a letterhead's picture."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.channels.email.models import Letterhead
from ruhepol.tickets.models import Attachment, Message
from tests.factories import clamd
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def daemon(tmp_path, settings):
    """Run the daemon and have every file looked through."""
    with clamd.running(tmp_path / "clamd.ctl") as address:
        settings.RUHEPOL = replace(settings.RUHEPOL, clamav=address)
        yield


def note(browser, world, content):
    """Leave a note with a file."""
    ticket = make_ticket(contact=world.kim)
    facts = {
        "text": "Siehe Anhang",
        "kind": "note",
        "seen": 1,
        "uploads": SimpleUploadedFile("a.png", content),
    }
    return browser.post(f"/desk/tickets/{ticket.pk}/", facts)


def test_the_bytes_tell_the_type(ada, world):
    """Whatever the browser calls it."""
    note(ada, world, b"%PDF-1.7 words")
    assert Attachment.objects.get().content_type == "application/pdf"


@pytest.mark.usefixtures("daemon")
def test_malware_is_refused(ada, world):
    """The agent's words stay in the composer, and nothing is written."""
    refused = note(ada, world, clamd.EICAR)
    assert refused.status_code == 422
    assert "Eicar-Signature was found" in text(refused)
    assert Message.objects.filter(kind="note").count() == 0


def save(browser, world, picture):
    """Save a letterhead with a picture that the browser calls a PNG."""
    facts = {"text": "A", "picture": SimpleUploadedFile("a.png", picture, "image/png")}
    return browser.post(f"/desk/outgoing/{world.brand.pk}/letterhead/", facts)


def test_a_letterheads_picture_is_one_by_its_bytes(root, world):
    """A web page that calls itself a PNG is refused; a GIF that does is sent as what it is."""
    assert save(root, world, b"<svg onload=alert(1)>").status_code == 422
    assert save(root, world, b"GIF89a and so on").status_code == 302
    assert Letterhead.objects.get().picture_type == "image/gif"


@pytest.mark.usefixtures("daemon")
def test_a_letterheads_picture_is_looked_through(root, world):
    """It goes out with every mail."""
    assert save(root, world, PNG + clamd.EICAR).status_code == 422
    assert save(root, world, PNG).status_code == 302
