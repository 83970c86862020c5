"""What can go wrong between bytes and the place where they are kept."""


class FileStoreError(Exception):
    """Base of the store's errors."""


class StorageUnavailable(FileStoreError):  # noqa: N818  named for what the admin sees
    """Nothing was stored, and it may work later."""


class StorageAway(StorageUnavailable):
    """The object store does not answer, or refuses us."""


class StorageFull(StorageUnavailable):
    """The disk or its quota is full; nothing was stored."""


class FileMissing(FileStoreError):  # noqa: N818  named for what the admin sees
    """No bytes lie under this digest."""
