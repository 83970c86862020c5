"""What can go wrong between bytes and disk."""


class FileStoreError(Exception):
    """Base of the store's errors."""


class StorageFull(FileStoreError):  # noqa: N818  named for what the admin sees
    """The disk or its quota is full; nothing was stored."""


class FileMissing(FileStoreError):  # noqa: N818  named for what the admin sees
    """No bytes lie under this digest."""
