"""Django's settings, read from the environment."""

import os
from pathlib import Path

DATA_DIR = Path(os.environ.get("RUHEPOL_DATA_DIR", "data")).resolve()
SECRET_KEY = os.environ.get("RUHEPOL_SECRET_KEY", "insecure-until-the-typed-settings-land")
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ruhepol.core",
    "ruhepol.people",
    "ruhepol.tickets",
]

DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "ruhepol.sqlite3"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Agent"
ROOT_URLCONF = "ruhepol.config.urls"

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
