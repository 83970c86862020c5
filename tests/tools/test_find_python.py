"""A Python that really runs is found, whatever else lies on PATH."""

import subprocess
import sys

import pytest

from tests.house.source import ROOT

SCRIPT = f". {ROOT}/tools/find-python.sh; echo $python"


@pytest.fixture
def find(tmp_path):
    """Return a function that looks for Python with these programs on PATH, each a shell line."""

    def look(*folders, **environment):
        path = []
        for place, programs in enumerate(folders):
            folder = tmp_path / str(place)
            folder.mkdir()
            for name, line in programs.items():
                (folder / name).write_text(f"#!/bin/sh\n{line}\n")
                (folder / name).chmod(0o755)
            path.append(str(folder))
        return subprocess.run(
            ["/bin/sh", "-eu", "-c", SCRIPT],
            cwd=tmp_path,
            env={"PATH": ":".join(path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return look


REAL = f'exec {sys.executable} "$@"'
SHIM = "exit 127"
OLD = "exit 1"


def test_a_shim_that_does_not_run_is_passed_over(find, tmp_path):
    """A version manager's shim comes first on PATH and exits 127; the real one behind it is taken."""
    found = find({"python3": SHIM}, {"python3": REAL})
    assert found.stdout.strip() == str(tmp_path / "1" / "python3")


def test_a_named_version_is_taken_where_python3_is_too_old(find, tmp_path):
    """`python3` may be an old one; a newer one has its version in its name."""
    found = find({"python3": OLD, "python3.12": REAL})
    assert found.stdout.strip() == str(tmp_path / "0" / "python3.12")


def test_without_any_a_sentence_says_what_to_install(find):
    """Nothing fits: the message names the Debian packages and the way to name another Python."""
    found = find({"python3": OLD})
    assert found.returncode == 1
    assert "apt install python3 python3-venv" in found.stderr
    assert "PYTHON=" in found.stderr


def test_a_named_python_that_does_not_run_is_told(find):
    """A wrong PYTHON is an error and not a reason to take another one silently."""
    found = find({"python3": REAL}, PYTHON="/nowhere/python")
    assert found.returncode == 1
    assert "/nowhere/python" in found.stderr
