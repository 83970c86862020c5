"""Places in a plan's texts to be filled in: `{asset.name}`, `{readings.disk}`, `{value}`."""

import re
from collections.abc import Callable, Iterator, Mapping

_PLACE = re.compile(r"\{([^{}]*)\}")
_KNOWN = {
    "asset.name", "asset.external_id", "asset.kind", "asset.state",
    "customer.name", "customer.email",
}  # fmt: skip
_OPEN = re.compile(r"asset\.attributes\.[\w.-]{1,80}")
_READING = re.compile(r"readings\.([\w-]{1,40})")


class UnfilledError(Exception):
    """Nothing is known for this place: the text must not be used."""


def fill(text: str, values: Mapping[str, str], quote: Callable[[str], str] = str) -> str:
    """Return the text with every place filled in, each value quoted. Raises UnfilledError."""

    def put(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise UnfilledError(found[1])
        return quote(values[found[1]])

    return _PLACE.sub(put, text)


def fill_or_leave(text: str, values: Mapping[str, str]) -> str:
    """Return the text filled in, or as it is where a place stays open: for words that only people read."""
    try:
        return fill(text, values)
    except UnfilledError:
        return text


def fill_all(data: object, values: Mapping[str, str]) -> object:
    """Return JSON data with the places in its texts filled in; keys stay. Raises UnfilledError."""
    if isinstance(data, str):
        return fill(data, values)
    if isinstance(data, Mapping):
        return {key: fill_all(value, values) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [fill_all(value, values) for value in data]
    return data


def places_in(data: object) -> Iterator[str]:
    """Yield the places that JSON data names."""
    if isinstance(data, str):
        yield from _PLACE.findall(data)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from places_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from places_in(value)


def check_places(data: object, *, readings: frozenset[str], has_value: bool = False) -> None:
    """Raise ValueError for a place that is never filled in."""
    for place in places_in(data):
        reading = _READING.fullmatch(place)
        known = place in _KNOWN or _OPEN.fullmatch(place) or (place == "value" and has_value)
        if not known and not (reading and reading[1] in readings):
            raise ValueError(f"nothing is known as {{{place}}}")
