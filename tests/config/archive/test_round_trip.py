"""What a backup saved comes back: rows, files and secrets, on both databases."""

import sqlite3
import tarfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from ruhepol.config.archive.manifest import DATABASE, NAME, digest, parse
from tests.config.running import command
from tests.ready import fill, lay
from tools import postgres

pytestmark = [pytest.mark.processes]


def well(home: Path, *arguments: str, **settings: str) -> str:
    """Run a command that must end well and return what it said."""
    told = command(home, *arguments, **settings)
    assert told.returncode == 0, told.stderr
    return told.stdout


def installation(home: Path, **settings: str) -> None:
    """Make an installation with one agent, one stored file and one that is still being written."""
    if settings:
        fill(settings["RUHEPOL_DATABASE_URL"])
    else:
        lay(home)
    well(home, "createuser", "root@example.org", "--name", "Root", "--role", "admin", **settings)
    for name, content in (("ab/cd/abcd", b"attachment"), ("incoming/half", b"unfinished")):
        place = home / "files" / name
        place.parent.mkdir(parents=True)
        place.write_bytes(content)


def agents(url: str) -> list[tuple[str]]:
    """Return the addresses of the agents in a PostgreSQL database."""
    with psycopg.connect(url) as database:
        return database.execute("SELECT email FROM people_agent").fetchall()


def test_a_backup_comes_back_on_sqlite(tmp_path: Path):
    """Agents, files and the secret key come back; data that is there is replaced only with --force."""
    old, new, saved = tmp_path / "old", tmp_path / "new", tmp_path / "saved.tar.gz"
    installation(old)
    well(old, "backup", str(saved))
    assert saved.stat().st_mode & 0o777 == 0o600
    with tarfile.open(saved) as opened:
        names = opened.getnames()
    assert names[0] == "manifest.json"
    assert set(names[1:]) == {"database", "secret.key", "files/ab/cd/abcd"}

    assert "Restored the backup" in well(new, "restore", str(saved))
    with sqlite3.connect(new / "ruhepol.sqlite3") as database:
        assert database.execute("SELECT email, role FROM people_agent").fetchall() == [
            ("root@example.org", "admin")
        ]
        database.execute("DELETE FROM people_agent")
    database.close()
    assert (new / "files/ab/cd/abcd").read_bytes() == b"attachment"
    assert (new / "secret.key").read_text() == (old / "secret.key").read_text()
    assert (new / "secret.key").stat().st_mode & 0o777 == 0o600

    refused = command(new, "restore", str(saved))
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    well(new, "restore", "--force", str(saved))
    again = command(new, "createuser", "root@example.org", "--name", "Root")
    assert "has an account already" in again.stderr


def broken(saved: Path) -> Path:
    """Return a backup whose copy of the database ends in the middle, though its manifest says all is well."""
    folder, target = saved.with_suffix(".parts"), saved.with_suffix(".broken")
    with tarfile.open(saved) as archive:
        archive.extractall(folder, filter="data")
    database = folder / DATABASE
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])
    manifest = parse((folder / NAME).read_text())
    members = {**manifest.members, DATABASE: digest(database)}
    (folder / NAME).write_text(replace(manifest, members=members).text())
    with tarfile.open(target, mode="w:gz") as archive:
        for name in (NAME, *members):
            archive.add(folder / name, arcname=name)
    return target


@pytest.mark.postgres
def test_a_restore_that_fails_leaves_what_was_there(tmp_path: Path):
    """A copy that breaks off in the middle is refused, and the data it was to replace is still there."""
    with postgres.cluster() as server:
        here, saved = {"RUHEPOL_DATABASE_URL": server.url}, tmp_path / "saved.tar.gz"
        installation(tmp_path, **here)
        well(tmp_path, "backup", str(saved), **here)
        with psycopg.connect(server.url) as database:
            database.execute("UPDATE people_agent SET email = 'later@example.org'")
        told = command(tmp_path, "restore", "--force", str(broken(saved)), **here)
        assert told.returncode == 1
        assert "pg_restore failed" in told.stderr
        assert agents(server.url) == [("later@example.org",)]


@pytest.mark.postgres
def test_a_backup_comes_back_on_postgresql(tmp_path: Path):
    """The same on PostgreSQL, also of a restored database, and over one that holds something else."""
    with ExitStack() as stack:
        first, second = (stack.enter_context(postgres.cluster()).url for _ in range(2))
        saved = str(tmp_path / "saved.tar.gz")
        installation(tmp_path / "old", RUHEPOL_DATABASE_URL=first)
        well(tmp_path / "old", "backup", saved, RUHEPOL_DATABASE_URL=first)
        well(tmp_path / "new", "restore", saved, RUHEPOL_DATABASE_URL=second)
        well(tmp_path / "new", "backup", saved, RUHEPOL_DATABASE_URL=second)
        well(tmp_path / "old", "restore", "--force", saved, RUHEPOL_DATABASE_URL=first)
        assert agents(first) == [("root@example.org",)]
