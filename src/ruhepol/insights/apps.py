"""Django's entry to the insights room."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Figures and the facts behind them."""

    name = "ruhepol.insights"

    def ready(self) -> None:
        """Connect the receivers."""
        from ruhepol.insights import receivers  # noqa: F401, PLC0415  models must be loaded first
