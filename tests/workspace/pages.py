"""Looking at pages as text."""

import re
from html import unescape


def swap(target):
    """Return the headers of a request by which htmx swaps the element with this id."""
    return {"HX-Request": "true", "HX-Target": f"div#{target}"}


def text(response) -> str:
    """Return the words of an answer, without tags and with single spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(plain))
