"""A wire between client and server that breaks after so many lines of the client or bytes of the server."""

import selectors
import socket
import threading
from contextlib import contextmanager


class Wire:
    """Carries one connection after the other; each breaks where the numbers say, None never.

    What clients said stands in `said`.
    """

    def __init__(self, target, *, lines=None, bytes_back=None):
        """Lead to a port of this machine."""
        self.target, self.lines, self.bytes_back = target, lines, bytes_back
        self.broke, self.said = False, b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def close(self):
        """Take no more connections."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)

    def _serve(self):
        while True:
            try:
                client, _address = self.listener.accept()
            except OSError:
                return
            with client, socket.create_connection(("127.0.0.1", self.target)) as server:
                self._carry(client, server)

    def _carry(self, client, server):
        lines = back = 0
        with selectors.DefaultSelector() as ready:
            ready.register(client, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, client)
            while True:
                for key, _mask in ready.select():
                    try:
                        sent = key.fileobj.recv(4096)
                    except OSError:
                        return
                    if not sent:
                        return
                    if key.fileobj is client:
                        lines += sent.count(b"\n")
                        self.said += sent
                    elif self.bytes_back is not None and back + len(sent) > self.bytes_back:
                        key.data.sendall(sent[: self.bytes_back - back])
                        self.broke = True
                        return
                    else:
                        back += len(sent)
                    if self.lines is not None and lines > self.lines:
                        self.broke = True
                        return
                    key.data.sendall(sent)


@contextmanager
def wire(target, **breaks):
    """Lay a wire as long as the block."""
    laid = Wire(target, **breaks)
    try:
        yield laid
    finally:
        laid.close()
