"""Outgoing mail: letterheads and keys."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.channels.email.models import Letterhead, SigningKey
from tests.factories.name_server import name_server
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


def test_a_key_is_made_shown_and_put_to_work(root, world):
    """The record to publish stands on the page before anything is signed."""
    address = f"/desk/outgoing/{world.brand.pk}"
    assert "Make a key" in text(root.get("/desk/outgoing/"))
    root.post(f"{address}/key/make/")
    key = SigningKey.objects.get()
    page = text(root.get("/desk/outgoing/"))
    assert f"TXT v=DKIM1; k=rsa; p={key.public}" in page
    assert f"{key.selector}._domainkey.nordstern.example" in page
    root.post(f"{address}/key/use/")
    assert SigningKey.objects.get().signs
    root.post(f"{address}/key/rest/")
    assert not SigningKey.objects.get().signs


def test_a_letterhead_is_written(root, world):
    """Text, HTML and picture are kept together."""
    picture = SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n", content_type="image/png")
    address = f"/desk/outgoing/{world.brand.pk}/letterhead/"
    root.post(address, {"text": "HRB 1", "html": "<p>HRB 1</p>", "picture": picture})
    head = Letterhead.objects.get()
    assert (head.text, head.html, head.picture_type) == ("HRB 1", "<p>HRB 1</p>", "image/png")
    assert "HRB 1" in text(root.get(address))


def test_a_picture_mail_programs_do_not_show_is_refused(root, world):
    """An SVG would stay invisible, or worse."""
    picture = SimpleUploadedFile("logo.svg", b"<svg/>", content_type="image/svg+xml")
    response = root.post(f"/desk/outgoing/{world.brand.pk}/letterhead/", {"text": "A", "picture": picture})
    assert response.status_code == 422
    assert not Letterhead.objects.exists()


def test_the_page_tells_what_is_published(root, world, monkeypatch):
    """Asked for, it says per record whether it is there, and what to publish; unasked, nobody is asked."""
    root.post(f"/desk/outgoing/{world.brand.pk}/key/make/")
    assert "absent" not in text(root.get("/desk/outgoing/"))
    zone = {("nordstern.example.", "TXT"): '"v=spf1 include:provider.example -all"'}
    with name_server(zone, monkeypatch):
        page = text(root.get(f"/desk/outgoing/?look={world.brand.pk}"))
    assert "absent Key (DKIM)" in page
    assert "found Who may send (SPF) nordstern.example There stands: v=spf1 include:provider.example" in page
    assert "To publish, as TXT: v=DMARC1; p=none; rua=mailto:postmaster@nordstern.example" in page
