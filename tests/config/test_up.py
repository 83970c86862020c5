"""`ruhepol up` on an empty folder: it answers, heals, and leaves nothing behind."""

import os
import re
import signal
import socket
from pathlib import Path

import pytest

from tests.config.running import command, is_alive, up
from tests.processes import PATIENCE, eventually
from tests.ready import lay
from tools.postgres import free_port

pytestmark = pytest.mark.processes


def test_it_answers_and_stops_cleanly(tmp_path: Path):
    """Everything starts from nothing, tells where to go on, and Ctrl-C ends every process."""
    with up(tmp_path / "data", "--empty") as started:
        assert f"Set it up               http://127.0.0.1:{started.port}/desk/setup/" in "\n".join(
            started.lines
        )
        assert started.get("/health/live") == started.get("/health/ready") == 200
        assert started.get("/account/login/") == 200
        children = started.children()
        names = {Path(f"/proc/{pid}/comm").read_text().strip() for pid in children}
        assert {"ruhepol web 1", "ruhepol worker"} <= names
        started.process.send_signal(signal.SIGINT)
        assert started.process.wait(PATIENCE) == 0
        assert not [pid for pid in children if is_alive(pid)]
        assert started.get("/health/live") == 0


def test_a_killed_child_comes_back(tmp_path: Path):
    """Web and worker killed with -9 are started anew, and the web answers again."""
    with up(lay(tmp_path), "--empty") as started:
        family = started.lasting()
        for victim in family:
            os.kill(victim, signal.SIGKILL)
            eventually(lambda gone=victim: not is_alive(gone))
        eventually(lambda: len([pid for pid in started.lasting() if pid not in family]) == len(family))
        eventually(lambda: started.get("/health/ready") == 200)
        started.process.terminate()
        assert started.process.wait(PATIENCE) == 0


def test_children_do_not_outlive_a_killed_parent(tmp_path: Path):
    """When the parent is killed with -9 its children end by themselves: no orphan holds the port."""
    with up(lay(tmp_path), "--empty") as started:
        children = started.children()
        started.process.kill()
        eventually(lambda: not [pid for pid in children if is_alive(pid)])


def test_a_taken_port_is_told(tmp_path: Path):
    """A port somebody else listens on ends the start with a sentence that names the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = command(tmp_path, "up", "--empty", "--port", str(taken.getsockname()[1]))
    assert told.returncode == 1
    assert "Address already in use" in told.stderr
    assert "RUHEPOL_PORT" in told.stderr


def test_ports_taken_from_children_are_told_at_once(tmp_path: Path):
    """So are those of the processes beside the web, before any is started, with free ones to copy."""
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        ports = [str(taken.getsockname()[1]) for taken in (first, second)]
        chosen = dict(zip(("RUHEPOL_INTAKE_PORT", "RUHEPOL_SINK_PORT"), ports, strict=True))
        told = command(tmp_path, "up", "--empty", "--port", str(free_port()), **chosen)
    assert told.returncode == 1
    for name, port in chosen.items():
        assert f"Port {port} cannot be had: Address already in use." in told.stderr
        assert re.search(rf"{name}=(?!{port}\b)\d+", told.stderr)


def test_one_folder_is_served_once(tmp_path: Path):
    """A second start on the same data folder is refused, and the first goes on."""
    with up(lay(tmp_path), "--empty") as started:
        told = command(tmp_path, "up", "--empty", "--port", str(free_port()))
        assert (told.returncode, "already running" in told.stderr) == (1, True)
        assert started.get("/health/ready") == 200


def test_wrong_settings_end_the_start(tmp_path: Path):
    """Nonsense in the environment is named, and nothing has been touched."""
    told = command(tmp_path / "data", "up", RUHEPOL_PROT="1", RUHEPOL_WEB_THREADS="many")
    assert told.returncode == 2
    assert "RUHEPOL_PROT is not known; did you mean RUHEPOL_PORT?" in told.stderr
    assert "RUHEPOL_WEB_THREADS is 'many'" in told.stderr
    assert not (tmp_path / "data").exists()


def test_a_database_that_does_not_answer_is_told(tmp_path: Path):
    """A wrong database address ends the start with the reason and without a traceback."""
    told = command(
        tmp_path, "up", "--empty", "--port", "1", RUHEPOL_DATABASE_URL="postgresql://u@127.0.0.1:1/x"
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "line", [["token", "a@example.com", "--list"], ["kit", "install", "invoice-missing"]]
)
def test_a_command_without_tables_says_what_to_do(tmp_path: Path, line: list[str]):
    """Before the first start no command ends in a traceback."""
    told = command(tmp_path, *line)
    assert told.returncode == 1
    assert "run `ruhepol migrate`" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path):
    """A file stands where the folder would be."""
    place = tmp_path / "file"
    place.touch()
    told = command(place / "data", "check")
    assert told.returncode == 2
    assert "RUHEPOL_DATA_DIR is" in told.stderr
    assert "Traceback" not in told.stderr
