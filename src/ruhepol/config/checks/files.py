"""Files: does the object store answer, and is the bucket there."""

from importlib.util import find_spec

from ruhepol.config.checks.finding import Finding, fault, good, note
from ruhepol.config.env.table import Settings
from ruhepol.core.files.bucket import bucket_of
from ruhepol.core.files.errors import FileStoreError


def place(wanted: Settings) -> Finding:
    """Ask the object store for its bucket, and write nothing."""
    if not wanted.s3_endpoint:
        return note("Files lie in the data folder; RUHEPOL_S3_ENDPOINT names an object store.")
    if find_spec("minio") is None:
        return fault("RUHEPOL_S3_ENDPOINT is set, but its client is missing: pip install 'ruhepol[s3]'.")
    where = f"{wanted.s3_endpoint} (bucket {wanted.s3_bucket})"
    try:
        if not bucket_of(wanted).check():
            return fault(f"{where} has no such bucket; make it, and start again.")
    except FileStoreError as error:
        return fault(f"{where} keeps no files for us: {error}.")
    return good(f"{where} keeps our files.")
