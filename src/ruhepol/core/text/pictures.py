"""Pictures in a text: `![words](image:name)`, as in articles; the words speak where none is seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"!\[([^\]\n]{0,300})\]\(image:([a-z0-9-]{1,70})\)")


@dataclass(frozen=True, slots=True)
class Shown:
    """A place in a text at which a picture is shown."""

    name: str
    words: str


def pieces(text: str) -> Iterator[str | Shown]:
    """Yield a text as runs of words and the pictures between them."""
    end = 0
    for mark in _MARK.finditer(text):
        yield text[end : mark.start()]
        yield Shown(name=mark[2], words=mark[1])
        end = mark.end()
    yield text[end:]


def pictures_in(text: str) -> set[str]:
    """Return the names of the pictures a text shows."""
    return {piece.name for piece in pieces(text) if isinstance(piece, Shown)}


def spoken(text: str) -> str:
    """Return a text for places that show no pictures: their words stand instead, in brackets."""
    return "".join(f"[{piece.words}]" if isinstance(piece, Shown) else piece for piece in pieces(text))
