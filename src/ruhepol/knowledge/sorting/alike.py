"""Questions that ask the same, by what they mean where an encoder answers."""

from collections.abc import Sequence

import structlog

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.knowledge.sorting.grouping import APART_IN_WORDS, grouped
from ruhepol.knowledge.sorting.space import Said, Space

log = structlog.get_logger(__name__)


def alike(questions: Sequence[Said]) -> list[list[int]]:
    """Return the questions in groups by their place in the list, the most typical of each first."""
    if chosen := encoder():
        try:
            return grouped(Space.over(questions, chosen.encode).points(questions))
        except EncoderError as error:
            log.warning("grouped_without_meaning", why=str(error))
    return grouped(Space.over(questions).points(questions), apart=APART_IN_WORDS)
