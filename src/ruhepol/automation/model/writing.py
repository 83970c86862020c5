"""From passages to an answer in a model's words, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import structlog
from django.conf import settings

from ruhepol.automation.model.checking import checked
from ruhepol.automation.model.prompt import MOST_SOURCES, messages, sentences
from ruhepol.automation.model.sources import ModelError, Source
from ruhepol.core.text import Language

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in a model's words, and the sources it was taken from."""

    text: str
    sources: tuple[str, ...]


class Model(Protocol):
    """The port: what any language model can do for the bot."""

    name: str

    def complete(self, messages: Sequence[dict[str, str]], *, within: float) -> str:
        """Return what it says to these messages, within so many seconds. Raises ModelError."""


@cache
def model() -> Model | None:
    """Return the model the settings name; None where there is none, which is the default. Asks nobody yet."""
    wanted = settings.RUHEPOL
    if not wanted.bot_model_address:
        return None
    from ruhepol.automation.model.service import Service  # noqa: PLC0415  few have one

    return Service(wanted.bot_model_address, wanted.bot_model_name, wanted.bot_model_key)


def write(
    question: str, sources: Sequence[Source], language: Language, *, by: Model | None
) -> Written | None:
    """Return an answer every sentence of which stands in the sources; None where the bot is to quote.

    Without a source nobody is asked.
    """
    given = list(sources[:MOST_SOURCES])
    if by is None or not given:
        return None
    try:
        said = by.complete(messages(question, given, language), within=settings.RUHEPOL.bot_model_seconds)
        found = sentences(said)
        text = checked(found, given, language)
    except ModelError as error:
        log.info("the bot quotes instead of its model", why=str(error), model=by.name)
        return None
    named = {source for sentence in found for source in sentence.sources}
    return Written(text, tuple(source.id for source in given if source.id in named))
