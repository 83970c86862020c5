"""What a half-typed word may become: whole words of the collection, so that its meaning can be asked for."""

from collections.abc import Callable

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.typed import MOST_ENDINGS
from ruhepol.knowledge.suggest.vocabulary import SHORTEST, Vocabulary
from ruhepol.knowledge.suggest.words import head_of

_SHORTEST = 3  # letters that say enough
_LOOKED_AT = 100  # words that begin so
Holders = Callable[[str], int]


def endings(half: str, language: Language, vocabulary: Vocabulary, holders: Holders) -> list[str]:
    """Return the commonest words that begin as `half` does, in the case it was typed in.

    A German compound nobody wrote may be a known word and the beginning of another.
    """
    lower = half.lower()
    if len(lower) < _SHORTEST:
        return []
    found = _beginning(lower, vocabulary, holders)
    if not found and language == "de":
        for cut in range(len(lower) - _SHORTEST, SHORTEST - 1, -1):
            if head_of(lower[:cut], vocabulary) and (tails := _beginning(lower[cut:], vocabulary, holders)):
                found = [lower[:cut] + tail for tail in tails]
                break
    return [half + word[len(half) :] for word in found]


def _beginning(prefix: str, vocabulary: Vocabulary, holders: Holders) -> list[str]:
    known = vocabulary.beginning_with(prefix, _LOOKED_AT)
    return sorted(known, key=lambda word: -holders(word))[:MOST_ENDINGS]
