"""How a process asks the encoder's process: one frame of JSON there, one frame of float32 back."""

import json
import socket
import struct
from collections.abc import Sequence

import numpy as np

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.vectors import Vectors

_HEAD = struct.Struct("<II")  # bytes that follow, columns of a row (0: an excuse in words)
_MOST = 64 * 1024 * 1024


def ask(line: socket.socket, texts: Sequence[str]) -> Vectors:
    """Send texts and return their vectors. Raises EncoderError or OSError."""
    body = json.dumps(list(texts)).encode()
    line.sendall(_HEAD.pack(len(body), 0) + body)
    columns, answer = _frame(line)
    if not columns:
        raise EncoderError(answer.decode())
    return np.frombuffer(answer, dtype="<f4").reshape(-1, columns)


def asked(line: socket.socket) -> list[str]:
    """Wait for the next question and return its texts. Raises OSError when the other side has gone."""
    texts: list[str] = json.loads(_frame(line)[1])
    return texts


def answer(line: socket.socket, vectors: Vectors) -> None:
    """Answer with vectors."""
    body = np.ascontiguousarray(vectors, dtype="<f4").tobytes()
    line.sendall(_HEAD.pack(len(body), vectors.shape[1]) + body)


def excuse(line: socket.socket, why: str) -> None:
    """Answer that there is no answer."""
    line.sendall(_HEAD.pack(len(why.encode()), 0) + why.encode())


def _frame(line: socket.socket) -> tuple[int, bytes]:
    size, columns = _HEAD.unpack(_exactly(line, _HEAD.size))
    if size > _MOST:
        raise ConnectionError("a frame that nobody here would send")
    return columns, _exactly(line, size)


def _exactly(line: socket.socket, size: int) -> bytes:
    held = bytearray()
    while len(held) < size:
        piece = line.recv(min(size - len(held), 1 << 20))
        if not piece:
            raise ConnectionError("the other side has gone")
        held += piece
    return bytes(held)
