"""Reading a question, with its meaning where an encoder is awake."""

from functools import partial
from typing import TYPE_CHECKING

import structlog

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.text import Language

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.question import Question

log = structlog.get_logger(__name__)

_PATIENCE = 0.3  # seconds an answer may wait for the encoder


def read_question(text: str, language: Language, *, meaning: bool) -> "Question":
    """Read a question; `meaning` says whether there is anything whose meaning it could be compared with."""
    from ruhepol.knowledge.suggest.question import question  # noqa: PLC0415  numpy comes with it

    chosen = encoder() if meaning else None
    if chosen and chosen.ready():
        try:
            return question(text, language, partial(chosen.encode, within=_PATIENCE))
        except EncoderError:
            log.warning("question_without_meaning")
    return question(text, language)
