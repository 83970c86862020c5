"""Django's entry to the search index."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index has tables of its own and therefore an app of its own."""

    name = "ruhepol.core.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
