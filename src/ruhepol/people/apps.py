"""Django's entry to the people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Agents, customers and all that belongs to them."""

    name = "ruhepol.people"

    def ready(self) -> None:
        """Declare the periodic tasks."""
        from ruhepol.people import tasks  # noqa: F401, PLC0415  models must be loaded first
