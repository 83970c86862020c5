"""Reading address fields, also those at which the library's reader gives up."""

import re
from collections.abc import Iterator

from ruhepol.channels.email.mime.headers import FOLD, eight_bit, text
from ruhepol.channels.email.mime.model import Address

_TOKEN = re.compile(r'"(?:[^"\\]|\\.){0,500}"|\([^()]*\)|<[^<>]*>|[,;]|[^",;<(]+|.', re.DOTALL)
_BARE = re.compile(r"[^\s<>,;:\"'()\[\]@]{1,320}@[^\s<>,;:\"'()\[\]]{1,320}")
_ESCAPED = re.compile(r"\\(.)")
MOST = 1_000


def addresses(value: str, charset: str = "") -> tuple[Address, ...]:
    """Return the addresses of a field. Names are decoded; what has no `@` is passed over.

    `charset` is what raw eight-bit letters may be in.
    """
    value = eight_bit(FOLD.sub(" ", value), charset)
    found = [address for piece in _pieces(value) if (address := _read(piece))]
    return tuple(found[:MOST])


def _pieces(value: str) -> Iterator[list[str]]:
    """Cut a field at its commas, those in quotes, comments and brackets left alone."""
    piece: list[str] = []
    for word in _TOKEN.findall(value):
        if word in ",;":
            yield piece
            piece = []
        else:
            piece.append(word)
    yield piece


def _read(piece: list[str]) -> Address | None:
    angled = [token for token in piece if token.startswith("<") and "@" in token]
    if angled:
        name = " ".join(_unquote(token) for token in piece[: piece.index(angled[-1])])
        return Address(_bare(angled[-1]), _name(name))
    match = _BARE.search(text("".join(token for token in piece if not token.startswith("("))))
    if not match:
        return None
    comment = next((token[1:-1] for token in piece if token.startswith("(")), "")
    return Address(_bare(match[0]), _name(comment))


def _unquote(token: str) -> str:
    token = token.strip()
    quoted = len(token) > 1 and token.startswith('"') and token.endswith('"')
    return _ESCAPED.sub(r"\1", token[1:-1]) if quoted else token


def _name(words: str) -> str:
    """Return a display name; one that only repeats an address in brackets or quotes loses them."""
    return text(words.rpartition(":")[2] if words.endswith(":") else words).strip("\"' ")


def _bare(address: str) -> str:
    """Return an address without brackets; a broken one may hold a second, of which the last part counts."""
    inner = text(address).strip("<>\"' .")
    whole = "".join(inner.split())
    if _BARE.fullmatch(whole):
        inner = whole
    match = _BARE.search(inner)
    local, _, domain = (match[0] if match else inner).removeprefix("mailto:").rpartition("@")
    return f"{local}@{domain.lower()}".replace(" ", "")
