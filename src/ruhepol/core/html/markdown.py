"""Markdown to safe HTML: for articles, and wherever agents write more than a line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ruhepol.core.html.clean import OWN_ADDRESS, clean_article
from ruhepol.core.html.plain import to_text
from ruhepol.core.html.video import player_of
from ruhepol.core.text.tokens import fold, plain

_TOP = 2  # the page's own title is h1; an article's first level is h2
_PARAGRAPH = 3  # tokens: open, inline, close
_HEADING = re.compile(rf'<h{_TOP} id="(?P<anchor>[^"]+)">(?P<words>.*?)</h{_TOP}>', re.DOTALL)
_CALLOUT = re.compile(r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING)\](?P<title>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture is shown from, and its size in pixels, so that the page does not jump when it comes."""

    address: str
    width: int
    height: int


_NONE: Mapping[str, Picture] = MappingProxyType({})
_TITLES: Mapping[str, str] = MappingProxyType({})


def render(
    markdown: str, pictures: Mapping[str, Picture] = _NONE, callouts: Mapping[str, str] = _TITLES
) -> str:
    """Return clean HTML. Raw HTML shows as text; a paragraph that links a video becomes a player to click.

    `pictures` tells what names in the place of image addresses stand for; a name it does not know leaves
    the image's words. `callouts` holds titles for `[!TIP]` and the like where the author gives none.
    """
    return clean_article(_parser(pictures, callouts).render(markdown))


@lru_cache(maxsize=64)  # each answer and each article is compared with the articles nearest to it
def to_words(markdown: str) -> str:
    """Return the text of `markdown` without its marks, for search and excerpts."""
    return to_text(render(markdown))


def headings(html: str) -> list[tuple[str, str]]:
    """Return (anchor, words) of the headings on the article's first level, from what `render` made."""
    return [(found["anchor"], to_text(found["words"])) for found in _HEADING.finditer(html)]


def sections(markdown: str) -> list[tuple[str, str]]:
    """Return (heading, words below it) for the headings on the article's first level."""
    parser = _parser()
    tokens = parser.parse(markdown)
    parts = pairwise([*_first_level(tokens), len(tokens)])
    return [
        (
            _words(parser, tokens[start + 1 : start + 2]),
            _words(parser, tokens[start + _PARAGRAPH : end]),
        )
        for start, end in parts
    ]


def _words(parser: MarkdownIt, tokens: Sequence[Token]) -> str:
    return to_text(clean_article(parser.renderer.render(tokens, parser.options, {})))


def _first_level(tokens: Sequence[Token]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == f"h{_TOP}"]


def _parser(pictures: Mapping[str, Picture] = _NONE, callouts: Mapping[str, str] = _TITLES) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable(
        ["table", "strikethrough"]
    )
    parser.core.ruler.push("house", lambda state: _rework(state.tokens, pictures, callouts))
    return parser


def _rework(tokens: list[Token], pictures: Mapping[str, Picture], callouts: Mapping[str, str]) -> None:
    """Fit a parsed article into our page."""
    _move_headings(tokens)
    for at, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "image":
                _place(child, pictures)
        if token.type == "inline" and _is_video(token.children or ()):
            _make_video(tokens[at - 1 : at - 1 + _PARAGRAPH])
    _make_callouts(tokens, callouts)
    _wrap_tables(tokens)


def _place(image: Token, pictures: Mapping[str, Picture]) -> None:
    """Give an image its address and size; one that cannot be shown becomes its words."""
    address = str(image.attrs.get("src", ""))
    if known := pictures.get(address):
        image.attrs |= {"src": known.address, "width": known.width, "height": known.height}
    elif not OWN_ADDRESS.match(address):
        image.type, image.children = "text", None
    image.attrSet("loading", "lazy")


def _move_headings(tokens: Sequence[Token]) -> None:
    """Let the highest level used become h2 and give every heading an anchor of its own."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = _TOP - min(levels, default=_TOP)
    taken: set[str] = set()
    for at, token in enumerate(tokens):
        if token.type not in {"heading_open", "heading_close"}:
            continue
        token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
        if token.type == "heading_open":
            token.attrSet("id", _anchor(tokens[at + 1].content, taken))


def _anchor(words: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", fold(plain(words))).strip("-") or "part"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def _is_video(children: Sequence[Token]) -> bool:
    """Tell whether a paragraph is one link to a video and nothing else."""
    if len(children) != _PARAGRAPH or children[0].type != "link_open":
        return False
    return player_of(str(children[0].attrs.get("href", ""))) is not None


def _make_video(paragraph: Sequence[Token]) -> None:
    opening, inline, closing = paragraph
    opening.tag = closing.tag = "figure"
    opening.attrSet("class", "video")
    link = (inline.children or [])[0]
    link.attrSet("data-video", player_of(str(link.attrs["href"])) or "")


def _make_callouts(tokens: Sequence[Token], titles: Mapping[str, str]) -> None:
    """Turn a quotation that begins with `[!TIP]`, as elsewhere in Markdown, into a box with that word."""
    open_quotes: list[tuple[Token, str]] = []
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            inside = tokens[at + 2] if at + 2 < len(tokens) else token
            open_quotes.append((token, _named_callout(inside, titles)))
        elif token.type == "blockquote_close":
            opening, kind = open_quotes.pop()
            if kind:
                opening.tag = token.tag = "div"
                opening.attrSet("class", f"boxed {kind}")


def _named_callout(first: Token, titles: Mapping[str, str]) -> str:
    """Return a callout's kind, its mark replaced by its title; nothing for a plain quotation."""
    children = first.children or []
    found = _CALLOUT.match(children[0].content) if children and children[0].type == "text" else None
    if found is None:
        return ""
    kind = found["kind"].lower()
    title = Token("text", "", 0, content=found["title"].strip() or titles.get(kind, kind.capitalize()))
    strong = [Token("strong_open", "strong", 1), title, Token("strong_close", "strong", -1)]
    first.children = [*strong, *children[1:]]
    return kind


def _wrap_tables(tokens: list[Token]) -> None:
    """Let a wide table scroll inside its own box, by keyboard too, instead of widening the page."""
    for at in reversed(range(len(tokens))):
        if tokens[at].type == "table_open":
            attrs: dict[str, str | int | float] = {"class": "table-box", "tabindex": "0"}
            tokens.insert(at, Token("box_open", "div", 1, attrs=attrs, block=True))
        elif tokens[at].type == "table_close":
            tokens.insert(at + 1, Token("box_close", "div", -1, block=True))
