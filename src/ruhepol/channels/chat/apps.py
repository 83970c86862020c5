"""Django's entry to the chat channel."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    """Widgets, chats and who sits at them."""

    name = "ruhepol.channels.chat"
    label = "chat"

    def ready(self) -> None:
        """Say who may follow a chat."""
        from ruhepol.channels.chat import live, receivers, tasks  # noqa: F401, PLC0415  they need the models

        live.register()
