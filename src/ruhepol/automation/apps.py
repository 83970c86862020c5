"""Django's entry to the automation room."""

from django.apps import AppConfig


class AutomationConfig(AppConfig):
    """What the house does by itself."""

    name = "ruhepol.automation"
