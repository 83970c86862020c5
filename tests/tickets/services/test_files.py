"""One place describes the files of messages, whichever way they came."""

import io

import pytest

from ruhepol.core.files.services import read
from ruhepol.tickets.services.files import keep

pytestmark = pytest.mark.django_db
PROGRAM = b"MZ\x90\x00" + b"\0" * 100


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.mark.parametrize("made", [bytes, io.BytesIO])
def test_the_bytes_tell_the_type(made):
    """A program that calls itself a picture is kept as what it is, whole."""
    file = keep(made(PROGRAM), name="urlaub.jpg", declared="image/jpeg")
    assert file.content_type == "application/vnd.microsoft.portable-executable"
    assert (file.name, file.size, read(file.digest)) == ("urlaub.jpg", len(PROGRAM), PROGRAM)


def test_where_bytes_tell_nothing_the_sender_does():
    """Plain text has no sign; a file without a name gets one."""
    file = keep(b"Zeile", name="", declared="text/plain")
    assert (file.name, file.content_type) == ("file", "text/plain")
    assert keep(b"", name="leer", declared="").content_type == "application/octet-stream"
