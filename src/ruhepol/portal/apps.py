"""Django's entry to the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The pages customers see."""

    name = "ruhepol.portal"
    ui_behaviours = (
        *("announce", "autosize", "draft", "drop", "forms", "keyboard", "questions", "since", "theme"),
    )
    """What these pages use of `ui`'s scripts; a first visit loads no more."""
