"""`ruhepol kit`: known problems as files, from the command line."""

import pytest

from ruhepol.config.cli.main import main
from ruhepol.healing.kits import shelf
from ruhepol.healing.models import KnownProblem
from tests.healing.kits.facts import KIT

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruhepol(capsys):
    """Return a function that runs the command and returns whether it went well, and what it said."""

    def run(*arguments):
        code = main(["kit", *map(str, arguments)])
        heard = capsys.readouterr()
        return code == 0, heard.out + heard.err

    return run


@pytest.fixture
def file(tmp_path):
    """Return a kit's file."""
    place = tmp_path / "disks.toml"
    place.write_text(KIT, "utf-8")
    return place


def test_the_shipped_kits_are_listed_and_are_right(ruhepol):
    """Every one of them."""
    listed = ruhepol("list")[1]
    assert all(name in listed for name in shelf.names())
    well, said = ruhepol("check", *shelf.names())
    assert well
    assert "server-does-not-start 1.0.0: 5 problems" in said


def test_mistakes_are_named_as_compilers_do(ruhepol, file):
    """File, line and what is wrong, so that an editor jumps there; nothing is installed."""
    file.write_text(KIT.replace('body = "no space"', 'bdy = "no space"'), "utf-8")
    for what in ("check", "install"):
        well, said = ruhepol(what, file)
        assert not well
        assert f"{file}:17: condition.all.1.signal.bdy" in said
    assert not KnownProblem.objects.exists()


def test_all_kits_are_installed_or_none(ruhepol, file, tmp_path):
    """A mistake in the second leaves the first out, too; so does a key that belongs to another kit."""
    wrong, taken = tmp_path / "wrong.toml", tmp_path / "taken.toml"
    wrong.write_text(KIT.replace('key = "full"', 'key = "F"'), "utf-8")
    taken.write_text(KIT.replace('kit = "disks"', 'kit = "others"'), "utf-8")
    assert f"{wrong}:7: problems.1.key" in ruhepol("install", file, wrong)[1]
    assert "belongs to the kit disks" in ruhepol("install", file, taken)[1]
    assert not KnownProblem.objects.exists()


def test_a_file_from_elsewhere_may_begin_with_a_mark(ruhepol, file):
    """Some editors write one before the first line."""
    file.write_text("\ufeff" + KIT, "utf-8")
    assert ruhepol("check", file) == (True, "disks 1.2.0: 1 problems\n")


def test_a_kit_goes_in_and_comes_out(ruhepol, file, tmp_path):
    """Installed from a file, exported to another one, which is a kit again."""
    assert "new       full" in ruhepol("install", file)[1]
    assert "the same  full" in ruhepol("install", file)[1]
    out = tmp_path / "out.toml"
    assert ruhepol("export", "disks", "--output", out)[0]
    assert ruhepol("check", out) == (True, "disks 1.2.0: 1 problems\n")
    well, said = ruhepol("export", "mine", "--problem", KnownProblem.objects.get().pk)
    assert well
    assert said.startswith('kit = "mine"\n')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "Which kit?"),
        (["install", "nothing"], "neither a shipped kit nor a file"),
        (["check", "/dev/zero"], "longer than"),
        (["export", "nothing"], "No problem of a kit nothing"),
    ],
)
def test_what_cannot_be_is_said(ruhepol, arguments, said):
    """In a sentence, without a trace of code."""
    well, heard = ruhepol(*arguments)
    assert not well
    assert said in heard
