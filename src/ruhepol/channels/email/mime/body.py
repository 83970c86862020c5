"""Cutting a mail into its words and its files."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import InvalidBase64LengthDefect
from email.message import Message

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.charset import clean, decode
from ruhepol.channels.email.mime.model import Part
from ruhepol.channels.email.mime.quotes.marks import mark, without
from ruhepol.core.html.plain import to_text

DEEPEST = 40
MOST_PARTS = 2_000
_REPORT = {
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/feedback-report",
}
_MAILS = {"message/rfc822", "message/global", "text/rfc822-headers"}
_UNSAFE_NAME = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")
_NAME_LENGTH = 200
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(slots=True)
class Body:
    """What the tree held: sections of words in their order, files, and a report's technical parts."""

    sections: list[tuple[str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    """The fields of delivery reports, receipts and complaints."""
    returned: list[str] = field(default_factory=list)
    """The beginnings of the mails such reports are about."""
    groups: dict[int, int] = field(default_factory=dict)
    """Which section an alternative fills."""

    @property
    def text(self) -> str:
        """The words: as plain text where it was given, else read from the HTML, its quotes marked."""
        read = (
            without(text).strip("\n") or to_text(without(html), mark=mark) for text, html in self.sections
        )
        return "\n\n".join(words for words in read if words.strip())

    @property
    def html(self) -> str:
        """The HTML sections, or nothing where the mail has none."""
        return "\n".join(html for _, html in self.sections if html)


def read(mail: Message) -> Body:
    """Collect words and files of a mail."""
    body = Body()
    for part, alternative in _leaves(mail):
        _sort(body, part, alternative)
        if len(body.parts) + len(body.sections) >= MOST_PARTS:
            break
    return body


def _leaves(mail: Message) -> Iterator[tuple[Message, int]]:
    """Yield the parts that are not containers, each with the number of its alternative group (0: none)."""
    stack: list[tuple[Message, int, int]] = [(mail, 0, 0)]
    groups = 0
    while stack:
        part, group, depth = stack.pop()
        children = part.get_payload()
        inside = part.get_content_maintype() == "multipart" and depth < DEEPEST
        if not inside or not isinstance(children, list):
            yield part, group
            continue
        if part.get_content_subtype() == "alternative":
            groups += 1
            group = groups
        stack += [(child, group, depth + 1) for child in reversed(children) if isinstance(child, Message)]


def _sort(body: Body, part: Message, group: int) -> None:
    kind = part.get_content_type()
    if kind.startswith("multipart/"):  # a container without a usable boundary
        kind = "text/plain"
    name = _file_name(part)
    attached = part.get_content_disposition() == "attachment"
    if kind in _REPORT:
        body.reports.append(_returned(part))
    elif kind == "text/rfc822-headers" and not attached:
        body.returned.append(_returned(part)[:20_000])
    elif kind in {"text/plain", "text/html"} and not attached and not name:
        _add_words(body, kind, words(part), group)
    else:
        content = _nested(part) if kind == "message/rfc822" else octets(part)
        if kind == "message/rfc822":
            body.returned.append(decode(content[:20_000]))
        if content or name:
            body.parts.append(
                Part(
                    name=name or _made_up_name(kind, len(body.parts) + 1, part),
                    content_type=clean(kind)[:120],
                    content=content,
                    content_id=clean(headers.text(headers.raw(part, "content-id"))).strip("<> ")[:255],
                )
            )


def _add_words(body: Body, kind: str, text: str, group: int) -> None:
    """Add a section; what belongs to one alternative shares a section, as its readings of the same words."""
    at = body.groups.get(group) if group else None
    if at is None:
        at = len(body.sections)
        body.sections.append(("", ""))
        if group:
            body.groups[group] = at
    plain, html = body.sections[at]
    body.sections[at] = (plain + text, html) if kind == "text/plain" else (plain, html + text)


def words(part: Message) -> str:
    """Return the text of a part."""
    charset = headers.parameter(part, "content-type", "charset")
    return clean(decode(octets(part), charset))


def octets(part: Message) -> bytes:
    """Return the bytes of a part, decoded as far as its transfer encoding can be followed."""
    content = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        return _torn_base64(str(part.get_payload()).encode("ascii", "ignore"))
    return content if isinstance(content, bytes) else _nested(part)


def _torn_base64(letters: bytes) -> bytes:
    """Decode what is whole of base64 that ends in the middle of a group."""
    clean_letters = _NOT_BASE64.sub(b"", letters)
    return binascii.a2b_base64(clean_letters[: len(clean_letters) // 4 * 4])


def _nested(part: Message) -> bytes:
    """Return a mail within the mail as it stood, or as near as the library can write it."""
    children = part.get_payload()
    inner = children[0] if isinstance(children, list) and children else part
    if not isinstance(inner, Message):
        return str(inner).encode("utf-8", "surrogateescape")
    try:
        return inner.as_bytes()
    except Exception:  # noqa: BLE001  the library cannot write everything it can read
        return str(inner.get_payload()).encode("utf-8", "surrogateescape")


def _returned(part: Message) -> str:
    """Return the fields of a report: the library reads each block of them as a mail of its own."""
    payload = part.get_payload()
    blocks = payload if isinstance(payload, list) else [payload]
    return clean(decode(b"\n\n".join(_block(block) for block in blocks)))


def _block(block: Message | str) -> bytes:
    if isinstance(block, Message):
        lines = [f"{name}: {value}" for name, value in block.raw_items()]
        block = "\n".join([*lines, "", str(block.get_payload())])
    return block.encode("utf-8", "surrogateescape")


def _file_name(part: Message) -> str:
    name = headers.parameter(part, "content-disposition", "filename") or headers.parameter(
        part, "content-type", "name"
    )
    return safe_name(name)


def safe_name(name: str) -> str:
    """Return the last part of a file name without what a file system could misread."""
    last = clean(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    last = _UNSAFE_NAME.sub("_", last).strip(" ")
    stem, dot, ending = last.rpartition(".")
    if len(last) > _NAME_LENGTH and dot:
        return f"{stem[: _NAME_LENGTH - len(ending[:20]) - 1]}.{ending[:20]}"
    return last[:_NAME_LENGTH] if last.strip(".") else ""


_ENDINGS = {
    "text/plain": "txt", "text/html": "html", "text/calendar": "ics", "text/csv": "csv",
    "message/rfc822": "eml", "image/jpeg": "jpg", "application/pkcs7-signature": "p7s",
    "application/pgp-signature": "asc", "application/pgp-encrypted": "asc",
}  # fmt: skip


def _made_up_name(kind: str, number: int, part: Message) -> str:
    """Name what came without a name: a mail by its subject, the rest by its type."""
    if kind == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            subject = safe_name(headers.text(headers.raw(inner[0], "subject"))[:80])
            return f"{subject or f'mail-{number}'}.eml"
    ending = _ENDINGS.get(kind) or re.sub(r"[^a-z0-9]", "", kind.partition("/")[2])[:10] or "bin"
    return f"part-{number}.{ending}"
