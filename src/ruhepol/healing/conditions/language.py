"""The sentences of a condition: a signal was seen, or was the latest; a state; all, any or none of them."""

import re
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

_DURATION = re.compile(r"(\d{1,4}) ?(m|min|h|d)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}
LONGEST = timedelta(days=7)


def _duration(value: object) -> object:
    """Read `30m`, `2 h` or `7d`."""
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError("write a time as 30m, 2h or 7d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Pattern(_Sentence):
    """Which signals: all that is given must fit. Texts are parts of the signal's own, in any case."""

    kind: Literal["log", "task", "metric", "event"] | None = None
    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    body: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    severity: Literal["trace", "debug", "info", "warn", "error", "fatal"] | None = None
    """At least this grave."""

    @model_validator(mode="after")
    def _says_something(self) -> "Pattern":
        if not self.model_fields_set:
            raise ValueError("a signal needs a name, body, kind or severity")
        return self


class Seen(_Sentence):
    """Such a signal was seen so often within the time before now, `after` another one where that is given."""

    signal: Pattern
    count: Annotated[int, Field(ge=1, le=100_000)] = 1
    within: Annotated[timedelta, BeforeValidator(_duration), Field(le=LONGEST)] = timedelta(hours=1)
    after: Pattern | None = None


class Latest(_Sentence):
    """Of the signals of one sort, such as a server's starts, the newest within the time is one of these."""

    latest: Pattern
    is_: Annotated[Pattern, Field(alias="is")]
    within: Annotated[timedelta, BeforeValidator(_duration), Field(le=LONGEST)] = timedelta(hours=1)


class State(_Sentence):
    """The asset is in this state, as its source writes it, in any case."""

    state: Annotated[str, Field(min_length=1, max_length=40)]


class Condition(_Sentence):
    """All of `all`, at least one of `any`, and nothing of `none`."""

    all: tuple["Part", ...] = ()
    any: tuple["Part", ...] = ()
    none: tuple["Part", ...] = ()

    @model_validator(mode="after")
    def _asks_for_something(self) -> "Condition":
        if not (self.all or self.any):
            raise ValueError("say what must be so under all or any; none alone would be true of everything")
        return self


TAGS = ("seen", "latest", "state", "condition")


def _which(part: object) -> str:
    """Tell by its words which sentence is meant, so that a mistake is named once and not for every kind."""
    if isinstance(part, dict):
        said = {"signal": "seen", "latest": "latest", "state": "state"}
        return next((tag for word, tag in said.items() if word in part), "condition")
    return type(part).__name__.lower()


Part = Annotated[
    Annotated[Seen, Tag("seen")]
    | Annotated[Latest, Tag("latest")]
    | Annotated[State, Tag("state")]
    | Annotated[Condition, Tag("condition")],
    Discriminator(_which),
]
