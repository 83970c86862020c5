"""An object store that speaks S3 as far as our client asks for it; it stands for one that cannot run here."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

BUCKET, NAME, SECRET, REGION = "files", "desk", "secret-of-the-store", "eu-central-1"
_ENDED = f"<{{0}}><Bucket>{BUCKET}</Bucket><Key>{{1}}</Key>{{2}}</{{0}}>"
_ERROR = "<Error><Code>{}</Code><Message>{}</Message><Key>{}</Key></Error>"


@dataclass
class Store:
    """What it holds: objects by key, uploads that are not finished, and how often it was asked for what."""

    port: int
    objects: dict[str, bytes] = field(default_factory=dict)
    parts: dict[int, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refuses: str = ""

    @property
    def endpoint(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"


class Handler(BaseHTTPRequestHandler):
    """Path-style requests to one bucket, signed with version 4; the signature's presence is looked at."""

    protocol_version = "HTTP/1.1"
    store: ClassVar[Store]

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _error(self, status: int, code: str) -> None:
        text = _ERROR.format(code, "so the store says", self.path).encode()
        self._answer(status, text, Content_Type="application/xml")

    def _begin(self) -> tuple[str, dict[str, list[str]]] | None:
        """Return key and query, or None where the request is refused."""
        url = urlsplit(self.path)
        _, bucket, *rest = url.path.split("/", 2)
        self.store.asked.append(f"{self.command} {url.path}")
        signed = f"Credential={NAME}/" in self.headers.get("Authorization", "")
        refusal = self.store.refuses or ("" if signed else "AccessDenied")
        if refusal:
            self._error(403, refusal)
        elif bucket != BUCKET:
            self._error(404, "NoSuchBucket")
        else:
            return (rest[0] if rest else ""), parse_qs(url.query, keep_blank_values=True)
        return None

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def do_HEAD(self) -> None:
        """Tell size and tag of an object, or that the bucket is there."""
        if (asked := self._begin()) is not None:
            held = self.store.objects.get(asked[0], b"" if not asked[0] else None)
            if held is None:
                self._answer(404)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(held)))
                self.send_header("Last-Modified", "Mon, 02 Nov 2026 12:00:00 GMT")
                self.end_headers()

    def do_GET(self) -> None:
        """Give an object."""
        if (asked := self._begin()) is not None:
            held = self.store.objects.get(asked[0])
            self._answer(200, held) if held is not None else self._error(404, "NoSuchKey")

    def do_PUT(self) -> None:
        """Take an object, or one part of it."""
        body = self._body()
        if (asked := self._begin()) is not None:
            key, query = asked
            if "partNumber" in query:
                self.store.parts[int(query["partNumber"][0])] = body
            else:
                self.store.objects[key] = body
            self._answer(200, ETag=f'"{hashlib.sha256(body).hexdigest()}"')

    def do_DELETE(self) -> None:
        """Take an object away, whether or not it is there."""
        if (asked := self._begin()) is not None:
            self.store.objects.pop(asked[0], None)
            self._answer(204)

    def do_POST(self) -> None:
        """Begin an upload in parts, or end it."""
        self._body()
        if (asked := self._begin()) is not None:
            key, query = asked
            if "uploads" in query:
                text = _ENDED.format("InitiateMultipartUploadResult", key, "<UploadId>1</UploadId>")
            else:
                self.store.objects[key] = b"".join(self.store.parts[n] for n in sorted(self.store.parts))
                text = _ENDED.format("CompleteMultipartUploadResult", key, '<ETag>"1"</ETag>')
            self._answer(200, text.encode(), Content_Type="application/xml")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@contextmanager
def object_store() -> Iterator[Store]:
    """Run a store on a free port."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.store = Store(server.server_port)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield handler.store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
