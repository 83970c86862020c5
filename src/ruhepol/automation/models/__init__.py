"""The nouns of the automation room."""

from ruhepol.automation.models.bot import BotAnswer, BotSource, BotTalk

__all__ = ["BotAnswer", "BotSource", "BotTalk"]
