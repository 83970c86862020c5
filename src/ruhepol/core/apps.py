"""Django's entry to the core room."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The ground floor."""

    name = "ruhepol.core"
    default_auto_field = "django.db.models.BigAutoField"
