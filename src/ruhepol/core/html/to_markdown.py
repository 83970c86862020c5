"""HTML from elsewhere – a help centre, a word processor, a web page – as Markdown to go on writing with."""

import re

import nh3

from ruhepol.core.html.clean import DROPPED_WHOLE, LINK_SCHEMES, TEXT_TAGS

_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "code": {"class"}}
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)


def to_markdown(html: str) -> str:
    """Return what an article's Markdown can say of `html`: headings, lists, tables, links and pictures.

    Everything else – styles, scripts, Word's own tags, empty paragraphs – is left behind. Relative addresses
    of pictures stay; `article:key` and `image:name` pass as they are.
    """
    from markdownify import markdownify  # noqa: PLC0415  only who imports or pastes pays for it

    cleaned = nh3.clean(
        html,
        tags=TEXT_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=DROPPED_WHOLE,
        url_schemes=LINK_SCHEMES | {"article", "image"},
        link_rel=None,
    )
    text = markdownify(cleaned, heading_style="ATX", bullets="-", escape_underscores=False)
    text = _SPACES_AT_END.sub("", text.replace("\xa0", " "))
    return _BLANK_LINES.sub("\n\n", text).strip()
