"""OpenTelemetry's JSON: the same requests with camelCase names, ids in hex and 64-bit numbers as strings.

It is turned into the protobuf message, so that both forms are read by one reader (OTLP 1.x, "JSON Protobuf
Encoding"). protobuf's own JSON has bytes in base64; OTLP writes the ids in hex, so these are rewritten.
"""

import base64
import binascii
import json
from typing import Any

from google.protobuf.json_format import ParseDict, ParseError
from google.protobuf.message import Message
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from ruhepol.healing.reading.seen import UnreadableError

IDS = {"traceId", "spanId", "parentSpanId", "trace_id", "span_id", "parent_span_id"}
DEEPEST = 40


def as_logs(body: bytes) -> bytes:
    """Return the protobuf of a logs request in JSON. Raises UnreadableError."""
    return _as_protobuf(body, ExportLogsServiceRequest())


def as_spans(body: bytes) -> bytes:
    """Return the protobuf of a traces request in JSON. Raises UnreadableError."""
    return _as_protobuf(body, ExportTraceServiceRequest())


def _as_protobuf(body: bytes, message: Message) -> bytes:
    try:
        told = json.loads(body)
        if not isinstance(told, dict):
            raise UnreadableError("not OTLP in JSON: it is no object")
        read = _with_bytes(told, 0)
        # Numbers of enumerations and fields of tomorrow's version are allowed by OTLP.
        ParseDict(read, message, ignore_unknown_fields=True, max_recursion_depth=DEEPEST)
    except (ValueError, RecursionError, ParseError, AttributeError, TypeError) as error:
        raise UnreadableError(f"not OTLP in JSON: {error}") from error
    return bytes(message.SerializeToString())


def _with_bytes(value: Any, depth: int) -> Any:  # noqa: ANN401  JSON
    """Return the same with hex ids in base64."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return [_with_bytes(one, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _id(one) if key in IDS and isinstance(one, str) else _with_bytes(one, depth + 1)
        for key, one in value.items()
    }


def _id(text: str) -> str:
    try:
        return base64.b64encode(binascii.unhexlify(text)).decode()
    except (binascii.Error, ValueError) as error:
        raise UnreadableError(f"an id is not written in hex: {text[:40]!r}") from error
