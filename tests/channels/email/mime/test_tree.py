"""The tree of a mail: fields as they came, and an end to containers within containers."""

import pytest

from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.tree import DEEPEST, TooDeepError, cut


def nested(depth: int, *, closed: bool = True) -> bytes:
    """Return a mail of so many containers, each within the one before."""
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    ends = "".join(f"\n--b{n}--\n" for n in reversed(range(depth))) if closed else ""
    return f"{opened}\nHallo\n{ends}".encode()


def test_many_closed_containers_are_cut() -> None:
    """A long digest is not taken for an attack."""
    one = "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nHallo\n--c--\n" * (DEEPEST + 5)
    raw = f"Content-Type: multipart/mixed; boundary=b\n\n{one}--b--\n".encode()
    assert parse(raw).damage == ""


def test_containers_without_end_are_shown_as_text() -> None:
    """A mail that nests beyond reason is refused by the tree and still shown."""
    raw = nested(DEEPEST + 5, closed=False)
    with pytest.raises(TooDeepError):
        cut(raw)
    mail = parse(raw)
    assert "Hallo" in mail.visible
    assert mail.damage.startswith("TooDeepError")


def test_a_mail_within_a_mail_keeps_its_bytes() -> None:
    """The fields of an attached mail are handed on as they stood, raw letters and all."""
    inner = "Subject: Größe\nX-Lang: " + "a" * 2_500 + "\n\nText\n"
    raw = f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n{inner}--b--\n"
    (part,) = parse(raw.encode()).parts
    assert part.content.strip() == inner.encode().strip()
