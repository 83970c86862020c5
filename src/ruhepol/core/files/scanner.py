"""Asking ClamAV about bytes: its daemon reads mails itself, attachments in attachments included."""

import socket
import struct
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from ruhepol.core.files.errors import StorageUnavailable

CHUNK = 64 * 1024
SECONDS = 120
LONGEST_ANSWER = 4_096


class ScannerError(StorageUnavailable):
    """The daemon could not be asked, or did not answer with a verdict."""


def finding(stream: BinaryIO) -> str:
    """Return what is found in a stream from its beginning, which it stands at again afterwards.

    Empty where it is clean, or where no scanner is set up. Talks to the daemon, so it must not run inside a
    transaction. Raises ScannerError.
    """
    address = settings.RUHEPOL.clamav
    if not address:
        return ""
    stream.seek(0)
    found = found_in(stream, address)
    stream.seek(0)
    return found


def found_in(stream: BinaryIO, address: str) -> str:
    """Return the name of what was found in a stream, empty where it is clean.

    `address` is `unix:///run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`. Raises ScannerError.
    """
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            while chunk := stream.read(CHUNK):
                line.sendall(struct.pack("!I", len(chunk)) + chunk)
            line.sendall(struct.pack("!I", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerError(f"{address}: {error}") from error
    return _verdict(answer)


def _connected(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=SECONDS)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(SECONDS)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (piece := line.recv(CHUNK)):
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _verdict(answer: str) -> str:
    words = answer.removeprefix("stream: ")
    if words == "OK":
        return ""
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    raise ScannerError(answer or "no answer")
