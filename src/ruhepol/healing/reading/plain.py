"""Our own form: JSON lines of plain names, for whatever speaks no OpenTelemetry."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from ruhepol.healing.reading.seen import (
    ASSET_ID,
    ASSET_KIND,
    LONGEST_BODY,
    LONGEST_NAME,
    SEVERITIES,
    Seen,
    UnreadableError,
    Value,
    believed,
    clean,
    trim,
)

MOST = 5_000


class NamedAsset(BaseModel):
    """The thing it happened to, by the source's own number."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    kind: Annotated[str, Field(max_length=20)]
    id: Annotated[str, Field(min_length=1, max_length=80)]


class PlainSignal(BaseModel):
    """One thing that happened."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    at: AwareDatetime | None = None
    kind: Literal["log", "task", "metric", "event"] = "event"
    severity: Literal["trace", "debug", "info", "warn", "error", "fatal"] = "info"
    name: Annotated[str, Field(min_length=1)]
    body: str = ""
    attributes: dict[str, str | int | float | bool] = Field(default_factory=dict)
    trace_id: Annotated[str, Field(pattern=r"^([0-9a-fA-F]{32})?$")] = ""
    asset: NamedAsset | None = None

    def seen(self, now: datetime) -> Seen:
        """Return it as a fact."""
        about: dict[str, Value] = {ASSET_KIND: self.asset.kind, ASSET_ID: self.asset.id} if self.asset else {}
        return Seen(
            at=believed(self.at, now=now) if self.at else now,
            kind=self.kind,
            severity=SEVERITIES[self.severity],
            name=clean(self.name, LONGEST_NAME),
            body=clean(self.body, LONGEST_BODY),
            attributes=trim([*about.items(), *self.attributes.items()]),
            trace_id=self.trace_id.lower(),
        )


class PlainSignals(BaseModel):
    """What a source tells at once."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    signals: Annotated[list[PlainSignal], Field(min_length=1, max_length=MOST)]


def signals(body: bytes, *, now: datetime) -> list[Seen]:
    """Return what `{"signals": [{"name": …}, …]}` tells. Raises UnreadableError that names the place."""
    try:
        told = PlainSignals.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise UnreadableError(f"{place}: {first['msg']}" if place else first["msg"]) from error
    return [signal.seen(now) for signal in told.signals]
