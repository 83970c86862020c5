"""Settings for the test run: a data folder of its own, fast hashing, everything else as in production."""

import atexit
import os
import shutil
import tempfile

if "RUHEPOL_DATA_DIR" not in os.environ:
    os.environ["RUHEPOL_DATA_DIR"] = tempfile.mkdtemp(prefix="ruhepol-tests-")
    atexit.register(shutil.rmtree, os.environ["RUHEPOL_DATA_DIR"], ignore_errors=True)

from ruhepol.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECRET_KEY = "tests-and-nothing-but-tests-tests"  # noqa: S105
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
