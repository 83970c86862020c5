"""What stands below a brand's mails."""

import io

import pytest

from ruhepol.channels.email.models import Letterhead
from ruhepol.channels.email.services.letterheads import save_letterhead

PNG = b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture
def head(world):
    """Nordstern's letterhead with text, HTML and a picture."""
    return save_letterhead(
        brand=world.brand,
        text="Nordstern Hosting GmbH · HRB 12345",
        html="<p><b>Nordstern Hosting GmbH</b></p><script>alert(1)</script>",
        picture=io.BytesIO(PNG),
        by=world.ben.actor,
    )


@pytest.mark.usefixtures("head")
def test_text_and_html_bear_it_and_the_picture_comes_along(answered, inbox):
    """Each part has its own form of it; the picture belongs to the HTML and is no file of the mail."""
    answered()
    [mail] = inbox.mails
    assert mail.get_body(["plain"]).get_content().rstrip().endswith("Nordstern Hosting GmbH · HRB 12345")
    html = mail.get_body(["html"]).get_content()
    assert "<b>Nordstern Hosting GmbH</b>" in html
    assert "script" not in html
    shape = [part.get_content_type() for part in mail.walk()]
    assert shape == ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]
    picture = list(mail.walk())[-1]
    assert picture.get_content() == PNG
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in html
    assert list(mail.iter_attachments()) == []


def test_text_alone_is_dressed_for_html(world, answered, inbox):
    """Without HTML of its own the text is shown, escaped."""
    save_letterhead(brand=world.brand, text="A & B\nC", html="", by=world.ben.actor)
    answered()
    assert "A &amp; B<br>" in inbox.mails[0].get_body(["html"]).get_content()


def test_a_picture_is_kept_or_taken_away(head, world):
    """Saving other words keeps the picture unless somebody says otherwise."""
    facts = {"brand": world.brand, "text": "Neu", "html": "", "by": world.ben.actor}
    assert save_letterhead(**facts).picture == head.picture
    assert save_letterhead(**facts, keeps_picture=False).picture == ""
    assert Letterhead.objects.count() == 1
