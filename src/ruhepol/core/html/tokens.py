"""Cutting HTML into tags and words in one pass, however broken it is: work grows with the size and no faster.

The standard library's parser looks again from the start when a construct is not closed; a mail can be made of
nothing else. Here every letter is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_OPEN = re.compile(r"<(?:(!--)|([!?])|(/?)([a-zA-Z][^\s/>]{0,60}))")
_STOP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"([^\s=\"'/<>]{1,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
"""Elements whose content is no HTML: only their own end tag ends them."""

LONGEST_ATTRIBUTES = 20_000  # letters of a tag that are read for its attributes; the rest are pictures within


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening (`closes` false) or closing tag."""

    name: str
    closes: bool = False
    written: str = field(default="", repr=False)

    def attributes(self) -> dict[str, str]:
        """Return the attributes, names in lower case; one without a value is left out."""
        found = _ATTRIBUTE.findall(self.written[:LONGEST_ATTRIBUTES])
        return {name.lower(): unescape(one or two or three) for name, one, two, three in found}


def tokens(html: str) -> Iterator[str | Tag]:
    """Yield words (entities resolved) and tags in their order; comments and declarations are left out."""
    at, size = 0, len(html)
    raw = _RawEnds(html)
    ends = _Ends(html)
    while at < size:
        less = html.find("<", at)
        if less < 0:
            less = size
        if less > at:
            yield unescape(html[at:less])
        opened = _OPEN.match(html, less)
        if opened is None:
            if less < size:
                yield "<"
            at = less + 1
            continue
        if opened[1]:
            at = ends.of_comment(opened.end())
            continue
        end = ends.of_tag(opened.end())
        if opened[4] and "@" in opened[4]:
            yield html[less:end]  # an address in brackets that somebody forgot to write as text
        elif opened[2] is None:
            name = opened[4].lower()
            yield Tag(name, bool(opened[3]), html[opened.end() : end - 1])
            if name in _RAW and not opened[3]:
                end = raw.of(name, end)
        at = end


class _Ends:
    """Finds where tags and comments end; what is never closed is looked for once."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._quotes = True
        self._comments = True

    def of_comment(self, at: int) -> int:
        """Return the index behind a comment; one that nothing closes ends at the next `>`."""
        end = self._html.find("-->", at) if self._comments else -1
        if end >= 0:
            return end + 3
        self._comments = False
        return self._plain_end(at)

    def of_tag(self, at: int) -> int:
        """Return the index behind a tag's `>`, those in quoted values passed over."""
        start = at
        while self._quotes:
            stop = _STOP.search(self._html, at)
            if stop is None:
                self._quotes = False
                break
            if stop[0] == ">":
                return stop.end()
            closing = self._html.find(stop[0], stop.end())
            if closing < 0:
                self._quotes = False  # quotes do not pair in this mail: from here on they mean nothing
                break
            at = closing + 1
        return self._plain_end(start)

    def _plain_end(self, at: int) -> int:
        end = self._html.find(">", at)
        return len(self._html) if end < 0 else end + 1


class _RawEnds:
    """Finds the end tags of elements whose content is no HTML; a missing one is looked for once."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._missing: set[str] = set()

    def of(self, name: str, at: int) -> int:
        """Return the index of the end tag, or of what follows where there is none."""
        if name in self._missing:
            return at
        found = re.compile(rf"</{name}\b", re.IGNORECASE).search(self._html, at)
        if found:
            return found.start()
        self._missing.add(name)
        return at
