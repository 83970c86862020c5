"""An S3-compatible object store as the place for bytes, for installations of several machines."""

import hashlib
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ruhepol.core.files.errors import FileMissing, StorageAway
from ruhepol.core.files.folder import CHUNK, DIGEST

if TYPE_CHECKING:
    from minio import Minio
    from urllib3 import BaseHTTPResponse

IN_MEMORY = 1024 * 1024
PART = 8 * 1024 * 1024
"""Larger contents are uploaded in parts, so that memory stays small."""
_ABSENT = {"NoSuchKey", "NoSuchObject", "404"}


class BucketShelf:
    """Objects under the keys a folder would use as paths, so that one can be copied into the other."""

    def __init__(self, client: "Minio", bucket: str) -> None:
        """Use a bucket that exists."""
        self._client = client
        self._bucket = bucket

    def put(self, source: BinaryIO) -> tuple[str, int]:
        """Keep a stream under its digest, known only at its end: until then it waits in a temporary file."""
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as draft, _typed_errors():
            sha, size = hashlib.sha256(), 0
            while chunk := source.read(CHUNK):
                sha.update(chunk)
                size += len(chunk)
                draft.write(chunk)
            digest = sha.hexdigest()
            if not self._holds(digest, size):
                draft.seek(0)
                stream = cast("BinaryIO", draft)
                self._client.put_object(self._bucket, key_of(digest), stream, size, part_size=PART)
        return digest, size

    def open(self, digest: str) -> BinaryIO:
        """Begin to read an object; the connection is given back when the stream is closed."""
        with _typed_errors():
            answer = self._client.get_object(self._bucket, key_of(digest))
        return io.BufferedReader(_Object(answer), CHUNK)

    def remove(self, digest: str) -> None:
        """Delete the object; a store says nothing where there is none."""
        with _typed_errors():
            self._client.remove_object(self._bucket, key_of(digest))

    def tidy(self) -> int:
        """Nothing: an upload cut off in its middle is no object; the store's own rules remove its parts."""
        return 0

    def check(self) -> bool:
        """Tell whether the bucket is there. Raises StorageAway."""
        with _typed_errors():
            return bool(self._client.bucket_exists(self._bucket))

    def _holds(self, digest: str, size: int) -> bool:
        try:
            with _typed_errors():
                return bool(self._client.stat_object(self._bucket, key_of(digest)).size == size)
        except FileMissing:
            return False


class _Object(io.RawIOBase):
    """The bytes of one object as they come."""

    def __init__(self, answer: "BaseHTTPResponse") -> None:
        super().__init__()
        self._answer = answer

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:  # noqa: ANN401  any writable buffer
        with _typed_errors():
            data = self._answer.read(len(room))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._answer.close()
            self._answer.release_conn()
        super().close()


def key_of(digest: str) -> str:
    """Return an object's key. Raises FileMissing for what is no digest."""
    if not DIGEST.fullmatch(digest):
        raise FileMissing("not a sha256 in hex")
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def bucket_of(wanted: Any) -> BucketShelf:  # noqa: ANN401  the settings are typed above this floor
    """Return the shelf that the settings name. Nothing is asked of it yet."""
    return connect(
        wanted.s3_endpoint,
        wanted.s3_bucket,
        region=wanted.s3_region,
        name=wanted.s3_access_key,
        secret=wanted.s3_secret_key,
    )


def connect(endpoint: str, bucket: str, *, region: str, name: str, secret: str) -> BucketShelf:
    """Return the shelf at an address such as `https://s3.example.org`. Nothing is asked of it yet."""
    # The extra `s3` and its memory are for those who use it.
    from minio import Minio  # noqa: PLC0415
    from urllib3 import PoolManager, Retry, Timeout  # noqa: PLC0415

    scheme, _, host = endpoint.partition("://")
    pool = PoolManager(
        timeout=Timeout(connect=5, read=30),
        maxsize=16,
        retries=Retry(total=3, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504]),
    )
    client = Minio(host, name, secret, secure=scheme == "https", region=region, http_client=pool)
    return BucketShelf(client, bucket)


@contextmanager
def _typed_errors() -> Iterator[None]:
    from minio.error import MinioException, S3Error  # noqa: PLC0415
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    try:
        yield
    except S3Error as error:
        if error.code in _ABSENT:
            raise FileMissing(str(error.object_name)) from error
        raise StorageAway(f"{error.code}: {error.message}") from error
    except (MinioException, HTTPError, OSError) as error:
        raise StorageAway(str(error)) from error
