"""Django's entry to the e-mail channel."""

from django.apps import AppConfig


class EmailConfig(AppConfig):
    """Mail in and out."""

    name = "ruhepol.channels.email"
    label = "email"

    def ready(self) -> None:
        """Connect the receivers, and say which stored bytes are needed."""
        from ruhepol.channels.email import receivers  # noqa: F401, PLC0415  Django's place for it
        from ruhepol.channels.email.services.erase import needs_file  # noqa: PLC0415
        from ruhepol.core.files.needs import offer  # noqa: PLC0415

        offer(needs_file)
