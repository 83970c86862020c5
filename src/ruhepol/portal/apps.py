"""Django's entry to the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The pages customers see."""

    name = "ruhepol.portal"
