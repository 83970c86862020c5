"""The real SDK of OpenTelemetry sends to a real server of ours, unchanged."""

import time

import pytest
from opentelemetry._logs import LogRecord, SeverityNumber
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import SimpleLogRecordProcessor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.trace import Status, StatusCode

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Signal
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from tests import serving

pytestmark = pytest.mark.django_db(transaction=True)
HOST = Resource({"host.name": "mc-42", "service.name": "guard"})


@pytest.fixture
def endpoint():
    """Serve the pages and return the exporter's endpoint and headers, as its variables would name them."""
    headers = {"Authorization": f"Bearer {connect_source(name='Wache', by=SYSTEM)[1]}"}
    with serving.pages() as address:
        yield f"{address}/signals/otlp", headers


@pytest.fixture
def server():
    """Return the server it is about."""
    return Asset.objects.create(kind="server", external_id="s-42", name="mc-42")


@pytest.mark.parametrize("packing", [Compression.NoCompression, Compression.Gzip])
def test_logs_of_the_sdk_arrive(endpoint, server, packing):
    """What a program logs, exported as it is, lands at the asset its host is."""
    address, headers = endpoint
    provider = LoggerProvider(HOST)
    exporter = OTLPLogExporter(f"{address}/v1/logs", headers=headers, compression=packing)
    provider.add_log_record_processor(SimpleLogRecordProcessor(exporter))
    for used in (97, 98):
        record = LogRecord(
            timestamp=time.time_ns(), severity_number=SeverityNumber.ERROR, body=f"disk full: {used} %",
            attributes={"mount": "/"},
        )  # fmt: skip
        provider.get_logger("disk").emit(record)
    provider.shutdown()
    signal = Signal.objects.get()
    assert (signal.count, signal.severity, signal.asset, signal.name) == (2, 17, server, "disk")
    assert signal.attributes["mount"] == "/"


def test_traces_of_the_sdk_arrive(endpoint, server):
    """A span that failed is a task that failed."""
    address, headers = endpoint
    provider = TracerProvider(resource=HOST)
    exporter = OTLPSpanExporter(f"{address}/v1/traces", headers=headers)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with provider.get_tracer("jobs").start_as_current_span("backup") as span:
        span.set_status(Status(StatusCode.ERROR, "no space left"))
        told = f"{span.get_span_context().trace_id:032x}"
    provider.shutdown()
    signal = Signal.objects.get()
    assert (signal.kind, signal.name, signal.body, signal.severity) == ("task", "backup", "no space left", 17)
    assert (signal.trace_id, signal.asset) == (told, server)
