"""A model elsewhere: any address that speaks OpenAI's `/chat/completions`, where the settings name one."""

import json
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ruhepol.automation.model.sources import ModelError

if TYPE_CHECKING:
    import httpx

_LARGEST = 64 * 1024  # bytes of an answer; a longer one is rubbish
_TOKENS = 500


class Service:
    """Asks `{address}/chat/completions`. Questions and public passages leave the house."""

    def __init__(self, address: str, model: str, key: str = "") -> None:
        """Name the service, for example https://models.example.org/v1, its model and its key."""
        self.name = f"{address}#{model}"
        self._address, self._model, self._key = address.rstrip("/"), model, key
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def complete(self, messages: Sequence[dict[str, str]], *, within: float) -> str:
        """Return what the model says within so many seconds, at the first try. Raises ModelError."""
        body = {
            "model": self._model,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": _TOKENS,
            "response_format": {"type": "json_object"},
        }
        return _words(self._asked(body, within))

    def _asked(self, body: dict[str, Any], within: float) -> bytes:
        import httpx  # noqa: PLC0415  loaded by those who have a model

        ends = time.monotonic() + within
        path = f"{self._address}/chat/completions"
        try:
            with self._connected().stream("POST", path, json=body, timeout=within) as answer:
                if not answer.is_success:
                    raise ModelError(f"the service refused: status {answer.status_code}")
                return _read(answer, ends)
        except httpx.HTTPError as error:
            raise ModelError(f"the service gave no answer: {type(error).__name__}") from error

    def _connected(self) -> "httpx.Client":
        import httpx  # noqa: PLC0415

        with self._lock:
            if self._client is None:
                headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
                self._client = httpx.Client(headers=headers, trust_env=False)
            return self._client


def _read(answer: "httpx.Response", ends: float) -> bytes:
    """Read an answer that may also come drop by drop, or never end."""
    held = b""
    for part in answer.iter_bytes():
        held += part
        if len(held) > _LARGEST:
            raise ModelError("the answer is too large")
        if time.monotonic() > ends:
            raise ModelError("the answer came too late")
    return held


def _words(answer: bytes) -> str:
    try:
        words = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ModelError("the service's answer holds no words") from error
    if not isinstance(words, str):
        raise ModelError("the service's answer holds no words")
    return words
