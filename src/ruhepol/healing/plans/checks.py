"""Questions about an asset, one class for each way to ask."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from ruhepol.healing.conditions.language import Condition
from ruhepol.healing.plans.amounts import Duration
from ruhepol.healing.plans.holds import Holds
from ruhepol.healing.plans.sentence import Args, JsonPath, Name, Path, Plain, Sentence, Words, in_both

BothWords = Annotated[Words, AfterValidator(in_both)]
Host = Annotated[str, Field(pattern=r"^[A-Za-z0-9.{}_:-]{1,253}$")]
Port = Annotated[int, Field(ge=1, le=65_535)]


class _Check(Sentence):
    """Every check has a name, a limit, and words for what it read."""

    name: Name
    limit: Annotated[Duration, Field(gt=timedelta(), le=timedelta(seconds=30))] = timedelta(milliseconds=800)
    says: BothWords | None = None
    reads: Annotated[dict[str, BothWords], Field(max_length=40)] = {}
    """What the words of a back end mean to people: `stopped` reads *ist aus*."""

    def asked(self) -> dict[str, Any]:
        """Return what is asked, without the words."""
        return self.model_dump(exclude={"says", "reads"})


class SignalsCheck(_Check):
    """Whether the latest signals of the asset look like this."""

    ask: Literal["signals"]
    condition: Condition


class HttpCheck(_Check):
    """What a back end answers: the value at a path of its JSON, else its status.

    Without `holds` the question is whether the value is something, else whether it answers well (2xx).
    """

    ask: Literal["http"]
    system: Name
    method: Literal["GET", "HEAD", "POST"] = "GET"
    path: Path
    json_: Annotated[dict[str, Any] | None, Field(alias="json")] = None
    value: JsonPath | None = None
    holds: Holds | None = None


class TcpCheck(_Check):
    """Whether somebody listens there; the reading is true or false, so that `== false` asks the other way."""

    ask: Literal["tcp"]
    host: Host
    port: Port
    holds: Holds | None = None


class TlsCheck(_Check):
    """Whether the certificate is good; the reading is the days it has left."""

    ask: Literal["tls"]
    host: Host
    port: Port = 443
    holds: Holds | None = None


class DnsCheck(_Check):
    """What a name leads to; the reading is the list of answers."""

    ask: Literal["dns"]
    host: Host
    record: Literal["A", "AAAA", "CNAME", "MX", "NS", "TXT"] = "A"
    holds: Holds | None = None


class SqlCheck(_Check):
    """What one row says, asked read-only; values reach it as parameters alone."""

    ask: Literal["sql"]
    system: Name
    query: Annotated[str, Field(min_length=1, max_length=4_000)]
    params: Annotated[tuple[Plain, ...], Field(max_length=20)] = ()
    holds: Holds | None = None

    @model_validator(mode="after")
    def _has_no_places(self) -> "SqlCheck":
        if "{" in self.query:
            raise ValueError("a query takes its values from params, never from its own text")
        return self


class CommandCheck(_Check):
    """What a command of the system's allow-list says."""

    ask: Literal["command"]
    system: Name
    command: Name
    args: Args = {}
    value: JsonPath | None = None
    holds: Holds | None = None


Check = Annotated[
    SignalsCheck | HttpCheck | TcpCheck | TlsCheck | DnsCheck | SqlCheck | CommandCheck,
    Field(discriminator="ask"),
]
KINDS = ("signals", "http", "tcp", "tls", "dns", "sql", "command")
