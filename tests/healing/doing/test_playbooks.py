"""Playing playbooks through the real ansible-runner; a small program stands for Ansible, which is GPL."""

import pytest

from ruhepol.healing.doing import playbooks
from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.playbooks import Play, play, playbooks_of, what_is_missing

PATIENT = 120
ANSIBLE = """#!/bin/sh
case "$*" in *--version*) exit 0;; esac
echo "played $*"
echo "key=$RUHEPOL_KEY database=$RUHEPOL_DATABASE_URL"
for word in "$@"; do case "$word" in @*) cat "${word#@}"; echo;; esac; done
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of playbooks, and a program that says what Ansible would be told."""
    home, path = tmp_path / "playbooks" / "hosting", tmp_path / "bin"
    home.mkdir(parents=True)
    path.mkdir()
    (home / "inventory").write_text("localhost ansible_connection=local\n")
    (home / "clean.yml").write_text("- hosts: all\n")
    (tmp_path / "secret.yml").write_text("- hosts: all\n")
    program = path / "ansible-playbook"
    program.write_text(ANSIBLE)
    program.chmod(0o755)
    monkeypatch.setattr(playbooks, "_PATH", f"{path}:{playbooks.PATH}")
    monkeypatch.setenv("RUHEPOL_DATABASE_URL", "postgresql://hush")
    return home.parent


HOSTING = Place("hosting", "ansible", secret="hush")


def test_a_playbook_is_played(folder):
    """Ansible is told the inventory, the playbook, the values and the key, and nothing of ours."""
    ended = play(str(folder), HOSTING, Play("clean.yml", {"server": "s-42"}, "run-1"), limit=PATIENT)
    assert ended.code == 0
    assert f"-i {folder}/hosting/inventory" in ended.said
    assert f"{folder}/hosting/clean.yml" in ended.said
    assert "key=run-1 database=" in ended.said
    assert "postgresql" not in ended.said
    assert '{"server": "s-42"}' in ended.said


@pytest.mark.parametrize("name", ["../../secret.yml", "none.yml", "/etc/passwd"])
def test_only_the_systems_own_playbooks(folder, name):
    """A playbook is a file in the system's folder and nowhere else."""
    with pytest.raises(NotDoneError, match="no playbook"):
        play(str(folder), HOSTING, Play(name, {}), limit=PATIENT)
    assert playbooks_of(str(folder), "hosting") == ["clean.yml"]


@pytest.mark.parametrize("value", ["{{ lookup('pipe', 'id') }}", "{% raw %}", "a {# b"])
def test_a_value_is_no_template(folder, value):
    """What Ansible would carry out never reaches it."""
    with pytest.raises(NotDoneError, match="server may not hold a template"):
        play(str(folder), HOSTING, Play("clean.yml", {"server": value}), limit=PATIENT)


def test_without_ansible_nothing_is_played(folder, monkeypatch):
    """Ansible is the operator's to install; until then that is said."""
    monkeypatch.setattr(playbooks, "_PATH", "/nowhere")
    assert what_is_missing() == "Ansible is not installed on this server"
    with pytest.raises(NotDoneError, match="not installed"):
        play(str(folder), HOSTING, Play("clean.yml", {}), limit=PATIENT)


@pytest.mark.parametrize(("given", "system"), [("", "hosting"), ("/nowhere", "hosting")])
def test_without_a_folder_there_is_nothing(given, system):
    """A system without a folder of its own has no playbooks."""
    with pytest.raises(NotDoneError, match="no folder"):
        playbooks_of(given, system)
