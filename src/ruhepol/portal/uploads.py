"""Files that customers send along."""

from collections.abc import Iterable
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from ruhepol.tickets.services.files import keep
from ruhepol.tickets.services.receive import File

MOST = 10
LARGEST = 20 * 1024 * 1024  # bytes; mail servers on the way take little more


def stored(files: Iterable["UploadedFile[Any]"]) -> list[File]:
    """Keep uploaded bytes in the file store and return what a message needs to name them."""
    return [
        keep(cast("BinaryIO", file.file), name=file.name or "", declared=file.content_type or "")
        for file in files
    ]
