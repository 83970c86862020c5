"""What a text names instead of addressing it: `[words](article:key)` and `![words](image:name)`.

Names outlive titles, languages and moves.
"""

import re
from collections.abc import Callable

_LINK = re.compile(r"\[(?P<words>[^\]\n]+)\]\(article:(?P<key>[\w-]+)\)")
_IMAGE = re.compile(r"\]\(image:(?P<name>[\w-]+)")


def keys_in(body: str) -> set[str]:
    """Return the keys a Markdown text links to."""
    return {found["key"] for found in _LINK.finditer(body)}


def images_in(body: str) -> set[str]:
    """Return the names of the pictures a Markdown text shows."""
    return {found["name"] for found in _IMAGE.finditer(body)}


def with_addresses(body: str, address_of: Callable[[str], str | None]) -> str:
    """Return `body` with its keys replaced by addresses; where there is none, only the words stay."""

    def resolved(found: re.Match[str]) -> str:
        address = address_of(found["key"])
        return f"[{found['words']}]({address})" if address else found["words"]

    return _LINK.sub(resolved, body)
