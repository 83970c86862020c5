"""Listening for syslog on a real port."""

import asyncio
import socket
import threading
from pathlib import Path

import pytest
from django.db import OperationalError

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Refusal, Signal
from ruhepol.healing.services.sources import change_source, connect_source
from ruhepol.healing.syslog import keep as keeping
from ruhepol.healing.syslog import server as serving
from ruhepol.healing.syslog.keep import Keeper
from ruhepol.healing.syslog.server import Server
from tests.processes import PATIENCE, eventually

pytestmark = pytest.mark.django_db(transaction=True)
LOCAL = "127.0.0.1"


@pytest.fixture
def source():
    """Connect a system that sends from this machine."""
    made, key = connect_source(name="Wache", by=SYSTEM)
    change_source(source=made, name="Wache", mapping="", is_active=True, syslog_from=LOCAL, by=SYSTEM)
    return made, key


@pytest.fixture
def port(source):  # noqa: ARG001  it is known before anybody sends
    """Listen, and stop when the test is over."""
    told, ended, loops = threading.Event(), asyncio.Event(), []
    ports = []

    def ready(number):
        ports.append(number)
        loops.append(asyncio.get_running_loop())
        told.set()

    thread = threading.Thread(target=lambda: asyncio.run(Server(LOCAL, 0).serve(ended, ready)))
    thread.start()
    assert told.wait(PATIENCE)
    yield ports[0]
    loops[0].call_soon_threadsafe(ended.set)
    thread.join(PATIENCE)
    assert not thread.is_alive()


def say(port, stream):
    """Send over TCP, and go."""
    with socket.create_connection((LOCAL, port), timeout=PATIENCE) as line:
        line.sendall(stream)


def bodies():
    """Return what was kept."""
    return sorted(Signal.objects.values_list("body", flat=True))


def test_messages_come_by_both_ways(port):
    """Counted, by lines, and as datagrams, all of one source."""
    say(port, b"12 <11>it burns<11>it floods\n<11>it ends")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(b"<11>it rains", (LOCAL, port))
    eventually(lambda: len(bodies()) == 4)
    assert bodies() == ["it burns", "it ends", "it floods", "it rains"]


def test_one_address_does_not_shut_out_the_others(port, monkeypatch):
    """What it opens beyond its share is closed at once; what is open is heard."""
    monkeypatch.setattr(serving, "OF_ONE", 1)
    with socket.create_connection((LOCAL, port), timeout=PATIENCE) as line:
        line.sendall(b"12 <11>it burns")
        eventually(lambda: bodies() == ["it burns"])
        with socket.create_connection((LOCAL, port), timeout=PATIENCE) as another:
            assert another.recv(1) == b""
        line.sendall(b"13 <11>it floods")
        eventually(lambda: bodies() == ["it burns", "it floods"])


def test_what_cannot_be_followed_is_kept_to_look_at(port):
    """What came before it counts."""
    say(port, b"12 <11>it burns99x nonsense")
    eventually(lambda: Refusal.objects.exists() and bodies())
    assert "no length" in Refusal.objects.get().reason
    assert bodies() == ["it burns"]


def test_a_busy_database_makes_the_sender_wait(port, monkeypatch):
    """Nothing is lost, and nothing is kept twice."""
    tries = []
    real = keeping.take

    def busy_at_first(**facts):
        tries.append(facts)
        if len(tries) == 1:
            raise OperationalError("database is locked")
        return real(**facts)

    monkeypatch.setattr(keeping, "take", busy_at_first)
    monkeypatch.setattr("ruhepol.healing.syslog.server.BUSY_SECONDS", 0.01)
    say(port, b"<11>it burns\n")
    eventually(lambda: bodies() == ["it burns"])
    assert Signal.objects.get().count == 1


def test_a_key_names_the_source_from_anywhere(source):
    """A stranger without one is nobody's, and so is a source that is switched off."""
    made, key = source
    keyed = f'<11>1 - mc-42 app - - [ruhepol@32473 key="{key}"] it burns'.encode()
    assert Keeper().keep([("192.0.2.1", keyed), ("192.0.2.1", b"<11>who am I")]) == 1
    assert bodies() == ["it burns"]
    assert key not in str(Signal.objects.get().attributes)
    change_source(source=made, name="Wache", mapping="", is_active=False, syslog_from=LOCAL, by=SYSTEM)
    assert Keeper().keep([(LOCAL, b"<11>it burns"), (LOCAL, keyed)]) == 2


def watched(port):
    """Tell whether the kernel looks after the server's end of an open connection (`02`, proc(5))."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    [timer] = [row[5] for row in rows if row[1].endswith(f":{port:04X}") and row[3] == "01"]
    return timer.startswith("02:")


def test_who_vanishes_without_a_word_keeps_no_place(port):
    """A silent sender is asked for now and then, so that a dead one's connection ends."""
    with socket.create_connection((LOCAL, port), timeout=PATIENCE):
        eventually(lambda: watched(port))
