"""Filters the macros are built with: attributes from keywords, strict variants, initials."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

_TONES = 6
_NOTHING = Markup("")


def attrs(values: Mapping[str, object]) -> Markup:
    """Write keywords as HTML attributes.

    `hx_post="/x"` becomes `hx-post="/x"`, True a bare name, None and False nothing.
    """
    if not values:
        return _NOTHING
    parts = []
    for key, value in values.items():
        if value is None or value is False:
            continue
        parts.append(f" {_name(key)}" if value is True else f' {_name(key)}="{escape(value)}"')
    return Markup("".join(parts))  # noqa: S704  names are checked, values escaped


@lru_cache(maxsize=512)
def _name(key: str) -> str:
    """Return the attribute a keyword stands for; ValueError where it cannot be one."""
    name = key.rstrip("_").replace("__", ":").replace("_", "-")
    if not name.replace("-", "").replace(":", "").replace(".", "").isalnum():
        raise ValueError(f"{key!r} is no attribute name")
    return name


def one_of(value: str, *allowed: str) -> str:
    """Return the value if the component knows it, else raise, so that a slip shows at render."""
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {', '.join(map(repr, allowed))}")
    return value


@lru_cache(maxsize=1024)
def initials(name: str) -> str:
    """Two letters for an avatar: `Kim Berger` → `KB`, `kim@x.example` → `K`."""
    words = [word for word in name.partition("@")[0].replace(".", " ").split() if word[0].isalnum()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper() or "?"


@lru_cache(maxsize=1024)
def tone(name: str) -> int:
    """Return a steady number from 1 to 6 for a name, to tell avatars apart."""
    return zlib.crc32(name.casefold().encode()) % _TONES + 1


def classes(values: Iterable[object]) -> str:
    """Class names joined, empty ones left out."""
    return " ".join(str(value) for value in values if value)


FILTERS: dict[str, Callable[..., Any]] = {
    "attrs": attrs,
    "classes": classes,
    "initials": initials,
    "one_of": one_of,
    "tone": tone,
}
