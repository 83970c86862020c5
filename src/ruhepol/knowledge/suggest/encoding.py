"""Reading a question, with its meaning where an encoder is awake."""

from collections.abc import Sequence
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


def read_question(
    text: str,
    language: Language,
    *,
    meaning: bool,
    endings: Sequence[str] | None = None,
    also: Sequence[str] = (),
) -> "Question":
    """Read a question; `meaning` says whether there is anything whose meaning it could be compared with.

    `endings` are what its last word may become, `also` are synonyms of its words.
    """
    from ruhepol.knowledge.suggest.question import question  # noqa: PLC0415  numpy comes with it

    chosen = encoder() if meaning else None
    if chosen and chosen.ready():
        try:
            encode = partial(chosen.encode, within=_PATIENCE)
            return question(text, language, encode, endings=endings, also=also)
        except EncoderError:
            log.warning("question_without_meaning")
    return question(text, language, also=also)
