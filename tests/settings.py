"""Settings for the test run: a data folder of its own, fast hashing, everything else as in production.

`RUHEPOL_TEST_DATABASE_URL` moves the run to PostgreSQL; without it SQLite writes a file like the real one.
`TEST_TEMPLATE` names a migrated database there, so that each worker copies it instead of migrating.
"""

import atexit
import os
import shutil
import tempfile

if "RUHEPOL_DATA_DIR" not in os.environ:
    os.environ["RUHEPOL_DATA_DIR"] = tempfile.mkdtemp(prefix="ruhepol-tests-")
    atexit.register(shutil.rmtree, os.environ["RUHEPOL_DATA_DIR"], ignore_errors=True)

if "RUHEPOL_TEST_DATABASE_URL" in os.environ:
    os.environ["RUHEPOL_DATABASE_URL"] = os.environ.pop("RUHEPOL_TEST_DATABASE_URL")

# Answers go out at once; that they can be taken back is tested where it is wanted.
os.environ.setdefault("RUHEPOL_UNDO_SECONDS", "0")

# Without a sentence model by default: it is loaded where it is what a test is about.
os.environ.setdefault("RUHEPOL_ENCODER", "none")

from ruhepol.config.settings import *  # noqa: F403
from ruhepol.config.settings import DATA_DIR, DATABASES, STATIC_ROOT

if "TEST_TEMPLATE" in os.environ:
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEST_TEMPLATE"]}
if not os.environ.get("RUHEPOL_DATABASE_URL"):
    # A file, not memory: other threads and processes of a test can see it.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

EMAIL_PORT = 1  # nobody listens there: mail of a test must not end in the sink of a product that runs beside

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # else each test client lists every file of the house before its first page
GALLERY = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECRET_KEY = "tests-and-nothing-but-tests-tests"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
