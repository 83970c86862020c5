"""How JSON of a system's own is read as signals: a form of paths, written by an administrator in TOML."""

import tomllib
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ruhepol.healing.jsonpath import PathError, path
from ruhepol.healing.reading.seen import (
    ASSET_ID,
    ASSET_KIND,
    LONGEST_BODY,
    LONGEST_NAME,
    NEVER_NAMED,
    SEVERITIES,
    Seen,
    UnreadableError,
    Value,
    believed,
    clean,
    trim,
)

EXAMPLE = """\
each = "$.alerts[*]"
name = "$.labels.alertname"
body = "$.annotations.description"
severity = "$.labels.severity"
at = "$.startsAt"
asset = {kind = "server", id = "$.labels.instance"}

[attributes]
"alert.status" = "$.status"

[severities]
page = "fatal"
"""
LONGEST, MOST, MOST_PLACES = 10_000, 5_000, 40
MILLISECONDS_FROM = 10_000_000_000
"""Seconds since 1970 have ten digits until 2286; what is larger is in milliseconds."""
_ALSO = {"warning": 13, "err": 17, "critical": 21, "crit": 21, "alert": 21, "emergency": 24, "panic": 24}
_KINDS = ("log", "task", "metric", "event")


class FormError(Exception):
    """The text is no form; the words say where and why."""


def _place(text: str) -> str:
    """Check that what begins with $ is a path; anything else is the word itself."""
    if text.startswith("$"):
        path(text)
    return text


Place = Annotated[str, Field(max_length=300), AfterValidator(_place)]
Grave = Literal["trace", "debug", "info", "warn", "error", "fatal"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class AssetPlace(_Part):
    """Where the asset stands: its kind, and its number or name."""

    kind: Place
    id: Place


class Form(_Part):
    """Where the parts of a signal stand: what begins with $ is a path (RFC 9535); the rest is the word."""

    each: Place = "$"
    name: Annotated[Place, Field(min_length=1)]
    body: Place = ""
    at: Place = ""
    kind: Place = "event"
    severity: Place = "info"
    asset: AssetPlace | None = None
    attributes: Annotated[dict[str, Place], Field(max_length=MOST_PLACES)] = Field(default_factory=dict)
    severities: Annotated[dict[str, Grave], Field(max_length=MOST_PLACES)] = Field(default_factory=dict)


def parse(text: str) -> Form:
    """Return the form a text says. Raises FormError."""
    if len(text) > LONGEST:
        raise FormError(f"longer than {LONGEST} characters")
    try:
        return Form.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FormError(str(error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise FormError(f"{place}: {first['msg'].removeprefix('Value error, ')}") from error


def signals(document: Any, form: Form, *, now: datetime) -> list[Seen]:  # noqa: ANN401  JSON
    """Return what a document tells. Raises UnreadableError that says where the form finds no signal."""
    try:
        told = path(form.each).values(document)
        if not told or len(told) > MOST:
            raise UnreadableError(f"each: {len(told)} of {form.each}; 1 to {MOST} can be read")
        return [_signal(one, form, number, now) for number, one in enumerate(told, start=1)]
    except PathError as error:
        raise UnreadableError(str(error)) from error


def value_at(place: str, document: Any) -> Any:  # noqa: ANN401  JSON
    """Return what stands at a place, or the word itself. Raises PathError."""
    return path(place).first(document) if place.startswith("$") else place


def _signal(told: Any, form: Form, number: int, now: datetime) -> Seen:  # noqa: ANN401  JSON
    name = _text(value_at(form.name, told))
    if not name:
        raise UnreadableError(f"name: nothing at {form.name} of number {number}")
    kind = _text(value_at(form.kind, told)).lower()
    return Seen(
        at=_moment(value_at(form.at, told), now) if form.at else now,
        kind=kind if kind in _KINDS else "event",
        severity=_severity(value_at(form.severity, told), form),
        name=clean(name, LONGEST_NAME),
        body=clean(_text(value_at(form.body, told)), LONGEST_BODY),
        attributes=trim([*_asset(form.asset, told), *_attributes(form, told)]),
    )


def _asset(asset: AssetPlace | None, told: Any) -> list[tuple[str, Value]]:  # noqa: ANN401  JSON
    found = (_text(value_at(asset.kind, told)), _text(value_at(asset.id, told))) if asset else ("", "")
    return [(ASSET_KIND, found[0]), (ASSET_ID, found[1])] if all(found) else []


def _attributes(form: Form, told: Any) -> list[tuple[str, Value]]:  # noqa: ANN401  JSON
    found = ((name, value_at(place, told)) for name, place in form.attributes.items())
    return [
        (name, value if isinstance(value, Value) else _text(value))
        for name, value in found
        if value is not None
    ]


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def _severity(value: object, form: Form) -> int:
    """Return OpenTelemetry's number for a system's own word or number; what nobody knows is as usual."""
    word = _text(value).strip()
    known = {name.casefold(): SEVERITIES[grave] for name, grave in form.severities.items()}
    return (
        known.get(word.casefold()) or SEVERITIES.get(word.lower()) or _ALSO.get(word.lower()) or NEVER_NAMED
    )


def _moment(value: object, now: datetime) -> datetime:
    """Return a moment told as text with its zone, in seconds or milliseconds; now where it is neither."""
    try:
        if isinstance(value, int | float):
            at = datetime.fromtimestamp(value / 1000 if value >= MILLISECONDS_FROM else value, UTC)
        else:
            at = datetime.fromisoformat(_text(value))
    except (ValueError, OverflowError, OSError):
        return now
    return believed(at, now=now)
