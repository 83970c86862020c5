"""Large files come out of their base64 as they went in."""

import tracemalloc
from base64 import b64encode, encodebytes

import pytest

from ruhepol.channels.email.mime.parse import parse

HEAD = (
    b"From: kim@customer.example\r\nSubject: Big\r\nContent-Type: application/zip; name=big.zip\r\n"
    b"Content-Transfer-Encoding: Base64\r\n\r\n"
)
SIZE = 900_000


def content(size: int) -> bytes:
    """Return so many bytes of which no two neighbours are alike."""
    return bytes(number * 7 % 251 for number in range(size))


@pytest.mark.parametrize("size", [SIZE, SIZE + 1, SIZE + 2])
@pytest.mark.parametrize("write", [encodebytes, b64encode])
def test_a_large_file_is_whole(size, write):
    """In lines or in one line, and wherever its last group ends."""
    sent = content(size)
    [part] = parse(HEAD + write(sent)).parts
    assert part.content == sent


def test_a_large_file_that_was_cut_off_is_kept_as_far_as_it_came():
    """What is whole of it is decoded."""
    sent = content(SIZE)
    [part] = parse(HEAD + b64encode(sent)[:-3]).parts
    assert part.content == sent[:-3]


def test_padding_in_the_middle_is_left_to_the_library():
    """Two files one after the other are read as the library reads them: not shifted by a letter."""
    sent = content(SIZE + 1)
    [part] = parse(HEAD + b64encode(sent) + b"\r\n" + b64encode(b"more")).parts
    assert part.content.startswith(sent)


LETTERS = encodebytes(content(SIZE))
MIXED = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n"
ENCODED = b"--cut\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
NESTED = b"--cut\r\nContent-Type: message/rfc822\r\n\r\n"
PROMISE = b"Content-Transfer-Encoding: base64\r\n\r\n"
LARGE = {
    "ends in the middle": HEAD + LETTERS[:-30],
    "something else follows": HEAD + LETTERS + b"*** no base64 ***\r\nAAAA\r\n",
    "broken in the middle": HEAD + LETTERS[:-300_000] + b"=?!\r\n" + LETTERS,
    "a boundary in the run": MIXED + ENCODED + LETTERS + b"--cut\r\n" + LETTERS + b"--cut--\r\n",
    "twice": MIXED + ENCODED + LETTERS + ENCODED + LETTERS[::-1] + b"\r\n--cut--\r\n",
    "no end": MIXED + ENCODED + LETTERS,
    "text with such a head": b"Content-Type: text/plain; name=a.txt\r\n\r\nsee\r\n\r\n" + ENCODED + LETTERS,
    "a mail in the mail": MIXED
    + b"--cut\r\nContent-Type: message/rfc822\r\n\r\n"
    + HEAD
    + LETTERS
    + b"--cut--",
    "no mail in the mail": b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + LETTERS,
    "words": b"Content-Type: text/plain\r\n" + PROMISE + LETTERS,
    "a promise nobody keeps": b"Content-Transfer-Encoding: base64\r\n" * 40_000,
}


@pytest.mark.parametrize("raw", LARGE.values(), ids=LARGE)
def test_what_the_library_does_not_see_changes_nothing(raw, monkeypatch):
    """Mails with long runs are read to the byte as they are when the library gets all of them."""
    found = parse(raw)
    monkeypatch.setattr("ruhepol.channels.email.mime.runs._LONG", len(raw) + 1)
    assert parse(raw) == found


def test_a_large_file_takes_little_more_memory_than_its_mail():
    """Beside its letters and its content there is no third copy, and no object for each line."""
    raw = HEAD + encodebytes(bytes(12_000_000))
    tracemalloc.start()
    try:
        [part] = parse(raw).parts
        assert tracemalloc.get_traced_memory()[1] < 1.5 * len(raw)
    finally:
        tracemalloc.stop()
    assert len(part.content) == 12_000_000


def test_words_in_broken_letters_stand_beside_a_large_file():
    """Bytes that fit no charset are shown as well as they can be, and the file is whole."""
    sent = content(SIZE)
    raw = b"\n".join(
        [
            b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b",
            b"Content-Type: text/plain; charset=utf-8\n\nL\xe4uft.\n--b",
            b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n",
            encodebytes(sent) + b"--b--\n",
        ]
    )
    mail = parse(raw)
    assert (mail.damage, mail.visible) == ("", "Läuft.")
    assert [part.content for part in mail.parts] == [sent]
