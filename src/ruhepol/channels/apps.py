"""Django's entry to the channels' common ground: their German."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Holds the catalogue; every channel is an app of its own."""

    name = "ruhepol.channels"
