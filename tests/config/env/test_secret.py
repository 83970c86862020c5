"""The secret key is made once, kept private, and the same for every process."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ruhepol.config.env.secret import kept_key


def test_the_key_stays_and_is_private(tmp_path: Path):
    """A second start signs with the same key, which only its owner can read."""
    home = tmp_path / "data"
    key = kept_key(home)
    assert kept_key(home) == key
    assert len(key) >= 50
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert [place.name for place in home.iterdir()] == ["secret.key"]


def test_starting_many_at_once_agrees_on_one_key(tmp_path: Path):
    """Processes that race for the first start all end with one key."""
    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(lambda _: kept_key(tmp_path), range(64)))) == 1
