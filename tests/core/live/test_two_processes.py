"""Two web processes on one PostgreSQL: what one does is news in the other."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from websockets.sync.client import connect

from tests.core.live.conftest import Browser
from tests.processes import PATIENCE, eventually
from tests.ready import fill
from tools import postgres

pytestmark = [pytest.mark.postgres, pytest.mark.processes]


def act(port: int) -> tuple[int, str]:
    """Let a process publish an event; return its number and the thread."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/act", headers={"Host": "localhost"})
        number, thread = connection.getresponse().read().decode().split()
        return int(number), thread
    finally:
        connection.close()


def listens(port: int) -> bool:
    """Tell whether a process takes connections."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def ports() -> Iterator[list[int]]:
    """Run two web processes on a PostgreSQL of their own; return their ports."""
    with ExitStack() as stack:
        url = stack.enter_context(postgres.cluster()).url
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RUHEPOL_")}
        environment |= {"RUHEPOL_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.process_settings"}
        run = [sys.executable, "-m"]
        fill(url)
        ports = [postgres.free_port() for _ in range(2)]
        for port in ports:
            process = subprocess.Popen([*run, "tests.core.live.web_process", str(port)], env=environment)
            stack.callback(process.wait)
            stack.callback(process.kill)
        for port in ports:
            eventually(lambda port=port: listens(port), f"a server on {port}")
        yield ports


def test_news_and_people_cross_processes(ports: list[int]):
    """Events reach sockets of the other process, and agents see each other across the two."""
    with ExitStack() as stack:
        ada, ben = (
            Browser(
                stack.enter_context(
                    connect(f"ws://127.0.0.1:{port}/live/?agent={agent}", origin=f"http://127.0.0.1:{port}")
                )
            )
            for agent, port in enumerate(ports, start=1)
        )
        assert ada.follow("ticket:1")["following"] == ben.follow("ticket:1")["following"] == ["ticket:1"]
        for acting in (*ports, *ports):
            number, _ = act(acting)
            for browser in (ada, ben):  # news of the test before may still be on its way
                while browser.hear()["n"] < number:
                    pass
        ada.say(here="ticket:1", typing=True)
        assert ada.hear()["who"] == ben.hear()["who"] == [["agent", 1, "typing"]]
        ben.say(here="ticket:1")
        both = [["agent", 1, "typing"], ["agent", 2, "here"]]
        assert ada.hear()["who"] == ben.hear()["who"] == both
        ada.socket.close()
        assert ben.hear()["who"] == [["agent", 2, "here"]]


def test_threads_stay(ports: list[int]):
    """Requests are served by the same few threads, however many there are."""
    assert len({act(ports[0])[1] for _ in range(10)}) <= 2
