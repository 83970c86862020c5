"""Django's entry to the e-mail channel."""

from django.apps import AppConfig


class EmailConfig(AppConfig):
    """Mail in and out."""

    name = "ruhepol.channels.email"
    label = "email"

    def ready(self) -> None:
        """Connect the receivers."""
        from ruhepol.channels.email import receivers  # noqa: F401, PLC0415  Django's place for it
