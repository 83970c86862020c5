"""What programs send us, before anything is asked of it."""

import re
from collections.abc import Iterator

from ninja import Schema
from pydantic import field_validator

_UNKEPT = re.compile("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL keeps in no text, and halves of characters, which no encoding knows."""


class Heard(Schema):
    """A body or query whose texts can be kept; another is refused with the field's name."""

    @field_validator("*", mode="before")
    @classmethod
    def _keepable(cls, value: object) -> object:
        if any(map(_UNKEPT.search, _texts(value))):
            raise ValueError("must not contain NUL or half of a character (a lone surrogate)")
        return value


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value of JSON, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
