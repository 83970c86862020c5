"""Django's entry to the tickets room."""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    """Tickets and their conversations."""

    name = "ruhepol.tickets"
