"""Cutting a mail into its words and its files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.charset import clean, decode
from ruhepol.channels.email.mime.model import Part
from ruhepol.channels.email.mime.names import file_name, made_up_name, safe_name
from ruhepol.channels.email.mime.quotes.marks import mark, without
from ruhepol.channels.email.mime.seals.find import OPAQUE, enclosed
from ruhepol.channels.email.mime.transfer import fields, nested, octets, words
from ruhepol.channels.email.mime.tree import cut
from ruhepol.channels.email.mime.wrapped import calendar, tnef, uuencode
from ruhepol.core.html.plain import to_text

DEEPEST = 40
MOST_PARTS = 2_000
_REPORT = {
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/feedback-report",
}
_MAILS = {"message/rfc822", "message/global"}
_PACKS = {"application/ms-tnef", "application/vnd.ms-tnef"}
_WORDS = {"text/plain", "text/html"}
_INNER = 1_000_000  # keeps the groups of a mail within a signature apart
_RETURNED = 20_000  # bytes kept of a mail that came back


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

    def add_words(self, kind: str, text: str, group: int = 0) -> None:
        """Add a section; what belongs to one alternative shares a section, as readings of the same words."""
        at = self.groups.get(group) if group else None
        if at is None:
            at = len(self.sections)
            self.sections.append(("", ""))
            if group:
                self.groups[group] = at
        plain, html = self.sections[at]
        self.sections[at] = (plain + text, html) if kind == "text/plain" else (plain, html + text)

    def add_file(self, name: str, kind: str, content: bytes, content_id: str = "") -> None:
        """Add a file; `name` may be of any sort or empty."""
        kind = clean(kind)[:120] or "application/octet-stream"
        safe = safe_name(name) or made_up_name(kind, len(self.parts) + 1)
        content_id = clean(content_id).strip("<> ")[:255]
        self.parts.append(Part(name=safe, content_type=kind, content=content, content_id=content_id))


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
    """Put a part where it belongs: words, a report's fields, or a file."""
    kind = part.get_content_type()
    if kind.startswith("multipart/"):  # a container without a usable boundary
        kind = "text/plain"
    name = file_name(part)
    attached = part.get_content_disposition() == "attachment"
    if kind in _REPORT:
        body.reports.append(fields(part))
    elif kind == "text/rfc822-headers" and not attached:
        body.returned.append(fields(part)[:_RETURNED])
    elif kind in _WORDS and not attached and not name:
        _add_words(body, kind, words(part), group)
    elif kind in OPAQUE and (inner := enclosed(part)) is not None:
        for leaf, inner_group in _leaves(cut(inner)):
            _sort(body, leaf, inner_group and inner_group - _INNER)
    elif kind in _PACKS or name.lower() == "winmail.dat":
        _unpack(body, part, name)
    else:
        _add_file(body, part, kind, name, attached=attached)


def _add_words(body: Body, kind: str, text: str, group: int) -> None:
    if kind == "text/plain":
        text, files = uuencode.take_out(text)
        for name, content in files[:MOST_PARTS]:
            body.add_file(name, "", content)
    body.add_words(kind, text, group)


def _unpack(body: Body, part: Message, name: str) -> None:
    """Take out what Outlook packed; a pack nothing can be read of stays a file."""
    content = octets(part)
    pack = tnef.unpack(content)
    for one in pack.files:
        body.add_file(one.name, one.content_type, one.content, one.content_id)
    if (pack.text or pack.html) and not any(any(section) for section in body.sections):
        body.add_words("text/plain", pack.text)
        body.sections[-1] = (pack.text, pack.html)
    if not (pack.files or pack.text or pack.html):
        body.add_file(name, part.get_content_type(), content)


def _add_file(body: Body, part: Message, kind: str, name: str, *, attached: bool) -> None:
    content = nested(part) if kind in _MAILS else octets(part)
    if kind in _MAILS:
        body.returned.append(decode(content[:_RETURNED]))
        name = name or _subject_of(part)
    if content or name or attached:
        content_id = headers.text(headers.raw(part, "content-id"))
        body.add_file(name, kind, content, content_id)
    if kind == "text/calendar" and not any(any(section) for section in body.sections):
        body.add_words("text/plain", calendar.words(clean(decode(content))))


def _subject_of(part: Message) -> str:
    """Return a file name for a mail within the mail: its subject."""
    inner = part.get_payload()
    if not isinstance(inner, list) or not inner or not isinstance(inner[0], Message):
        return ""
    subject = safe_name(headers.text(headers.raw(inner[0], "subject"))[:80])
    return f"{subject}.eml" if subject else ""
