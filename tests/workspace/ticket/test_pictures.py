"""Pictures within an answer: kept with the draft, sent as parts of the letter, seen in the conversation."""

import io
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ruhepol.tickets.models import Draft, Message, PlannedReply
from tests.factories.pictures import make_picture
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def ticket(world):
    """Kim's open ticket, begun by mail long ago."""
    return make_ticket(contact=world.kim, begun_by="system")


def png():
    """Return a small picture as a browser sends one."""
    return SimpleUploadedFile("image.png", make_picture(size=(40, 30)), "image/png")


def upload(browser, ticket, *files):
    """Paste pictures as the script does; return the answer and the names under which words show them."""
    answer = browser.post(f"/desk/tickets/{ticket.pk}/pictures/", {"uploads": list(files)})
    return answer, re.findall(r'data-added="([^"]+)"', answer.content.decode())


def send(browser, ticket, words):
    """Post an answer."""
    filled = {"text": words, "kind": "reply", "then": "wait", "seen": ticket.last_number}
    assert browser.post(f"/desk/tickets/{ticket.pk}/", filled).status_code == 302


def test_a_pasted_picture_waits_with_the_draft(ada, ben, ticket):
    """It is shown to its writer and to nobody else, and typing on is no conflict."""
    answer, [name] = upload(ada, ticket, png())
    address = f"/desk/tickets/{ticket.pk}/pictures/{name}/"
    assert address in answer.content.decode()
    shown = ada.get(address)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert ben.get(address).status_code == 404
    kept = ada.post(f"/desk/tickets/{ticket.pk}/draft/", {"text": "Hier", "kind": "reply", "version": 0})
    assert kept.status_code == 200
    assert address in ada.get(f"/desk/tickets/{ticket.pk}/").content.decode()


def test_a_picture_is_a_part_of_the_letter(ada, ticket, inbox, run_jobs):
    """The HTML shows it where it was put, with its words; the plain text says them; it is no attachment."""
    _, [name] = upload(ada, ticket, png())
    send(ada, ticket, f"Bitte hier:\n\n![der rote Knopf](image:{name})\n\nDanke!")
    run_jobs()
    [mail] = inbox.mails
    [plain, related] = mail.iter_parts()
    assert (mail.get_content_type(), related.get_content_type()) == (
        "multipart/alternative",
        "multipart/related",
    )
    [html, picture] = related.iter_parts()
    cid = picture["Content-ID"].strip("<>")
    assert cid == f"{name}@nordstern.example"
    assert f'<img src="cid:{cid}" alt="der rote Knopf"' in html.get_content()
    assert "[der rote Knopf]" in plain.get_content()
    assert Image.open(io.BytesIO(picture.get_content())).size == (40, 30)


def test_the_conversation_shows_it(ada, ticket):
    """On the page it stands between the words; the list of files does not name it again."""
    _, [name] = upload(ada, ticket, png())
    send(ada, ticket, f"Hier: ![Knopf](image:{name})")
    page = ada.get(f"/desk/tickets/{ticket.pk}/").content.decode()
    address = re.search(r'<img class="said" src="([^"]+)" alt="Knopf"', page)[1]
    assert ada.get(address)["Content-Type"] == "image/png"
    assert 'class="attachments"' not in page
    ticket.refresh_from_db()
    assert ticket.excerpt == "Hier: [Knopf]"


def test_what_is_not_named_does_not_go(ada, ticket):
    """A picture whose place was deleted stays here; a name nobody uploaded is only words."""
    upload(ada, ticket, png())
    send(ada, ticket, "Doch ohne. ![x](image:picture-0000000000)")
    message = Message.objects.get(kind="reply")
    assert not message.attachments.exists()
    assert "[x]" in text(ada.get(f"/desk/tickets/{ticket.pk}/"))


def test_taken_back_it_is_in_the_draft_again(ada, ticket, settings):
    """Undo loses no picture."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=10)
    _, [name] = upload(ada, ticket, png())
    send(ada, ticket, f"![Knopf](image:{name})")
    assert not Draft.objects.exists()
    ada.post(f"/desk/tickets/{ticket.pk}/planned/{PlannedReply.objects.get().pk}/undo/")
    assert [facts["content_id"] for facts in Draft.objects.get().files] == [name]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00", "no picture we can read"),
        (b"<svg onload=x>", "SVG"),
        (b"\x89PNG" + b"0" * 9_000_000, "larger"),
    ],
)
def test_what_is_no_picture_is_refused_by_its_bytes(ada, ticket, content, words):
    """Name and declared type are not asked; the reason is said, the good ones are kept."""
    answer, names = upload(ada, ticket, SimpleUploadedFile("a.png", content, "image/png"), png())
    assert (answer.status_code, len(names)) == (422, 1)
    assert words in text(answer)


def test_a_stranger_s_file_is_never_shown(ada, ticket):
    """What came in is handed out to be saved, whatever it calls itself."""
    file = ticket.messages.get().attachments.create(
        digest="0" * 64, name="x.png", size=1, content_type="image/png", content_id="picture-1"
    )
    assert ada.get(f"/desk/attachments/{file.pk}/picture/").status_code == 404
