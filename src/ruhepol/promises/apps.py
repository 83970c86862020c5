"""Django's entry to the promises room."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    """Targets and the clocks that measure them."""

    name = "ruhepol.promises"

    def ready(self) -> None:
        """Connect the receivers and the sweep."""
        from ruhepol.promises import receivers  # noqa: F401, PLC0415  models must be loaded first
