"""Bytes in, `Mail` out: the door of this package."""

import re
from email.message import Message
from typing import Any

from ruhepol.channels.email.mime import body as bodies
from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.addresses import addresses
from ruhepol.channels.email.mime.charset import clean, decode
from ruhepol.channels.email.mime.machine.judge import judge
from ruhepol.channels.email.mime.model import Address, Mail
from ruhepol.channels.email.mime.parameters import parameter
from ruhepol.channels.email.mime.quotes.marks import without
from ruhepol.channels.email.mime.quotes.split import split
from ruhepol.channels.email.mime.seals.find import find, without_armour
from ruhepol.channels.email.mime.tree import cut

_MBOX_LINE = re.compile(rb"\A(?:\xef\xbb\xbf|\s)*>?(?:From [^\r\n]*\r?\n)?")
_FOLDED_BOUNDARY = re.compile(rb"(boundary=\"[^\"\r\n]{0,100})\r?\n([ \t][^\"\r\n]{0,100}\")", re.IGNORECASE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FORWARDED = re.compile(
    r"^(?:fwd?|wg|tr|rv|enc|i|pd|doorst|vb|videresendt|転送|转发|轉寄)\s?:", re.IGNORECASE
)
_FIRST_WORDS = 5  # containers that may stand around a mail's first words
SUBJECT = 500
TEXT = 1_000_000  # characters shown of a text; the rest stays in the raw mail


def parse(raw: bytes) -> Mail:
    """Read a mail. Never raises: what cannot be cut into parts is shown as the text it is."""
    raw = mended(raw)
    try:
        tree = cut(raw)
        body = bodies.read(tree)
        return _described(raw, tree, body)
    except Exception as error:  # noqa: BLE001  a mail that breaks the reader must still be read
        return _as_plain_text(raw, f"{type(error).__name__}: {error}"[:300])


def mended(raw: bytes) -> bytes:
    """Undo what transports do to whole mails: a mailbox line or blank lines in front, bare CR."""
    if line := _MBOX_LINE.match(raw):
        raw = raw[line.end() :]
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    end = _END_OF_HEAD.search(raw)
    head = raw[: end.start()] if end else raw
    mended = _FOLDED_BOUNDARY.sub(rb"\1\2", head)
    return raw if mended == head else mended + raw[len(head) :]


def _described(raw: bytes, tree: Message, body: bodies.Body) -> Mail:
    facts = _head(tree)
    written = body.text[:TEXT]
    marked = without_armour(written)
    sender = facts["sender"]
    if _FORWARDED.match(facts["subject"]):
        visible, folded = without(marked).strip("\n"), ""  # what was forwarded is what the writer wants seen
    else:
        visible, folded = split(marked, sender.name if sender else "")
    text = without(marked)
    judged = judge(tree, sender, facts["subject"], text, body)
    return Mail(
        **facts,
        text=text,
        html=body.html,
        visible=visible,
        folded=folded,
        parts=tuple(body.parts),
        machine=judged.kind,
        bounced=judged.recipients,
        delayed=judged.delayed,
        quiet=judged.quiet,
        seal=find(raw, tree, written),
        returned=clean("\n\n".join([*body.reports, *body.returned])),
    )


def _head(tree: Message) -> dict[str, Any]:
    """Return the facts of the header."""
    ids = headers.ids(headers.raw(tree, "message-id"))
    charset = _charset(tree)
    return {
        "sender": _sender(tree, charset),
        "reply_to": _all(tree, "reply-to", charset),
        "to": _all(tree, "to", charset),
        "cc": _all(tree, "cc", charset),
        "subject": headers.text(headers.raw(tree, "subject"), charset)[:SUBJECT],
        "message_id": ids[0] if ids else "",
        "in_reply_to": headers.ids(headers.raw(tree, "in-reply-to")),
        "references": headers.ids(headers.raw(tree, "references")),
    }


def _charset(tree: Message) -> str:
    """Return the charset of a mail's first words: raw eight-bit letters in its header may be in it, too."""
    for _ in range(_FIRST_WORDS):
        children = tree.get_payload()
        if not isinstance(children, list) or not children or not isinstance(children[0], Message):
            break
        tree = children[0]
    return parameter(tree, "content-type", "charset")


def _all(tree: Message, name: str, charset: str) -> tuple[Address, ...]:
    return tuple(address for value in headers.all_raw(tree, name) for address in addresses(value, charset))


def _sender(tree: Message, charset: str) -> Address | None:
    """Return who wrote: From, else the next best field that names somebody."""
    for name in ("from", "sender", "reply-to", "return-path", "x-sender"):
        if found := _all(tree, name, charset):
            return found[0]
    return None


def _as_plain_text(raw: bytes, damage: str) -> Mail:
    """Read only the head by hand and show all the rest."""
    end = _END_OF_HEAD.search(raw)
    head = raw[: end.start()] if end else b""
    try:
        facts = _head(cut(head, head_only=True))
    except Exception:  # noqa: BLE001  then there is no head to speak of
        facts = {}
    text = clean(decode(raw[end.end() :] if end else raw))[:TEXT]
    return Mail(**facts, text=text, visible=text, damage=damage)
