"""The sheet a mail is written on: its parts stand where mail programs look for them."""

from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default

import pytest

from ruhepol.channels.email.sheet import Sheet, file_part


@pytest.fixture
def sheet():
    """A short mail to Kim."""
    mail = Sheet()
    mail["To"] = Address("Kim", addr_spec="kim@example.org")
    mail["Subject"] = "Grüße"
    mail.write(text="Hallo,\n-- \nAda\n", html="<p>Hallo</p>")
    return mail


def _structure(part):
    if not part.is_multipart():
        return part.get_content_type()
    return (part.get_content_type(), [_structure(inner) for inner in part.iter_parts()])


def test_the_same_words_come_as_text_and_as_html(sheet):
    """A program without HTML reads the text, to the letter."""
    mail = message_from_bytes(sheet.as_bytes(), policy=default)
    assert _structure(mail) == ("multipart/alternative", ["text/plain", "text/html"])
    assert mail.get_body(["plain"]).get_content() == "Hallo,\r\n-- \r\nAda\r\n"
    assert (mail["Subject"], str(mail["To"]), mail["MIME-Version"]) == (
        "Grüße",
        "Kim <kim@example.org>",
        "1.0",
    )
    assert not mail.defects


def test_a_picture_belongs_to_the_html_and_a_file_to_the_mail(sheet):
    """The picture is related to the HTML, the file stands beside the words; both arrive byte for byte."""
    picture = file_part(b"\x89PNG", "image/png", cid="logo@example.org")
    sheet.write(text="Hallo", html='<img src="cid:logo@example.org">', pictures=[picture])
    sheet.attach(file_part(b"\x00\xff", "application/pdf", name="Anleitung für Kim.pdf"))
    mail = message_from_bytes(sheet.as_bytes(), policy=default)
    related = ("multipart/related", ["text/html", "image/png"])
    words = ("multipart/alternative", ["text/plain", related])
    assert _structure(mail) == ("multipart/mixed", [words, "application/pdf"])
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("Anleitung für Kim.pdf", b"\x00\xff")


@pytest.mark.parametrize("odd", ["message/rfc822", "multipart/mixed", "nonsense"])
def test_a_file_of_an_odd_kind_is_bytes(sheet, odd):
    """Nothing that is attached is taken for a part of the mail itself."""
    sheet.attach(file_part(b"From: x\r\n\r\ny", odd, name="odd.eml"))
    [file] = message_from_bytes(sheet.as_bytes(), policy=default).iter_attachments()
    assert (file.get_content_type(), file.get_content()) == ("application/octet-stream", b"From: x\r\n\r\ny")
