"""Reading HTML as text: for search, excerpts, and the text part of a mail."""

import re
from html.parser import HTMLParser

_BLOCKS_NAMES = """
address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
h6 header hr li main nav ol p pre section table tr ul
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_SPACED = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "figure"]
)
_SILENT_NAMES = """
script style head title template noscript svg math iframe object
"""
_SILENT = frozenset(_SILENT_NAMES.split())
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_TRAILING = re.compile(r"(?:\n[> ]*)+$")
_BLANK_LINES = re.compile(r"\n{3,}")


def to_text(html: str) -> str:
    """Return the words of `html` with its paragraphs, list marks, quotes (`> `) and link targets."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects text; knows how deep it stands in silent elements, quotes, lists and preformatted text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._silent = self._quoted = self._literal = 0
        self._counters: list[int | None] = []
        self._links: list[tuple[str, str]] = []

    def text(self) -> str:
        """Return what was read."""
        lines = "\n".join(line.rstrip() for line in self._lines)
        return _TRAILING.sub("", _BLANK_LINES.sub("\n\n", lines)).strip("\n ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a list, a quote or a link."""
        self._silent += tag in _SILENT
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._block(tag)
        self._quoted += tag == "blockquote"
        self._literal += tag == "pre"
        values = {name: value or "" for name, value in attrs}
        if tag in {"ul", "ol"}:
            self._counters.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._write(self._bullet())
        elif tag == "a":
            self._links.append((values.get("href", ""), "\n".join(self._lines)))
        elif tag == "img" and values.get("alt"):
            self._write(f"[{values['alt']}]")
        elif tag in {"td", "th"} and self._lines[-1].strip(" >"):
            self._write("\t")

    def handle_endtag(self, tag: str) -> None:
        """Close what was open; a stray end tag closes nothing."""
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._literal = max(0, self._literal - (tag == "pre"))
        if tag in {"ul", "ol"} and self._counters:
            self._counters.pop()
        if tag == "a" and self._links:
            self._target()
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _BLOCKS:
            self._block(tag)

    def handle_data(self, data: str) -> None:
        """Take words; spaces collapse except in preformatted text."""
        if self._silent:
            return
        if self._literal:
            first, *rest = data.split("\n")
            self._write(first)
            for line in rest:
                self._break()
                self._write(line)
            return
        words = _SPACES.sub(" ", data)
        if words.startswith(" ") and (self._empty() or self._lines[-1].endswith((" ", "\t"))):
            words = words[1:]
        self._write(words)

    def _write(self, words: str) -> None:
        if words and not self._silent:
            self._lines[-1] += words

    def _empty(self) -> bool:
        return not self._lines[-1].strip("> ")

    def _break(self) -> None:
        self._lines.append("> " * self._quoted)

    def _block(self, tag: str) -> None:
        if not self._empty():
            self._break()
        else:
            self._lines[-1] = "> " * self._quoted
        if tag in _SPACED and not self._counters and len(self._lines) > 1 and self._lines[-2].strip("> "):
            self._break()

    def _bullet(self) -> str:
        depth = "  " * (len(self._counters) - 1)
        if not self._counters or self._counters[-1] is None:
            return f"{depth}- "
        self._counters[-1] += 1
        return f"{depth}{self._counters[-1]}. "

    def _target(self) -> None:
        """Write where a link leads, unless its words already say so."""
        href, before = self._links.pop()
        words = "\n".join(self._lines)[len(before) :].strip()
        bare = href.removeprefix("mailto:").removeprefix("tel:")
        if words and bare.startswith(("http://", "https://")) and words.rstrip("/") not in bare:
            self._write(f" ({bare})")
