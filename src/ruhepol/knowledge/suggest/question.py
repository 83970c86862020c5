"""A question as the engines take it: its words, and where an encoder answers, its meaning."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ruhepol.core.text import Analyser, Language, detect, fold, tokens
from ruhepol.knowledge.suggest.postings import Weights

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
Encode = Callable[[Sequence[str]], Weights]


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody has typed so far. A last word without a space after it may be half-typed."""

    text: str
    words: tuple[str, ...]
    stops: frozenset[str]
    meaning: Weights | None = None

    @property
    def half(self) -> str:
        """The last word while it may be half-typed."""
        return self.words[-1] if self.words and self.text[-1].isalnum() else ""


def question(text: str, language: Language, encode: Encode | None = None) -> Question:
    """Read a question; `language` is assumed where its words do not tell.

    Its meaning is that of the sentence and of its content words alone, half and half: courtesies and
    question words move a short sentence's vector by more than they should.
    """
    words = tuple(tokens(text))
    stop = Analyser(detect(text, default=language)).stop
    stops = frozenset(word for word in words if fold(word) in stop)
    content = [word for word in _WORD.findall(text) if fold(word.lower()) not in stop]
    return Question(text, words, stops, _meaning(text, content, encode))


def _meaning(text: str, content: Sequence[str], encode: Encode | None) -> Weights | None:
    if encode is None or not text.strip():
        return None
    wanted = [text, " ".join(content)] if content else [text]
    total = encode(wanted).sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)
