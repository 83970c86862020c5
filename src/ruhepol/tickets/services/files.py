"""Keeping the files that go with messages: the one place where they are described."""

from typing import BinaryIO

from ruhepol.core.files.services import store
from ruhepol.core.files.sniff import HEAD, true_type
from ruhepol.tickets.services._conversation import File


def keep(source: BinaryIO | bytes, *, name: str, declared: str, content_id: str = "") -> File:
    """Keep bytes and return what a message needs to name them; their type is told from how they begin.

    `source` stands at its beginning, `declared` is the sender's word. Raises StorageUnavailable.
    """
    if isinstance(source, bytes):
        head = source[:HEAD]
    else:
        head = source.read(HEAD)
        source.seek(0)
    kept = store(source)
    return File(
        digest=kept.digest,
        name=name or "file",
        size=kept.size,
        content_type=true_type(head, declared),
        content_id=content_id,
    )
