"""What a syslog message tells: RFC 5424, and RFC 3164 as far as anybody follows it.

Nothing is refused for its form, for half of all devices have one of their own: what is not understood is
the body. The older form's dates have neither year nor zone, so such a message happened when it came.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from ruhepol.healing.reading.seen import (
    LONGEST_BODY,
    LONGEST_NAME,
    NEVER_NAMED,
    Seen,
    Value,
    believed,
    clean,
    trim,
)

SEVERITIES = (21, 19, 18, 17, 13, 10, 9, 5)
"""OpenTelemetry's number for syslog's severities 0 to 7 (Logs Data Model, appendix B)."""
KEY_OF = "ruhepol@"
"""Structured data whose name begins so may carry a source's key: `[ruhepol@32473 key="…"]`."""
_HIGHEST = 191
_PRIORITY = re.compile(r"<(\d{1,3})>")
_NEW = re.compile(r"1 (\S{1,64}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) ")
_ELEMENT = re.compile(r'\[([^ =\]"]{1,64})((?: [^ =\]"]{1,64}="(?:[^"\\\]]|\\.)*")*)\]')
_PARAMETER = re.compile(r' ([^ =\]"]{1,64})="((?:[^"\\\]]|\\.)*)"')
_ESCAPED = re.compile(r'\\(["\\\]])')
_OLD = re.compile(
    r"(?:[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d|(\d{4}-\d\d-\d\dT\S{8,30})) (\S{1,255}) "
    r"([^\s:\[]{1,48})(?:\[([^\]]{1,48})\])?:? ?"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A fact, and the key of a source where the message carries one."""

    seen: Seen
    key: str = ""


def read(raw: bytes, *, now: datetime) -> Message:
    """Return what a message tells."""
    text = raw.decode("utf-8", "replace").strip()
    facility, severity, text = _priority(text)
    if found := _NEW.match(text):
        return _new(found, text[found.end() :], severity, facility, now)
    if found := _OLD.match(text):
        at, host, tag, pid = found.groups()
        facts: dict[str, Value] = {"host.name": host, **({"process.pid": pid} if pid else {})}
        return Message(_seen(_moment(at or "", now), severity, tag, text[found.end() :], facts | facility))
    return Message(_seen(now, severity, "syslog", text, dict(facility)))


def _priority(text: str) -> tuple[dict[str, Value], int, str]:
    """Return facility and severity, and the rest; without a number of the range all of it is the rest."""
    found = _PRIORITY.match(text)
    if found is None or int(found[1]) > _HIGHEST:
        return {}, NEVER_NAMED, text
    facility, severity = divmod(int(found[1]), 8)
    return {"syslog.facility": facility}, SEVERITIES[severity], text[found.end() :]


def _new(
    found: re.Match[str], rest: str, severity: int, facility: dict[str, Value], now: datetime
) -> Message:
    at, host, app, process, sort = ("" if part == "-" else part for part in found.groups())
    data, body = _structured(rest)
    named = {"host.name": host, "process.pid": process, "syslog.msgid": sort}
    facts: dict[str, Value] = {name: value for name, value in named.items() if value}
    keys = [name for name in data if name.startswith(KEY_OF) and name.endswith(".key")]
    told = [str(data.pop(name)) for name in keys]
    seen = _seen(_moment(at, now), severity, app or sort or "syslog", body, facts | facility | data)
    return Message(seen, told[0] if told else "")


def _structured(rest: str) -> tuple[dict[str, Value], str]:
    """Return structured data as `id.name`, and the message after it."""
    if not rest.startswith("["):
        return {}, rest.removeprefix("-").strip().removeprefix("\ufeff")
    data: dict[str, Value] = {}
    place = 0
    while found := _ELEMENT.match(rest, place):
        for name, value in _PARAMETER.findall(found[2]):
            data[f"{found[1]}.{name}"] = _ESCAPED.sub(r"\1", value)
        place = found.end()
    return data, rest[place:].strip().removeprefix("\ufeff")


def _seen(at: datetime, severity: int, name: str, body: str, facts: dict[str, Value]) -> Seen:
    return Seen(
        at=at,
        kind="log",
        severity=severity,
        name=clean(name, LONGEST_NAME),
        body=clean(body, LONGEST_BODY),
        attributes=trim(facts.items()),
    )


def _moment(text: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return now
    return believed(at, now=now)
