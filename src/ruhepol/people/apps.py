"""Django's entry to the people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Agents, customers and all that belongs to them."""

    name = "ruhepol.people"
