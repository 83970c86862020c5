"""The listening socket."""

import socket

from ruhepol.core.web.server import listener


def test_answers_are_sent_at_once():
    """What is accepted holds nothing back until the client has confirmed what came before."""
    with listener("127.0.0.1", 0) as opened, socket.create_connection(opened.getsockname()):
        accepted, _ = opened.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
