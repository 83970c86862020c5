"""What of a mail is signed by PGP (RFC 3156, and texts signed in place), for a program that checks it."""

from dataclasses import dataclass
from email.message import Message

from ruhepol.channels.email.mime.parameters import parameter
from ruhepol.channels.email.mime.seals.find import LARGEST, in_the_networks_lines, signed_and_signature
from ruhepol.channels.email.mime.transfer import octets

_LONGEST = 100_000  # letters of a signature; one has a thousand
_BEGIN, _END = b"-----BEGIN PGP SIGNED MESSAGE-----", b"-----END PGP SIGNATURE-----"
_PROTOCOLS = frozenset({"application/pgp-signature", ""})


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, what it is of (None where it holds that itself), and whether this is the whole mail."""

    signature: bytes
    content: bytes | None
    is_all: bool


def signed_by_pgp(raw: bytes, tree: Message) -> Signed | None:
    """Return what of a mail is signed and by what; None where that cannot be told for sure."""
    if tree.get_content_type() != "multipart/signed":
        return _in_place(tree)
    both = signed_and_signature(raw, tree)
    if both is None or both[1].get_content_type() != "application/pgp-signature":
        return None
    signature = octets(both[1])
    if len(signature) > _LONGEST or parameter(tree, "content-type", "protocol").lower() not in _PROTOCOLS:
        return None
    return Signed(signature, in_the_networks_lines(both[0]), is_all=True)


def _in_place(tree: Message) -> Signed | None:
    """Find the first text that bears its signature; beside other words or parts it is not the whole mail."""
    for part in tree.walk():
        text = octets(part) if part.get_content_type() == "text/plain" else b""
        begin = text.find(_BEGIN) if len(text) <= LARGEST else -1
        end = text.find(_END, begin) + len(_END)
        if 0 <= begin < end:
            rest = text[:begin] + text[end:]
            return Signed(text[begin:end] + b"\n", None, is_all=part is tree and not rest.strip())
    return None
