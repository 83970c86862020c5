"""The environment is made once and left alone while the lock does not change."""

import pytest

from tools import environment


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """An environment that counts as made; returns the list of what gets installed."""
    installed = []
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "runs", lambda *_command: True)
    monkeypatch.setattr(environment, "stale_catalogues", lambda: False)
    monkeypatch.setattr(environment, "fill", installed.append)
    return installed


def test_a_second_start_installs_nothing(venv):
    """The stamp of the lock spares the second start all work."""
    environment.main("base")
    environment.main("base")
    assert venv == ["base"]


def test_a_changed_lock_is_installed(venv, monkeypatch):
    """Another lock, another fingerprint: it is installed."""
    environment.main("base")
    monkeypatch.setattr(environment, "fingerprint", lambda name: f"another {name}")
    environment.main("base")
    assert venv == ["base", "base"]


def test_the_developers_set_holds_the_users(venv):
    """Whoever has run the tests starts without installing again."""
    environment.main("dev")
    environment.main("base")
    assert venv == ["dev"]


def test_every_lock_has_a_hash_for_each_package():
    """Nothing is installed that was not seen before."""
    for name in ("base", "dev", "build", "uv"):
        text = (environment.ROOT / "requirements" / f"{name}.txt").read_text()
        blocks = text.replace("\\\n", "").splitlines()
        pinned = [line for line in blocks if "==" in line]
        assert pinned
        assert all("--hash=sha256:" in line for line in pinned)
