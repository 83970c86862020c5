"""What OpenTelemetry's requests tell, in both of their forms."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest

from ruhepol.healing.reading import otlp, otlp_json
from ruhepol.healing.reading.seen import MOST_ATTRIBUTES, UnreadableError
from tests.world import NOON

AT = datetime(2026, 3, 2, 11, 3, tzinfo=UTC)
NANO = int(AT.timestamp()) * 10**9
RECORD = {
    "timeUnixNano": str(NANO),
    "severityNumber": 17,
    "body": {"stringValue": "disk full"},
    "attributes": [
        {"key": "disk", "value": {"stringValue": "/dev/sda1"}},
        {"key": "used", "value": {"intValue": "97"}},
        {"key": "read.only", "value": {"boolValue": True}},
        {"key": "mounts", "value": {"arrayValue": {"values": [{"stringValue": "/"}, {"intValue": "2"}]}}},
    ],
    "traceId": "5b8efff798038103d269b633813fc60c",
}


def request(record, resource=({"key": "host.name", "value": {"stringValue": "mc-42"}},)):
    """Return a logs request in JSON with one record."""
    scope = {"scope": {"name": "guard"}, "logRecords": [record]}
    told = [{"resource": {"attributes": list(resource)}, "scopeLogs": [scope]}]
    return json.dumps({"resourceLogs": told}).encode()


def read(record, **others):
    """Return the one fact of a request with this record."""
    [seen] = otlp.logs(otlp_json.as_logs(request(record, **others)), now=NOON)
    return seen


def test_a_record_tells_what_happened_where_and_when():
    """Words, severity, moment, trace and all attributes arrive, the resource's first."""
    seen = read(RECORD)
    assert (seen.at, seen.kind, seen.severity, seen.name, seen.body) == (AT, "log", 17, "guard", "disk full")
    assert seen.trace_id == RECORD["traceId"]
    assert seen.attributes == {
        "host.name": "mc-42", "disk": "/dev/sda1", "used": 97, "read.only": True, "mounts": "/, 2",
    }  # fmt: skip


def test_a_span_is_a_task_run():
    """Its end is the moment, and its status says whether it failed."""
    span = {
        "name": "backup", "endTimeUnixNano": str(NANO), "status": {"code": 2, "message": "no space"},
        "traceId": "5b8efff798038103d269b633813fc60c", "spanId": "051581bf3cb55c13",
    }  # fmt: skip
    body = json.dumps({"resourceSpans": [{"scopeSpans": [{"spans": [span, {"name": "ok"}]}]}]}).encode()
    failed, fine = otlp.spans(otlp_json.as_spans(body), now=NOON)
    assert (failed.kind, failed.name, failed.severity, failed.body, failed.at) == (
        "task", "backup", 17, "no space", AT,
    )  # fmt: skip
    assert (fine.severity, fine.at) == (9, NOON)


@pytest.mark.parametrize("nano", ["0", str(2**63), str(NANO + 10 * 3600 * 10**9)])
def test_a_moment_that_cannot_be_is_now(nano):
    """A clock that is missing, absurd or hours ahead does not hide what happened."""
    assert read({**RECORD, "timeUnixNano": nano}).at == NOON


def test_what_no_row_could_bear_is_cut():
    """Long texts, many attributes, NUL and halves of characters."""
    many = [{"key": f"k{n}", "value": {"stringValue": "x" * 9_000}} for n in range(200)]
    seen = read({"body": {"stringValue": "a\u0000b" + "ü" * 9_000}, "attributes": many})
    assert len(seen.attributes) == MOST_ATTRIBUTES
    assert max(len(str(value)) for value in seen.attributes.values()) == 500
    assert seen.body.startswith("abü")
    assert len(seen.body) <= 2_000


@pytest.mark.parametrize(
    "body",
    [
        b"", b"no JSON", b"[]", b'{"resourceLogs": 1}', b"[" * 9_000,
        b'{"resourceLogs": [{"scopeLogs": [{"logRecords": [{"traceId": "not hex"}]}]}]}',
    ],
)  # fmt: skip
def test_what_is_no_request_in_json_is_named_so(body):
    """The words say what was expected."""
    with pytest.raises(UnreadableError, match=r"OTLP|hex"):
        otlp_json.as_logs(body)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(body):
    """Whatever comes is read or named unreadable."""
    for way in (otlp.logs, otlp.spans):
        try:
            told = list(way(body, now=NOON))
        except UnreadableError:
            continue
        assert all(1 <= one.severity <= 24 and one.at <= NOON for one in told)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=8), lambda deeper: (
    st.lists(deeper, max_size=3)
    | st.dictionaries(st.sampled_from(["resourceLogs", "scopeLogs", "logRecords", "body", "traceId"]), deeper)
), max_leaves=12))  # fmt: skip
def test_no_json_breaks_the_reader(value):
    """The same for what is JSON but no request."""
    try:
        read_back = otlp_json.as_logs(json.dumps(value).encode())
    except UnreadableError:
        return
    assert ExportLogsServiceRequest.FromString(read_back).ByteSize() == len(read_back)
