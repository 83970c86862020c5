"""Translates an ASGI scope into the WSGI environment Django reads."""

import sys
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from ruhepol.core.web.asgi import Scope

Environ = dict[str, Any]


class FileAnswer:
    """Django's way to say "send this file": read block by block, without a generator to run."""

    def __init__(self, file: IO[bytes], block_size: int = 65536) -> None:
        """Keep the file and the size of a block in bytes; the file's `close` ends the response."""
        self.file = file
        self.block_size = block_size

    def read(self) -> bytes:
        """Return the next block, empty at the end."""
        return self.file.read(self.block_size)

    def close(self) -> None:
        """Close the file and with it Django's response."""
        self.file.close()


def environ_of(scope: Scope, body: IO[bytes], length: int) -> Environ:
    """Return the WSGI environment of a request whose whole body of `length` bytes is in `body`."""
    host, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": scope["client"][0] if scope.get("client") else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileAnswer,
    }
    _add_headers(environ, scope["headers"])
    environ["CONTENT_LENGTH"] = str(length)  # Also for a chunked body, which announces none.
    return environ


def _add_headers(environ: Environ, headers: list[tuple[bytes, bytes]]) -> None:
    for key, raw in headers:
        # `X_Real` would become the same variable as `X-Real` and so slip past a proxy's filter.
        if b"_" in key:
            continue
        value = raw.decode("latin-1")
        if key == b"content-type":
            environ["CONTENT_TYPE"] = value
        elif key != b"content-length":
            name = "HTTP_" + key.decode("latin-1").upper().replace("-", "_")
            joint = "; " if key == b"cookie" else ","
            environ[name] = f"{environ[name]}{joint}{value}" if name in environ else value
