"""Trying a system out."""

import sqlite3
import sys

import pytest

from ruhepol.healing.doing.trying import try_out
from tests.healing.doing.world import hosting, make_system

pytestmark = pytest.mark.django_db


def test_a_back_end(shop):
    """Status and beginning of the answer are shown, the secret is not."""
    shop.answers["/status"] = {"hello": "you", "seen": "hush-hush-7"}
    system = hosting(shop, secret="hush-hush-7")
    tried = try_out(system, "/status")
    assert (tried.ok, tried.status) == (True, 200)
    assert "hello" in tried.said
    assert "hush" not in tried.said
    assert try_out(system, "/other").status == 404
    assert "leads away" in try_out(system, "/../x").said


def test_a_database(tmp_path):
    """A file that is there answers; another does not."""
    sqlite3.connect(tmp_path / "a.db").close()
    assert try_out(make_system(name="a", kind="sql", address=f"sqlite:///{tmp_path}/a.db")).ok
    gone = try_out(make_system(name="b", kind="sql", address=f"sqlite:///{tmp_path}/b.db"))
    assert (gone.ok, bool(gone.said)) == (False, True)


def test_commands_and_playbooks(tmp_path, set_to):
    """What plans can name is listed, and what cannot be started is said."""
    system = make_system(name="box", kind="commands")
    assert (try_out(system).ok, try_out(system).names) == (False, ())
    path = tmp_path / "commands.toml"
    path.write_text(f'[box.a]\nargv = ["{sys.executable}"]\n')
    set_to(commands=str(path))
    assert (try_out(system).ok, try_out(system).names) == (True, ("a",))
    path.write_text(f'[box.a]\nargv = ["{sys.executable}"]\n[box.b]\nargv = ["/nowhere/b"]\n')
    assert try_out(system).said == "cannot be started: /nowhere/b"
    assert "no folder" in try_out(make_system(name="plays", kind="ansible")).said
