"""Sending logs and task runs by OTLP/HTTP as JSON, as a small service without an SDK would."""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import structlog

log = structlog.get_logger(__name__)

SEVERITIES = {"info": 9, "warn": 13, "error": 17}
ATTRIBUTES = {"server": "host.name", "account": "account.id", "invoice": "invoice.id", "order": "order.id"}
MOST = 1_000
PAUSE, LATER = 0.2, 5.0
BUSY = {429, 502, 503, 504}
SECONDS = 5


@dataclass(frozen=True)
class Told:
    """One line of a log, an event or a task that ended, of a thing."""

    kind: str
    form: str
    name: str
    body: str = ""
    severity: str = "info"
    number: str = ""
    at: int = 0


class Teller(threading.Thread):
    """Sends what it is told to a help desk, in order; what does not arrive is sent again later."""

    def __init__(self, desk: str, key: str) -> None:
        """Know the address and the key."""
        super().__init__(name="telling", daemon=True)
        self._address = f"{desk}/signals/otlp/v1"
        self._headers = {"Authorization": f"Bearer {key}"}
        self._waiting: dict[str, deque[Told]] = {form: deque(maxlen=MOST) for form in ("logs", "traces")}
        self._something, self._stopped = threading.Event(), threading.Event()

    def tell(self, number: str, told: Told) -> None:
        """Take something to send; what is too much pushes out the oldest."""
        form = "traces" if told.form == "task" else "logs"
        self._waiting[form].append(replace(told, number=number, at=time.time_ns()))
        self._something.set()

    def run(self) -> None:
        """Send until stopped."""
        while not self._stopped.is_set():
            self._something.wait()
            self._stopped.wait(PAUSE)
            self._something.clear()
            if not self.send():
                self._something.set()
                self._stopped.wait(LATER)

    def send(self) -> bool:
        """Send all there is; tell whether it arrived, or was refused for good."""
        return self._send("logs", logs) and self._send("traces", traces)

    def _send(self, form: str, request: Callable[[list[Told]], dict[str, Any]]) -> bool:
        """Send what waits; only this thread takes any of it away."""
        waiting = self._waiting[form]
        some = [waiting.popleft() for _one in range(len(waiting))]
        if some and not self._post(form, request(some)):
            waiting.extendleft(reversed(some))
            return False
        return True

    def _post(self, form: str, body: dict[str, Any]) -> bool:
        """Return whether it arrived, or would never."""
        import httpx  # noqa: PLC0415  loaded where a fault is told of, not by everything that starts

        address = f"{self._address}/{form}"
        try:
            answer = httpx.post(address, json=body, headers=self._headers, timeout=SECONDS, trust_env=False)
        except httpx.HTTPError:
            return False
        if answer.is_error and answer.status_code not in BUSY:
            log.warning("demo signals refused", status=answer.status_code, answer=answer.text[:200])
        return answer.status_code not in BUSY

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        self._something.set()


def logs(told: list[Told]) -> dict[str, Any]:
    """Return an ExportLogsServiceRequest."""
    return {"resourceLogs": [{"resource": _resource(one), "scopeLogs": [_scope(one)]} for one in told]}


def _scope(told: Told) -> dict[str, Any]:
    record: dict[str, Any] = {
        "timeUnixNano": str(told.at),
        "severityNumber": SEVERITIES[told.severity],
        "body": {"stringValue": told.body},
    }
    if told.form == "event":
        record["eventName"] = told.name
    return {"scope": {"name": told.name}, "logRecords": [record]}


def traces(told: list[Told]) -> dict[str, Any]:
    """Return an ExportTraceServiceRequest; a task is a span."""
    return {
        "resourceSpans": [
            {"resource": _resource(one), "scopeSpans": [{"spans": [_span(one)]}]} for one in told
        ]
    }


def _span(told: Told) -> dict[str, Any]:
    status = (
        {"code": 2, "message": told.body} if told.severity == "error" else {"code": 1, "message": told.body}
    )
    return {
        "traceId": secrets.token_hex(16),
        "spanId": secrets.token_hex(8),
        "name": told.name,
        "startTimeUnixNano": str(told.at),
        "endTimeUnixNano": str(told.at),
        "status": status,
    }


def _resource(told: Told) -> dict[str, Any]:
    said = {"service.name": f"nordstern-{told.kind}s", ATTRIBUTES[told.kind]: told.number}
    return {"attributes": [{"key": key, "value": {"stringValue": value}} for key, value in said.items()]}
