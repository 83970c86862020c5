"""A question as the engines take it: its words, and where an encoder answers, its meaning."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ruhepol.core.text import Analyser, Language, detect, fold, tokens
from ruhepol.knowledge.suggest.postings import Weights
from ruhepol.knowledge.suggest.typed import WORD, half_word

# What the content words alone count beside the sentence, where there are three or more.
_SHARE: Mapping[Language, float] = {"de": 1.0, "en": 0.2}
_FEW = 0.4  # the same, for the synonyms of a question of one word
Encode = Callable[[Sequence[str]], Weights]


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody has typed so far. A last word without a space after it may be half-typed."""

    text: str
    words: tuple[str, ...]
    stops: frozenset[str]
    meaning: Weights | None = None
    """A row for each way of reading it: as typed, and with its last word completed."""
    also: tuple[str, ...] = ()
    """Words that mean the same as some of it."""

    @property
    def content(self) -> int:
        """How many of its words say what it is about."""
        return sum(word not in self.stops for word in self.words)

    @property
    def half(self) -> str:
        """The last word while it may be half-typed."""
        return self.words[-1] if self.words and self.text[-1].isalnum() else ""


def question(
    text: str,
    language: Language,
    encode: Encode | None = None,
    *,
    endings: Sequence[str] | None = None,
    also: Sequence[str] = (),
) -> Question:
    """Read a question; `language` is assumed where its words do not tell.

    Its meaning is that of the sentence and, the more of them there are, of its content words alone:
    courtesies and question words move a vector by more than they should. `endings` are what its last word
    may become, none where nothing begins so, None where it is whole. `also` are synonyms of its words.
    """
    words = tuple(tokens(text))
    spoken = detect(text, default=language)
    stop = Analyser(spoken).stop
    stops = frozenset(word for word in words if fold(word) in stop)
    asked = Question(text, words, stops, also=tuple(token for word in also for token in tokens(word)))
    if encode is None or not words:
        return asked
    share = _share(asked.content, spoken) or (_FEW if also else 0.0)
    readings = [[text], _completed(text, endings)]
    return replace(asked, meaning=_meaning([each for each in readings if each], also, share, stop, encode))


def _completed(text: str, endings: Sequence[str] | None) -> list[str]:
    if endings is None:
        return []
    before = text[: len(text) - len(half_word(text))]
    if endings:
        return [before + ending for ending in endings]
    return [before] if WORD.search(before) else []


def _share(content: int, spoken: Language) -> float:
    return _SHARE[spoken] * min(max(content - 1, 0) / 2, 1.0)


def _meaning(
    readings: Sequence[Sequence[str]],
    also: Sequence[str],
    share: float,
    stop: AbstractSet[str],
    encode: Encode,
) -> Weights:
    """Return a row of length 1 for each reading: the mean of its texts."""
    texts = [text for each in readings for text in each]
    contents = [_content(text, also, stop) for text in texts] if share else []
    vectors = encode([*texts, *contents])
    if contents:
        vectors = vectors[: len(texts)] + np.float32(share) * vectors[len(texts) :]
    ends = np.cumsum([0, *(len(each) for each in readings)])
    rows = np.stack([vectors[start:end].sum(axis=0) for start, end in pairwise(ends.tolist())])
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _content(text: str, also: Sequence[str], stop: AbstractSet[str]) -> str:
    words = [word for word in WORD.findall(text) if fold(word.lower()) not in stop]
    return " ".join([*words, *also]) or text
