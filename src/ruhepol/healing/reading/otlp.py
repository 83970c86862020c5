"""OpenTelemetry's protobuf: the logs and spans that any SDK or collector exports over OTLP/HTTP.

A span is a task run: its name, when it ended, and whether it failed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from google.protobuf.message import DecodeError
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from ruhepol.healing.reading.seen import (
    LONGEST_BODY,
    LONGEST_NAME,
    SEVERITIES,
    Seen,
    UnreadableError,
    Value,
    clean,
    moment,
    severity,
    trim,
)

if TYPE_CHECKING:
    from opentelemetry.proto.common.v1.common_pb2 import AnyValue, KeyValue
    from opentelemetry.proto.logs.v1.logs_pb2 import LogRecord
    from opentelemetry.proto.trace.v1.trace_pb2 import Span

FAILED = 2
"""STATUS_CODE_ERROR of opentelemetry.proto.trace.v1.Status."""


def logs(body: bytes, *, now: datetime) -> Iterator[Seen]:
    """Yield what an ExportLogsServiceRequest tells. Raises UnreadableError."""
    try:
        request = ExportLogsServiceRequest.FromString(body)
    except DecodeError as error:
        raise UnreadableError(f"not an OTLP logs request: {error}") from error
    for resource in request.resource_logs:
        common = dict(_pairs(resource.resource.attributes))
        for scope in resource.scope_logs:
            for record in scope.log_records:
                yield _log(record, common, scope.scope.name, now)


def spans(body: bytes, *, now: datetime) -> Iterator[Seen]:
    """Yield the task runs an ExportTraceServiceRequest tells of. Raises UnreadableError."""
    try:
        request = ExportTraceServiceRequest.FromString(body)
    except DecodeError as error:
        raise UnreadableError(f"not an OTLP traces request: {error}") from error
    for resource in request.resource_spans:
        common = dict(_pairs(resource.resource.attributes))
        for scope in resource.scope_spans:
            for span in scope.spans:
                yield _span(span, common, now)


def _log(record: "LogRecord", common: dict[str, Value], scope: str, now: datetime) -> Seen:
    attributes = trim([*common.items(), *_pairs(record.attributes)])
    return Seen(
        at=moment(record.time_unix_nano or record.observed_time_unix_nano, now=now),
        kind="event" if record.event_name else "log",
        severity=severity(record.severity_number),
        name=clean(record.event_name or scope, LONGEST_NAME),
        body=clean(_text(record.body), LONGEST_BODY),
        attributes=attributes,
        trace_id=record.trace_id.hex()[:32],
    )


def _span(span: "Span", common: dict[str, Value], now: datetime) -> Seen:
    failed = span.status.code == FAILED
    return Seen(
        at=moment(span.end_time_unix_nano, now=now),
        kind="task",
        severity=SEVERITIES["error" if failed else "info"],
        name=clean(span.name, LONGEST_NAME),
        body=clean(span.status.message, LONGEST_BODY),
        attributes=trim([*common.items(), *_pairs(span.attributes)]),
        trace_id=span.trace_id.hex()[:32],
    )


def _pairs(attributes: "Iterable[KeyValue]") -> Iterator[tuple[str, Value]]:
    for pair in attributes:
        kind = pair.value.WhichOneof("value")
        if kind in {"string_value", "int_value", "double_value", "bool_value"}:
            yield pair.key, getattr(pair.value, kind)
        elif kind:
            yield pair.key, _text(pair.value)


def _text(value: "AnyValue") -> str:
    """Return any value as words; lists and maps in the form of their message."""
    kind = value.WhichOneof("value")
    if kind is None:
        return ""
    held = getattr(value, kind)
    if kind == "bytes_value":
        return str(held.hex())
    if kind == "array_value":
        return ", ".join(_text(one) for one in held.values)
    if kind == "kvlist_value":
        return ", ".join(f"{pair.key}={_text(pair.value)}" for pair in held.values)
    return str(held)
