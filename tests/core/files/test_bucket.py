"""An object store as the place for bytes."""

import hashlib
import io
import os
from collections.abc import Iterator

import pytest

from ruhepol.core.files.bucket import PART, BucketShelf, connect, key_of
from ruhepol.core.files.errors import FileMissing, StorageAway
from tests.object_store import BUCKET, NAME, REGION, SECRET, Store, object_store
from tools.postgres import free_port


def shelf_at(endpoint: str, bucket: str = BUCKET, name: str = NAME) -> BucketShelf:
    """Return the shelf in a store."""
    return connect(endpoint, bucket, region=REGION, name=name, secret=SECRET)


@pytest.fixture
def store() -> Iterator[Store]:
    """A running store."""
    with object_store() as running:
        yield running


@pytest.mark.parametrize("size", [0, 5, PART + 17])
def test_bytes_come_back_as_they_were(store: Store, size: int) -> None:
    """Nothing, little, and more than one part, under the sha256 of it all."""
    body = os.urandom(size)
    shelf = shelf_at(store.endpoint)
    digest, told = shelf.put(io.BytesIO(body))
    assert (digest, told) == (hashlib.sha256(body).hexdigest(), size)
    assert list(store.objects) == [f"{digest[:2]}/{digest[2:4]}/{digest}"]
    with shelf.open(digest) as stream:
        assert stream.read(3) == body[:3]
        assert stream.read() == body[3:]


def test_equal_content_is_sent_once(store: Store) -> None:
    """The second copy is recognised by its key and size."""
    shelf = shelf_at(store.endpoint)
    shelf.put(io.BytesIO(b"a"))
    shelf.put(io.BytesIO(b"a"))
    assert [asked for asked in store.asked if asked.startswith("PUT")] == [
        f"PUT /{BUCKET}/{key_of(hashlib.sha256(b'a').hexdigest())}"
    ]


def test_a_damaged_object_is_mended(store: Store) -> None:
    """One that is shorter than it should be is replaced when the whole content comes again."""
    shelf = shelf_at(store.endpoint)
    digest, _ = shelf.put(io.BytesIO(b"whole"))
    store.objects[key_of(digest)] = b"wh"
    shelf.put(io.BytesIO(b"whole"))
    assert store.objects[key_of(digest)] == b"whole"


def test_unknown_bytes_are_missing(store: Store) -> None:
    """Neither a digest nobody kept nor what is no digest finds anything."""
    shelf = shelf_at(store.endpoint)
    for digest in ("0" * 64, "../secret.key"):
        with pytest.raises(FileMissing):
            shelf.open(digest)


def test_what_is_taken_away_is_gone(store: Store) -> None:
    """Only that; a second time nothing happens."""
    shelf = shelf_at(store.endpoint)
    (digest, _), (other, _) = shelf.put(io.BytesIO(b"spare")), shelf.put(io.BytesIO(b"needed"))
    for _time in range(2):
        shelf.remove(digest)
    assert list(store.objects) == [key_of(other)]


def test_a_store_that_refuses_or_is_gone_says_so(store: Store) -> None:
    """A wrong name, a full store and one that does not answer are told apart from a missing file."""
    with pytest.raises(StorageAway, match="AccessDenied"):
        shelf_at(store.endpoint, name="nobody").put(io.BytesIO(b"a"))
    store.refuses = "QuotaExceeded"
    with pytest.raises(StorageAway, match="QuotaExceeded"):
        shelf_at(store.endpoint).open("0" * 64)
    with pytest.raises(StorageAway):
        shelf_at(f"http://127.0.0.1:{free_port()}").put(io.BytesIO(b"a"))


def test_the_bucket_has_to_be_there(store: Store) -> None:
    """The check tells a bucket from none."""
    assert shelf_at(store.endpoint).check()
    assert not shelf_at(store.endpoint, bucket="none").check()
