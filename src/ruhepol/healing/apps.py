"""Django's entry to the healing room."""

from django.apps import AppConfig


class HealingConfig(AppConfig):
    """What the customers' systems tell, and what is done about it."""

    name = "ruhepol.healing"

    def ready(self) -> None:
        """Connect receivers and sweeps."""
        from ruhepol.healing import live, receivers, tasks  # noqa: F401, PLC0415  models must be loaded first

        live.register()
