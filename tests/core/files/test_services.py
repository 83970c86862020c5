"""Storing and opening bytes through the room's door."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from ruhepol.core.files import services
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import SMALL
from ruhepol.core.models import StoredFile
from tests.object_store import BUCKET, NAME, REGION, SECRET, object_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def test_equal_bytes_share_one_row() -> None:
    """Bytes and a stream with the same content give the same row."""
    first = services.store(b"hello")
    second = services.store(io.BytesIO(b"hello"))
    assert first == second
    assert first.size == 5
    assert services.read(first.digest) == b"hello"
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(("size", "in_a_file"), [(0, False), (SMALL, False), (SMALL + 1, True)])
def test_small_contents_lie_in_their_row_and_large_ones_in_a_file(size, in_a_file, tmp_path) -> None:
    """Both come back as they were given, also from a stream that was read before."""
    content = bytes(number % 251 for number in range(size))
    stream = io.BytesIO(b"head" + content)
    stream.seek(4)
    kept = services.store(stream)
    assert services.store(content) == kept
    assert (kept.size, services.read(kept.digest)) == (size, content)
    assert any(path.is_file() for path in tmp_path.rglob("*")) is in_a_file


def test_an_object_store_takes_the_place_of_the_folder(settings, tmp_path) -> None:
    """Where one is set, large contents lie there and the folder stays empty."""
    content = bytes(SMALL + 1)
    with object_store() as store:
        settings.RUHEPOL = replace(
            settings.RUHEPOL,
            s3_endpoint=store.endpoint,
            s3_bucket=BUCKET,
            s3_region=REGION,
            s3_access_key=NAME,
            s3_secret_key=SECRET,
        )
        kept = services.store(content)
        assert list(store.objects.values()) == [content]
        assert services.read(kept.digest) == content
    assert not list(tmp_path.rglob("*"))


def test_a_rollback_leaves_no_row_and_the_next_try_works() -> None:
    """Bytes without a row are harmless: storing them again makes the row."""
    with transaction.atomic():
        digest = services.store(b"again").digest
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    assert services.store(b"again").digest == digest


def test_unknown_bytes_are_missing() -> None:
    """A digest nobody stored answers with FileMissing."""
    with pytest.raises(FileMissing):
        services.open_file("0" * 64)
