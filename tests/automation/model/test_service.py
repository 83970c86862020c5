"""A language model over the wire."""

import json
import threading

import pytest

from ruhepol.automation.model.service import Service
from ruhepol.automation.model.sources import ModelError
from tests.automation.model.fake import completion, says
from tests.processes import PATIENCE
from tools.postgres import free_port

ASKED = [{"role": "user", "content": "?"}]


def test_the_wire_is_openais(elsewhere, model):
    """Path, key, model and messages are what such services expect; what they say comes back."""
    says(elsewhere, "Guten Tag")
    assert model.complete(ASKED, within=PATIENCE) == "Guten Tag"
    path, key, body = elsewhere.heard[0]
    assert (path, key) == ("/v1/chat/completions", "Bearer secret")
    assert (body["model"], body["messages"], body["temperature"]) == ("small", ASKED, 0)


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_refusal_is_told_at_once(elsewhere, model, status):
    """Nobody waits for a second try while a customer does."""
    elsewhere.answer = lambda _body: (status, json.dumps({"error": {"message": "no"}}).encode())
    with pytest.raises(ModelError, match=str(status)):
        model.complete(ASKED, within=PATIENCE)
    assert len(elsewhere.heard) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>busy</html>",
        b"{}",
        b"[]",
        b"null",
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b"[" * 50_000,
        b"\xff\xfe\x00",
        json.dumps(completion(None, "length")).encode(),
        json.dumps(completion(["a"])).encode(),
        json.dumps(completion("x" * 100_000)).encode(),
    ],
    ids=[
        "empty",
        "html",
        "object",
        "list",
        "null",
        "none",
        "half",
        "deep",
        "bytes",
        "nothing",
        "parts",
        "huge",
    ],
)
def test_rubbish_is_an_error_and_no_crash(elsewhere, model, raw):
    """Whatever comes back, the bot knows that it is no answer."""
    elsewhere.answer = lambda _body: (200, raw)
    with pytest.raises(ModelError):
        model.complete(ASKED, within=PATIENCE)


def test_an_answer_drop_by_drop_is_given_up(elsewhere, model):
    """Each drop comes in time, the whole would not: the limit is for the whole."""
    elsewhere.drips = threading.Event()
    says(elsewhere, "x" * 5000)
    with pytest.raises(ModelError, match=r"too late|no answer"):
        model.complete(ASKED, within=0.3)


def test_silence_is_given_up(elsewhere, model):
    """A service that takes the question and says nothing holds nobody up."""
    asked = threading.Event()

    def silent(_body):
        asked.wait(PATIENCE)
        return 200, b""

    elsewhere.answer = silent
    with pytest.raises(ModelError, match="ReadTimeout"):
        model.complete(ASKED, within=0.3)
    asked.set()


def test_nobody_there_is_an_error():
    """A wrong address is told like every other failure."""
    with pytest.raises(ModelError, match="no answer"):
        Service(f"http://127.0.0.1:{free_port()}/v1", "small").complete(ASKED, within=PATIENCE)
