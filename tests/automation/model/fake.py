"""A service on this machine that speaks OpenAI's chat completions as real ones do, faults included."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], str]


def completion(content: object, reason: str = "stop") -> dict[str, Any]:
    """Return an answer as it goes over the wire."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_770_000_000,
        "model": "small",
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": reason}
        ],
        "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18},
    }


def saying(*sentences: tuple[str, list[str]]) -> str:
    """Return the JSON a well-behaved model says."""
    return json.dumps({"sentences": [{"text": text, "sources": sources} for text, sources in sentences]})


class _Handler(BaseHTTPRequestHandler):
    """Answers as the server was told."""

    def do_POST(self) -> None:
        """Answer one question."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.path, self.headers.get("Authorization"), body))
        status, raw = self.server.answer(body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if self.server.drips is None:
            self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        try:
            self._send(raw)
        except OSError:  # the bot has lost its patience
            self.close_connection = True

    def _send(self, raw: bytes) -> None:
        if self.server.drips is None:
            self.wfile.write(raw)
            return
        for sign in raw:
            self.wfile.write(bytes([sign]))
            self.wfile.flush()
            if self.server.drips.wait(0.05):
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def chat_service() -> Iterator[ThreadingHTTPServer]:
    """Run a service; set its `answer` to a function from the request to (status, bytes)."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.heard, server.drips = [], None
        server.answer = lambda _body: (200, json.dumps(completion(saying())).encode())
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            if server.drips is not None:
                server.drips.set()
            server.shutdown()
            thread.join()


def says(server: ThreadingHTTPServer, content: object) -> None:
    """Let the service answer every question with this content."""
    server.answer = lambda _body: (200, json.dumps(completion(content)).encode())
