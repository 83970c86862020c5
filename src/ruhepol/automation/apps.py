"""Django's entry to the automation room."""

from django.apps import AppConfig


class AutomationConfig(AppConfig):
    """What the house does by itself."""

    name = "ruhepol.automation"

    def ready(self) -> None:
        """Connect the receivers, let the figures count what the bot did, and what is wrong be suggested."""
        from ruhepol.automation import receivers  # noqa: F401, PLC0415  models must be loaded first
        from ruhepol.automation.models import BotTalk  # noqa: PLC0415
        from ruhepol.insights.figures.definition import Source  # noqa: PLC0415
        from ruhepol.insights.selectors.cases import supply  # noqa: PLC0415

        supply(Source.BOT, BotTalk.objects.all)
        from ruhepol.automation.known import SOURCES  # noqa: PLC0415
        from ruhepol.knowledge.suggest.sources import offer  # noqa: PLC0415

        for source in SOURCES:
            offer(source)
