"""A service that speaks OpenAI's embeddings."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ruhepol.core.ml import service
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.service import Service


class Embeddings(BaseHTTPRequestHandler):
    """Gives each text its length as a vector, last text first; fails as often as it was told."""

    def do_POST(self) -> None:
        """Answer one question."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.path, self.headers["Authorization"], body))
        status = self.server.failures.pop(0) if self.server.failures else 200
        rows = [{"index": at, "embedding": [len(text), 1]} for at, text in enumerate(body["input"])]
        answer = json.dumps({"data": rows[::-1]} if status == 200 else {"error": "no"}).encode()
        answer = self.server.says or answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(monkeypatch) -> Iterator[ThreadingHTTPServer]:
    """A running service that is quick to be asked again."""
    monkeypatch.setattr(service, "_PAUSE", 0.0)
    with ThreadingHTTPServer(("127.0.0.1", 0), Embeddings) as server:
        server.heard, server.failures, server.says = [], [], b""
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def asked(server: ThreadingHTTPServer) -> Service:
    """Return an encoder that asks this service."""
    return Service(f"http://127.0.0.1:{server.server_port}/v1/", "small", "secret")


def test_each_text_gets_its_own_vector_in_whatever_order_they_come(elsewhere):
    """Rows are put back in the order of the texts, and the key goes along."""
    rows = asked(elsewhere).encode(["", "aaaa"])
    assert rows[1] == pytest.approx([4 / 17**0.5, 1 / 17**0.5])
    (path, key, body) = elsewhere.heard[0]
    assert (path, key, body["model"]) == ("/v1/embeddings", "Bearer secret", "small")


def test_many_texts_go_in_several_requests(elsewhere):
    """No request holds more than a service would take."""
    assert asked(elsewhere).encode(["a"] * 130).shape == (130, 2)
    assert [len(body["input"]) for _, _, body in elsewhere.heard] == [64, 64, 2]


def test_a_busy_service_is_asked_again(elsewhere):
    """Two failures pass, for the third try succeeds."""
    elsewhere.failures += [503, 429]
    assert asked(elsewhere).encode(["a"]).shape == (1, 2)
    assert len(elsewhere.heard) == 3


def test_who_will_not_wait_is_told_at_once(elsewhere):
    """With a limit there is one try."""
    elsewhere.failures += [503]
    with pytest.raises(EncoderError, match="503"):
        asked(elsewhere).encode(["a"], within=1.0)
    assert len(elsewhere.heard) == 1


def test_a_refusal_is_final(elsewhere):
    """A wrong key is not tried three times."""
    elsewhere.failures += [401, 401, 401]
    with pytest.raises(EncoderError, match="401"):
        asked(elsewhere).encode(["a"])
    assert len(elsewhere.heard) == 1


def test_a_service_that_is_away_is_an_encoder_error(monkeypatch):
    """Nothing else escapes, so that whoever asks can go on without."""
    monkeypatch.setattr(service, "_PAUSE", 0.0)
    with pytest.raises(EncoderError, match="gave no answer"):
        Service("http://127.0.0.1:1/v1", "small").encode(["a"])


@pytest.mark.parametrize("said", [b"<html>Sign in</html>", b"[1]", b'{"data": [1]}', b"[" * 100_000, b"\xff"])
def test_an_answer_of_another_kind_is_the_services_fault(elsewhere, said):
    """A page of a proxy in between, or any other JSON, is told like a refusal: who asks does without."""
    elsewhere.says = said
    with pytest.raises(EncoderError, match="no vectors"):
        asked(elsewhere).encode(["a"])
