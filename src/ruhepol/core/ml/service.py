"""An encoder elsewhere: any address that speaks OpenAI's `/embeddings`, where the settings name one."""

import threading
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.vectors import Vectors, normalised

if TYPE_CHECKING:
    import httpx

_AT_ONCE = 64  # texts in one request
_TRIES = 3
_PAUSE = 0.5  # seconds before the second try, twice as long before the third
_SECONDS = 10.0
_BUSY = 429
_FAULT_OF_THEIRS = 500


class Service:
    """Asks `{address}/embeddings`. Texts leave the house."""

    def __init__(self, address: str, model: str, key: str = "") -> None:
        """Name the service, for example https://models.example.org/v1, its model and its key."""
        self.name = f"{address}#{model}"
        self._address, self._model, self._key = address.rstrip("/"), model, key
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def ready(self) -> bool:
        """Tell that nothing has to be loaded."""
        return True

    def encode(self, texts: Sequence[str], *, within: float | None = None) -> Vectors:
        """Return one vector a text. Raises EncoderError when the service refuses or stays silent.

        Who is willing to wait only so long is not served by a second try.
        """
        parts = [self._part(texts[at : at + _AT_ONCE], within) for at in range(0, len(texts), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def _part(self, texts: Sequence[str], within: float | None) -> Vectors:
        # Some services refuse an empty text.
        answer = self._asked({"model": self._model, "input": [text or " " for text in texts]}, within)
        try:
            rows = sorted(answer.json()["data"], key=lambda row: row["index"])
            return normalised([row["embedding"] for row in rows], len(texts))
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise EncoderError("the service's answer holds no vectors") from error

    def _asked(self, body: Mapping[str, Any], within: float | None) -> "httpx.Response":
        """Post and return the answer of a success; a busy or failing service is asked again."""
        import httpx  # noqa: PLC0415  loaded by those who have a service

        why = ""
        for attempt in range(1 if within else _TRIES):
            if attempt:
                time.sleep(_PAUSE * attempt)
            try:
                answer = self._connected().post(
                    f"{self._address}/embeddings", json=body, timeout=within or _SECONDS
                )
            except httpx.HTTPError as error:
                why = type(error).__name__
                continue
            if answer.status_code == _BUSY or answer.status_code >= _FAULT_OF_THEIRS:
                why = f"status {answer.status_code}"
                continue
            if not answer.is_success:
                raise EncoderError(f"the service refused: status {answer.status_code}")
            return answer
        raise EncoderError(f"the service gave no answer: {why}")

    def _connected(self) -> "httpx.Client":
        import httpx  # noqa: PLC0415

        with self._lock:
            if self._client is None:
                headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
                self._client = httpx.Client(headers=headers, trust_env=False)
            return self._client
