"""Saying of a mail whether it is signed, and what the signature is worth."""

import re
from email.message import Message

from ruhepol.channels.email.mime.charset import clean
from ruhepol.channels.email.mime.model import Seal
from ruhepol.channels.email.mime.parameters import parameter
from ruhepol.channels.email.mime.seals import smime
from ruhepol.channels.email.mime.transfer import octets

OPAQUE = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_DETACHED = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})
_PGP = "-----BEGIN PGP SIGNED MESSAGE-----"
_ARMOUR = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]{1,30}: [^\n]{0,200}\n){0,10}\n?|"
    r"^-----BEGIN PGP SIGNATURE-----\n[^-]{0,20000}\n-----END PGP SIGNATURE-----$",
    re.MULTILINE,
)
_PGP_COVER = re.compile(r"\s{0,100}-----BEGIN PGP MESSAGE-----\s*$", re.MULTILINE)
_ESCAPED = re.compile(r"^- (?=-)", re.MULTILINE)
_TWO = 2
LARGEST = 30_000_000
"""Bytes that are hashed."""


def find(raw: bytes, tree: Message, text: str) -> Seal | None:
    """Return what is known of a mail's signature; None for the many mails without one."""
    kind = tree.get_content_type()
    if kind == "multipart/signed":
        return _detached(raw, tree)
    if kind == "multipart/encrypted":
        return Seal(kind="pgp", state="encrypted")
    if kind in OPAQUE:
        return _opaque(tree)
    if _PGP_COVER.match(text):
        return Seal(kind="pgp", state="encrypted")
    return Seal(kind="pgp", state="unchecked") if _PGP in text else None


def enclosed(part: Message) -> bytes | None:
    """Return the mail that stands inside a signature, where one does."""
    try:
        return smime.read(octets(part)).content
    except smime.UncheckableError:
        return None


def without_armour(text: str) -> str:
    """Return a text that was signed in place as its writer wrote it."""
    return _ESCAPED.sub("", _ARMOUR.sub("", text)) if _PGP in text else text


def signed_and_signature(raw: bytes, tree: Message) -> tuple[bytes, Message] | None:
    """Return the bytes of the signed part and the part that signs them.

    None where there are more: what else stands in the mail would pass for signed, too.
    """
    parts = tree.get_payload()
    if not isinstance(parts, list) or len(parts) != _TWO or not isinstance(parts[1], Message):
        return None
    content = _signed_bytes(raw, parameter(tree, "content-type", "boundary"))
    return None if content is None or len(content) > LARGEST else (content, parts[1])


def in_the_networks_lines(content: bytes) -> bytes:
    """Return what was signed with the ends of lines that signatures are made over."""
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _detached(raw: bytes, tree: Message) -> Seal:
    parts = tree.get_payload()
    last = parts[-1] if isinstance(parts, list) and parts else None
    if not isinstance(last, Message) or last.get_content_type() not in _DETACHED:
        return Seal(kind="pgp", state="unchecked")
    both = signed_and_signature(raw, tree)
    return _checked(octets(last), both[0] if both else None)


def _opaque(tree: Message) -> Seal | None:
    cms = octets(tree)
    if smime.is_encrypted(cms):
        return Seal(kind="smime", state="encrypted")
    content = enclosed(tree)
    return _checked(cms, content) if content is not None else None


def _checked(cms: bytes, content: bytes | None) -> Seal:
    unchecked = Seal(kind="smime", state="unchecked")
    if content is None or len(content) > LARGEST:
        return unchecked
    lines = in_the_networks_lines(content)
    try:
        signed = smime.read(cms)
        found = [smime.check(signed, form) for form in dict.fromkeys((lines, content))]
    except smime.UncheckableError:
        return unchecked
    intact = any(fits for fits, _, _ in found)
    _, by, certificates = found[0]
    state = "intact" if intact else "broken"
    return Seal(kind="smime", state=state, by=clean(by)[:254], certificates=certificates)


def _signed_bytes(raw: bytes, boundary: str) -> bytes | None:
    """Return the first part of a mail as it stood between the boundaries.

    A boundary is what the library takes for one: else other words could be shown than were signed.
    """
    mark = re.escape(b"--" + boundary.encode("utf-8", "surrogateescape"))
    lines = re.finditer(rb"(?:\A|(?<=[\r\n]))" + mark + rb"(?:--)?[ \t]*(?:\r\n|\r|\n|\Z)", raw)
    first, second = next(lines, None), next(lines, None)
    if not boundary or first is None or second is None:
        return None
    return raw[first.end() : second.start()].removesuffix(b"\n").removesuffix(b"\r")
