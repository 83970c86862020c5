"""Starting real programs, and ending them."""

import sys
from pathlib import Path

import pytest

from ruhepol.healing.doing.place import NotDoneError
from ruhepol.healing.doing.programs import MOST_BYTES, run
from tests.processes import eventually

PATIENT = 60


def python(code):
    """Return the words that run a line of Python."""
    return [sys.executable, "-c", code]


def test_how_it_ended_and_what_it_said():
    """Both outputs and the code come back."""
    ended = run(python("import sys; print('ä'); sys.exit(3)"), limit=PATIENT)
    assert (ended.code, ended.said) == (3, "ä\n")
    assert "Traceback" in run(python("nope"), limit=PATIENT).said


def test_its_environment_is_clean(monkeypatch):
    """It sees what it is given and nothing of ours, and reads no input."""
    monkeypatch.setenv("RUHEPOL_SECRET_KEY", "hush")
    code = "import os, sys; print(sorted(os.environ), os.getcwd(), repr(sys.stdin.read()))"
    said = run(python(code), limit=PATIENT, environment={"RUHEPOL_KEY": "k"}).said
    assert "RUHEPOL_SECRET_KEY" not in said
    assert "'RUHEPOL_KEY'" in said
    assert said.endswith("/ ''\n")


def test_no_shell_reads_the_words():
    """A word is a word, whatever stands in it."""
    code = "import sys; print(sys.argv[1])"
    assert run([*python(code), "$(id); `id` && id"], limit=PATIENT).said == "$(id); `id` && id\n"


def test_it_is_ended_with_all_it_started(tmp_path):
    """Who takes too long is ended, and so are its children; it may have had its effect."""
    told = str(tmp_path / "pid")
    child = f"import os, time; open({told!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    code = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(600)"
    )
    with pytest.raises(NotDoneError, match="too long") as caught:
        run(python(code), limit=3)
    assert caught.value.unsure
    if (tmp_path / "pid").exists() and (pid := (tmp_path / "pid").read_text()):
        eventually(lambda: not alive(pid), "the child ends")


def alive(pid):
    """Tell whether a process still runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_who_says_too_much_is_ended():
    """Output without end is cut short; it may have had its effect."""
    with pytest.raises(NotDoneError, match=f"more than {MOST_BYTES // 1024} KiB") as caught:
        run(python("while True: print('x' * 10_000)"), limit=PATIENT)
    assert caught.value.unsure


def test_who_closes_its_output_is_still_waited_for():
    """A program that goes on in silence is ended by the limit, too."""
    with pytest.raises(NotDoneError, match="too long"):
        run(python("import os, time; os.close(1); os.close(2); time.sleep(600)"), limit=0.5)


def test_what_is_not_there_surely_did_nothing():
    """A program that does not start had no effect."""
    with pytest.raises(NotDoneError, match="does not start") as caught:
        run(["/nowhere/at-all"], limit=PATIENT)
    assert not caught.value.unsure
