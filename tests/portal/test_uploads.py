"""Files that customers send along: told by their bytes, and looked through where a scanner is set up."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.tickets.models import Attachment, Message
from tests.factories import clamd
from tests.factories.tickets import make_ticket
from tests.security.visitors import enter_portal as sign_in
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(client, tmp_path, settings):
    """Kim's request, with Kim signed in."""
    settings.DATA_DIR = tmp_path
    world = make_world()
    sign_in(client, world.kim)
    return make_ticket(contact=world.kim)


@pytest.fixture
def daemon(tmp_path, settings):
    """Run the daemon and have every file looked through."""
    with clamd.running(tmp_path / "clamd.ctl") as address:
        settings.RUHEPOL = replace(settings.RUHEPOL, clamav=address)
        yield


def answer(client, ticket, content, name="urlaub.jpg", kind="image/jpeg"):
    """Answer with a file."""
    facts = {"text": "Siehe Anhang", "attachments": SimpleUploadedFile(name, content, kind)}
    return client.post(f"/de/requests/{ticket.pk}/answer/", facts)


def test_what_a_browser_says_of_a_file_is_not_believed(client, ticket):
    """A program is no picture."""
    assert answer(client, ticket, b"MZ\x90\x00" + b"\0" * 90).status_code == 302
    assert Attachment.objects.get().content_type == "application/vnd.microsoft.portable-executable"


@pytest.mark.usefixtures("daemon")
def test_malware_is_refused_with_its_name_and_the_words_stay(client, ticket):
    """Nothing is kept, and the text is still in the form."""
    refused = answer(client, ticket, b"x" + clamd.EICAR)
    assert refused.status_code == 422
    assert "Eicar-Signature" in refused.text
    assert "Siehe Anhang" in refused.text
    assert Message.objects.count() == 1


@pytest.mark.usefixtures("daemon")
def test_a_clean_file_goes_through_whole(client, ticket):
    """Being looked through takes nothing from it."""
    assert answer(client, ticket, b"y" * 100_000).status_code == 302
    assert Attachment.objects.get().size == 100_000


def test_a_scanner_that_is_down_lets_nothing_through(client, ticket, settings, tmp_path):
    """The customer is asked to try again, or to write without the file."""
    settings.RUHEPOL = replace(settings.RUHEPOL, clamav=f"unix://{tmp_path}/nobody")
    refused = answer(client, ticket, b"z")
    assert refused.status_code == 422
    assert "ohne die Datei" in refused.text
    assert client.post(f"/de/requests/{ticket.pk}/answer/", {"text": "Ohne"}).status_code == 302
