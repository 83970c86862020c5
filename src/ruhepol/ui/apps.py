"""Django's entry to the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, styles and behaviours; no tables, no addresses of its own but the gallery."""

    name = "ruhepol.ui"
