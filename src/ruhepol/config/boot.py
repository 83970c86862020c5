"""Brings Django up for a command: settings first, so that their faults are told and not thrown."""

import os

from ruhepol.config.env.read import settings
from ruhepol.config.env.table import Settings
from ruhepol.config.loading import loading


def django() -> Settings:
    """Set Django up and return the typed settings; raises WrongSettingsError."""
    wanted = settings()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ruhepol.config.settings")
    with loading():
        import django as package  # noqa: PLC0415  reads the settings

        package.setup()
    return wanted
