"""Django's entry to the portal."""

from typing import ClassVar

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The pages customers see."""

    name = "ruhepol.portal"
    ui_behaviours = (
        *(
            "announce",
            "autosize",
            "draft",
            "drop",
            "forms",
            "keyboard",
            "live",
            "questions",
            "send",
            "since",
            "theme",
        ),
    )
    """What these pages use of `ui`'s scripts; a first visit loads no more."""

    ui_scripts: ClassVar = {
        "portal/widget.js": "portal/widget/loader.js",
        "portal/widget-panel.js": "portal/widget/panel.js",
    }
    """What runs on other people's pages: the first with every page, the second from the first click on."""

    def ready(self) -> None:
        """Say who its visitors are, for what they follow live."""
        from ruhepol.portal import live  # noqa: PLC0415  models must be loaded first

        live.register()
