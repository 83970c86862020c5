"""Django's entry to the automation room."""

from django.apps import AppConfig


class AutomationConfig(AppConfig):
    """What the house does by itself."""

    name = "ruhepol.automation"

    def ready(self) -> None:
        """Connect the receivers."""
        from ruhepol.automation import receivers  # noqa: F401, PLC0415  models must be loaded first
