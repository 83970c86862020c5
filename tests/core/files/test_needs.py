"""Bytes nobody needs any more."""

from pathlib import Path

import pytest

from ruhepol.core.files import needs, services
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path: Path, monkeypatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(needs, "_NEEDS", [])


@pytest.mark.parametrize("size", [3, SMALL + 1])
def test_only_what_nobody_needs_is_let_go(size) -> None:
    """Small or large, in its row or in a file; a second time nothing happens."""
    spare, needed = (services.store(sign * size).digest for sign in (b"a", b"b"))
    needs.offer(lambda digest: digest == needed)
    assert needs.let_go([spare, needed, spare]) == 1
    needs.let_go([spare])
    assert len(services.read(needed)) == size
    with pytest.raises(FileMissing):
        services.read(spare)
