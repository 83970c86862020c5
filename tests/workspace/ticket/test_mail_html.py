"""A message as its sender laid it out, and the pictures in it."""

import dataclasses
from io import BytesIO

import pytest

from ruhepol.core.files.services import store
from ruhepol.tickets.models import Attachment, Message
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100_000)  # too large to lie in its row
HTML = '<p>Hallo</p><img src="https://shop.example/p.png"><img src="cid:logo@mail"><img src="cid:none@mail">'


@pytest.fixture
def said(world, settings, tmp_path) -> Message:
    """A message with a picture elsewhere and one inside."""
    settings.DATA_DIR = tmp_path
    ticket = make_ticket(contact=world.kim, team=world.tech)
    message = ticket.messages.get()
    message.html = HTML
    message.save()
    kept = store(BytesIO(PNG))
    Attachment.objects.create(
        message=message,
        digest=kept.digest,
        name="logo.png",
        size=kept.size,
        content_type="image/png",
        content_id="logo@mail",
    )
    return message


def frame(browser, said: Message, query: str = ""):
    """Return the frame's page."""
    return browser.get(f"/desk/tickets/{said.ticket_id}/messages/{said.number}/html/{query}")


def test_pictures_inside_the_mail_are_shown(ada, said):
    """They travel in the page itself; one that is not there has no source."""
    shown = frame(ada, said).content.decode()
    assert shown.count('src="data:image/png;base64,') == 1
    assert "cid:" not in shown


def test_pictures_elsewhere_wait_for_a_click(ada, said):
    """Without it neither their address nor ours stands in the page; with it they come through our proxy."""
    before = frame(ada, said)
    assert "shop.example" not in before.content.decode()
    assert "/pictures/" not in before.content.decode() + before["Content-Security-Policy"]
    after = frame(ada, said, "?pictures=1")
    assert "shop.example" not in after.content.decode()
    assert 'src="/pictures/' in after.content.decode()
    assert "img-src data: http://testserver/pictures/;" in after["Content-Security-Policy"]


def test_the_page_offers_the_click(ada, said):
    """The ticket names what is not loaded, and how to load it into the frame."""
    body = ada.get(f"/desk/tickets/{said.ticket_id}/").content.decode()
    assert "Load pictures" in body
    assert f'target="mail-{said.number}"' in body


def test_an_admin_can_forbid_it(ada, said, settings):
    """With `never` there is no such offer, and the address by hand loads nothing."""
    settings.RUHEPOL = dataclasses.replace(settings.RUHEPOL, remote_pictures="never")
    body = ada.get(f"/desk/tickets/{said.ticket_id}/").content.decode()
    assert "Load pictures" not in body
    assert "never loaded here" in body
    assert "/pictures/" not in frame(ada, said, "?pictures=1").content.decode()


def test_a_lost_file_leaves_a_gap_and_no_error(ada, said, tmp_path):
    """The page still comes when the bytes are gone from the disk."""
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.unlink()
    assert "data:image" not in frame(ada, said).content.decode()
