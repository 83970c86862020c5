"""Links from one article to another by its key, `[words](article:key)`: they outlive titles and languages."""

import re
from collections.abc import Callable

_LINK = re.compile(r"\[(?P<words>[^\]\n]+)\]\(article:(?P<key>[\w-]+)\)")


def keys_in(body: str) -> set[str]:
    """Return the keys a Markdown text links to."""
    return {found["key"] for found in _LINK.finditer(body)}


def with_addresses(body: str, address_of: Callable[[str], str | None]) -> str:
    """Return `body` with its keys replaced by addresses; where there is none, only the words stay."""

    def resolved(found: re.Match[str]) -> str:
        address = address_of(found["key"])
        return f"[{found['words']}]({address})" if address else found["words"]

    return _LINK.sub(resolved, body)
