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


def fields(response, name) -> list[tuple[str, bool]]:
    """Return value and tick of every input of this name, in the order of the page."""
    inputs = re.findall(rf'<input[^>]* name="{name}"[^>]*>', response.content.decode())
    values = (re.search(r' value="([^"]*)"', one) for one in inputs)
    return [
        (unescape(value[1]) if value else "", " checked" in one)
        for one, value in zip(inputs, values, strict=True)
    ]
