"""Cleaning by allow-list, at the moment of display: what is not named here does not reach a browser."""

import re
from collections.abc import Callable

import nh3

_TEXT_NAMES = """
a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary
sup table tbody td tfoot th thead tr u ul var
"""
TEXT_TAGS = set(_TEXT_NAMES.split())
"""Tags that only arrange words."""
_MAIL = TEXT_TAGS | {"center", "font"}
_CELLS = {"colspan", "rowspan", "align", "valign"}
_COMMON = {
    "*": {"title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": _CELLS,
    "th": _CELLS | {"scope"},
}
_MAIL_ATTRIBUTES = _COMMON | {
    "font": {"color", "size"},
    "table": {"width", "align"},
    "td": _CELLS | {"width"},
}
_ARTICLE_ATTRIBUTES = (
    _COMMON
    | {
        "a": {"href", "data-video", "class"},
        "code": {"class"},
        "div": {"class", "tabindex"},
        "figure": {"class"},
        "img": {"src", "alt", "width", "height", "loading"},
    }
    | {f"h{level}": {"id"} for level in range(1, 7)}
)
DROPPED_WHOLE = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "textarea",
}
LINK_SCHEMES = {"http", "https", "mailto", "tel"}
_INNER = re.compile(r"^(?:cid:|data:image/(?:png|jpeg|gif|webp);base64,)", re.IGNORECASE)
_REMOTE = re.compile(r"^https?://", re.IGNORECASE)
_EMBEDDED = re.compile(r"^(?:cid|data):", re.IGNORECASE)
OWN_ADDRESS = re.compile(r"^(?:/(?!/)|https:)", re.IGNORECASE)
"""Where an article's images may come from."""


PictureRule = Callable[[str], str | None]
"""What an image's source becomes; None takes it out."""


def inner_only(source: str) -> str | None:
    """Keep images that are part of the mail itself."""
    return source if _INNER.match(source.strip()) else None


def any_picture(source: str) -> str | None:
    """Keep images on other servers, too: for what is stored, never for what is shown."""
    return source if _INNER.match(source.strip()) or _REMOTE.match(source.strip()) else None


def clean_mail(html: str, *, picture: PictureRule = inner_only) -> str:
    """Clean HTML from a mail. Remote images are taken out unless `picture` says otherwise."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("img", "src"):
            return picture(value)
        if (tag, name) == ("a", "href"):
            return None if _EMBEDDED.match(value.strip()) else value
        return value

    return nh3.clean(
        html,
        tags=_MAIL,
        attributes=_MAIL_ATTRIBUTES,
        attribute_filter=attribute,
        clean_content_tags=DROPPED_WHOLE,
        url_schemes=LINK_SCHEMES | {"cid", "data"},
        link_rel="noopener noreferrer nofollow",
    )


def clean_article(html: str) -> str:
    """Clean HTML made from an article: headings keep their anchors, images are ours or https."""
    return nh3.clean(
        html,
        tags=TEXT_TAGS,
        attributes=_ARTICLE_ATTRIBUTES,
        attribute_filter=_article_attribute,
        clean_content_tags=DROPPED_WHOLE,
        url_schemes=LINK_SCHEMES,
        link_rel="noopener noreferrer",
    )


def _article_attribute(tag: str, name: str, value: str) -> str | None:
    if (tag, name) == ("img", "src"):
        return value if OWN_ADDRESS.match(value.strip()) else None
    return value
