"""The lock files agree with one another and leave no file unchecked."""

import re
from pathlib import Path

import pytest

LOCKS = Path(__file__).resolve().parents[2] / "requirements"
_PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name):
    """Return every package of a lock with its version."""
    return set(_PIN.findall((LOCKS / name).read_text()))


@pytest.mark.parametrize("name", ["s3.txt", "dev.txt"])
def test_what_is_installed_beside_the_base_leaves_it_as_it_is(name):
    """Whoever installs the extra, or works here, runs the same packages in the same versions."""
    base = pins("base.txt")
    assert len(base) > 20
    assert base < pins(name)


@pytest.mark.parametrize("path", sorted(LOCKS.glob("*.txt")), ids=lambda path: path.name)
def test_every_file_has_a_hash(path):
    """An installer that checks hashes finds one for each package."""
    for block in re.split(r"\n(?=[a-z])", path.read_text().strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]
