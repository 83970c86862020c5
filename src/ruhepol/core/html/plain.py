"""Reading HTML as text: for search, excerpts, and the text part of a mail."""

from collections.abc import Callable

from ruhepol.core.html.lines import Lines
from ruhepol.core.html.tokens import Tag, tokens

_BLOCK_NAMES = """
address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2
h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACED_NAMES = """
p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure
"""
_SPACED = frozenset(_SPACED_NAMES.split())
_SILENT_NAMES = """
script style head title template noscript svg math iframe object select
"""
_SILENT = frozenset(_SILENT_NAMES.split())
_HIDEABLE = frozenset({"div", "span", "p", "table", "tr", "td", "font"})
_LISTS = frozenset({"ul", "ol"})
_LONGEST_TARGET = 300  # letters: longer links are trackers, of no use to a reader

Mark = Callable[[str, dict[str, str]], str]


def to_text(html: str, *, mark: Mark | None = None) -> str:
    """Return the words of `html` with its paragraphs, list marks, quotes (`> `) and link targets.

    `mark` is asked for each element with attributes what to write on a line of its own before it.
    """
    reader = _Reader(mark)
    text = reader.read(html)
    return _Reader(mark, shows_hidden=True).read(html) if reader.hides else text


class _Reader:
    """Turns tags into lines; knows how deep it stands in silent elements, quotes, lists and links."""

    def __init__(self, mark: Mark | None, *, shows_hidden: bool = False) -> None:
        self._lines = Lines()
        self._mark = mark
        self._shows_hidden = shows_hidden
        self._silent = 0
        self._hidden, self._hidden_depth = "", 0
        self._counters: list[int | None] = []
        self._links: list[tuple[str, int]] = []

    @property
    def hides(self) -> bool:
        """Whether something is still hidden at the end, since the element that hides it was never closed."""
        return bool(self._hidden)

    def read(self, html: str) -> str:
        """Return the text of `html`."""
        for token in tokens(html):
            if isinstance(token, str):
                if not self._silent and not self._hidden:
                    self._lines.write(token)
            elif token.closes:
                self._close(token.name)
            else:
                self._open(token)
        return self._lines.text()

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name == "body":
            self._silent = 0
        self._silent += name in _SILENT
        if self._hidden:
            self._hidden_depth += name == self._hidden
            return
        if tag.written and self._is_hidden(tag):
            self._hidden, self._hidden_depth = name, 1
            return
        if self._mark and tag.written and (mark := self._mark(name, tag.attributes())):
            self._lines.alone(mark)
        if name == "br":
            self._lines.line()
        elif name in _BLOCKS:
            self._block(name)
        self._enter(tag)

    def _is_hidden(self, tag: Tag) -> bool:
        if self._shows_hidden or tag.name not in _HIDEABLE or "none" not in tag.written:
            return False
        style = tag.attributes().get("style", "").replace(" ", "").lower()
        return "display:none" in style

    def _enter(self, tag: Tag) -> None:
        name = tag.name
        if name == "blockquote":
            self._lines.quoted += 1
        elif name == "pre":
            self._lines.literal += 1
        elif name in _LISTS:
            self._counters.append(0 if name == "ol" else None)
        elif name == "li":
            self._lines.bullet(self._bullet())
        elif name == "a":
            self._links.append((tag.attributes().get("href", ""), self._lines.place))
        elif name == "img" and (words := tag.attributes().get("alt", "").strip()):
            self._lines.write(f"[{words}]")
        elif name == "hr" and not self._silent:
            self._lines.alone("---")
        elif name in {"td", "th"}:
            self._lines.cell()

    def _close(self, name: str) -> None:
        """Close what was open; a stray end tag closes nothing."""
        self._silent = max(0, self._silent - (name in _SILENT))
        if self._hidden:
            self._hidden_depth -= name == self._hidden
            self._hidden = self._hidden if self._hidden_depth else ""
            return
        if name == "a" and self._links:
            self._target()
        if name in _LISTS and self._counters:
            self._counters.pop()
        if name in _BLOCKS:
            self._block(name)
        if name == "blockquote":
            self._lines.quoted = max(0, self._lines.quoted - 1)
        elif name == "pre":
            self._lines.literal = max(0, self._lines.literal - 1)
        elif name in _LISTS or name == "li":
            self._lines.bullet("")

    def _block(self, name: str) -> None:
        nested = name in _LISTS and bool(self._counters)
        self._lines.block(spaced=name in _SPACED and not nested and not (name == "p" and self._counters))

    def _bullet(self) -> str:
        depth = "  " * min(len(self._counters) - 1, 10)
        if not self._counters or self._counters[-1] is None:
            return f"{depth}- "
        self._counters[-1] += 1
        return f"{depth}{self._counters[-1]}. "

    def _target(self) -> None:
        """Write where a link leads, unless its words already say so."""
        href, begin = self._links.pop()
        bare = href.strip()
        if not bare.startswith(("http://", "https://")) or len(bare) > _LONGEST_TARGET:
            return
        words = self._lines.since(begin, len(bare) + 2).strip()
        if words and words.rstrip("/") not in bare:
            self._lines.write(f" ({bare})")
