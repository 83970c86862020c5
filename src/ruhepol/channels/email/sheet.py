"""The sheet a mail that goes out is written on: headers, the words as text and as HTML, pictures, files."""

import secrets
from collections.abc import Callable, Sequence
from email.headerregistry import Address
from email.message import MIMEPart
from email.policy import SMTP

from ruhepol.channels.email import wire

_HEADERS: dict[str, Callable[[str, str], str]] = {
    "Subject": wire.words,
    "Message-ID": wire.ids,
    "In-Reply-To": wire.ids,
    "References": wire.ids,
    "Reply-To": wire.address,
    "List-Unsubscribe": wire.ids,
}
_POLICY = SMTP.clone(cte_type="7bit")


class Sheet:
    """One mail. Headers are set as `sheet["Subject"] = …`, people as `Address` or as a list of them."""

    def __init__(self) -> None:
        """Begin an empty one."""
        self._head: dict[str, str] = {}
        self._words = b""
        self._files: list[bytes] = []

    def __setitem__(self, name: str, value: str | Address | Sequence[Address]) -> None:
        """Set a header. Raises ValueError for a value that would break the head of the mail."""
        if isinstance(value, str):
            self._head[name] = _HEADERS.get(name, wire.plain)(name, value)
        else:
            self._head[name] = wire.addresses(name, [value] if isinstance(value, Address) else value)

    def write(self, *, text: str, html: str, pictures: Sequence[bytes] = ()) -> None:
        """Set the words, which both parts say; `pictures` are parts that the HTML names by content id."""
        dressed = _text("html", html)
        if pictures:
            dressed = _multipart("related", [dressed, *pictures])  # of the letter itself (RFC 2387)
        self._words = _multipart("alternative", [_text("plain", text), dressed])

    def attach(self, part: bytes) -> None:
        """Add a file."""
        self._files.append(part)

    def as_bytes(self) -> bytes:
        """Return the mail with line ends CRLF."""
        whole = _multipart("mixed", [self._words, *self._files]) if self._files else self._words
        head = "".join(f"{line}\r\n" for line in self._head.values())
        return head.encode("ascii") + b"MIME-Version: 1.0\r\n" + whole


def file_part(content: bytes, content_type: str, *, name: str = "", cid: str = "") -> bytes:
    """Return a file as a part: under its name, or shown where the HTML names its content id."""
    main, _, sub = content_type.partition("/")
    if main in {"multipart", "message"} or not sub:
        main, sub = "application", "octet-stream"
    part = MIMEPart(policy=_POLICY)
    if cid:
        part.set_content(content, main, sub, cid=f"<{cid}>", disposition="inline")
    else:
        part.set_content(content, main, sub, disposition="attachment", filename=name)
    return part.as_bytes()


def _text(kind: str, words: str) -> bytes:
    encoding, content = wire.body(words)
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode("ascii") + content


def _multipart(kind: str, parts: Sequence[bytes]) -> bytes:
    """Return parts as one. Its border cannot stand in encoded text, and in plain text nobody can guess it."""
    border = f"=_{secrets.token_hex(16)}"
    head = f'Content-Type: multipart/{kind};\r\n boundary="{border}"\r\n'.encode("ascii")
    between = f"\r\n--{border}".encode("ascii")
    return b"".join([head, *(between + b"\r\n" + part for part in parts), between, b"--\r\n"])
