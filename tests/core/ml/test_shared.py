"""The encoder in a process of its own."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruhepol.core.ml import shared
from ruhepol.core.ml.packaged import Packaged
from ruhepol.core.ml.shared import Shared

pytestmark = pytest.mark.processes


@pytest.fixture
def common(tmp_path, monkeypatch) -> Iterator[Shared]:
    """An encoder whose process nobody has started yet, and which is started anew without a pause."""
    monkeypatch.setattr(shared, "_AGAIN", 0.2)
    held = Shared(tmp_path / "run")
    yield held
    held.stop()


def test_it_answers_as_the_model_itself_does(common):
    """The first question starts the process and waits for it; the numbers are the same."""
    texts = ["Wo ist meine Rechnung?", ""]
    assert common.encode(texts) == pytest.approx(Packaged().encode(texts), abs=1e-5)
    assert common.ready()


def test_one_process_serves_all_who_ask(common, tmp_path):
    """A second client starts none even while the first one's comes up; threads have lines of their own."""
    second = Shared(tmp_path / "run")
    assert not common.ready()
    assert not second.ready()
    assert second.process is None
    common.encode(["warm"])
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(second.encode(["a", "b"], within=20.0).shape))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(2, 512)] * 4
    assert second.process is None
    second.stop()


def test_a_process_that_died_is_replaced(common):
    """Whoever asks next starts another one."""
    common.encode(["warm"])
    os.kill(common.process.pid, signal.SIGKILL)
    common.process.wait()
    assert common.encode(["still there"]).shape == (1, 512)


def test_the_process_ends_with_who_started_it(common):
    """When the pipe to its parent closes it ends, and its socket is gone."""
    common.encode(["warm"])
    process = common.process
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    assert not common.place.exists()


def test_others_on_the_machine_cannot_ask(common):
    """The socket belongs to its owner."""
    common.encode(["warm"])
    assert common.place.stat().st_mode & 0o077 == 0


def test_a_long_path_gets_a_private_folder(tmp_path):
    """Where the system could not bind so long a name, the socket lies in a folder of our own."""
    deep = tmp_path / ("d" * 90) / "run"
    place = Shared(deep).place
    assert len(os.fsencode(place)) < 100
    assert Path(place).parent.stat().st_mode & 0o077 == 0
