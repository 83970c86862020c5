"""Settings for the test run: fast hashing, everything else as in production."""

from ruhepol.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECRET_KEY = "tests"  # noqa: S105
