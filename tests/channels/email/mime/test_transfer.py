"""Large files come out of their base64 as they went in."""

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
