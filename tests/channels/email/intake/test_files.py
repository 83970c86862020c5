"""Mails from files: one, a folder, an archive."""

from io import BytesIO

from ruhepol.channels.email.intake.files import mails_from, mails_in

ARCHIVE = b"""From kim@example.org Mon Mar  2 12:00:00 2026
Subject: one

First.
>From here on it is still the first.
From nowhere a sentence may begin.

From nora@example.org Mon Mar  2 12:01:00 2026
Subject: two

Second.
"""


def test_an_archive_is_cut_into_its_mails():
    """Separators cut, sentences that begin with From do not, and the archive's escapes are undone."""
    one, two = (raw for _, raw in mails_from(BytesIO(ARCHIVE), "mbox"))
    assert one == (
        b"Subject: one\n\nFirst.\nFrom here on it is still the first.\nFrom nowhere a sentence may begin.\n"
    )
    assert two == b"Subject: two\n\nSecond.\n"


def test_a_single_mail_is_one_mail():
    """What does not begin like an archive is a mail, whatever its text holds."""
    raw = b"Subject: x\n\nFrom kim@example.org Mon Mar  2 12:00:00 2026\n"
    assert list(mails_from(BytesIO(raw), "name")) == [("name", raw)]


def test_a_folder_is_read_in_order(tmp_path):
    """Every visible file below a folder is read, sorted by name, however deep."""
    for name in ("b/new/2.eml", "a.eml", ".hidden/x", "b/cur/1.eml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    assert [raw for _, raw in mails_in(tmp_path)] == [b"a.eml", b"b/cur/1.eml", b"b/new/2.eml"]
