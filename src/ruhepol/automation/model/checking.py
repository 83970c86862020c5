"""Is every sentence of a model's answer taken from the passages it names? Only then it is said.

Not a matter of trust: a model that was talked into something, or that dreams, says words, numbers, links or a
"not" that do not stand in its source, and is not heard.
"""

import re
from collections.abc import Mapping, Sequence

from ruhepol.automation.model.sources import ModelError, Sentence, Source
from ruhepol.core.text import Analyser, Language, fold, tokens

MOST_SENTENCES = 6
LONGEST = 900
SUPPORTED = 0.75
"""Share of a sentence's telling words that have to stand in its sources."""

_LITERAL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S*\d\S*|\b[\w-]+\.[a-z]{2,}\b(?:/\S*)?")
_EDGES = ".,;:!?()[]{}\"'„“”‚‘’»«…*_`"
_MARKUP = re.compile(r"[<>\[\]{}|`]|\]\(|javascript:|data:", re.IGNORECASE)
_DENIALS = """
nicht nichts kein keine keinen keinem keiner keines nie niemals ohne not no never none cannot without
n't don't doesn't can't won't isn't aren't
"""
_NOT = frozenset(_DENIALS.split())
_SPLIT = re.compile(r"(?<=[.!?])\s+|\n+")


def checked(found: Sequence[Sentence], sources: Sequence[Source], language: Language) -> str:
    """Return the answer's text where all of it is supported. Raises ModelError with what is not."""
    given = {source.id: source for source in sources}
    if not found:
        raise ModelError("the model says the passages do not answer")
    if len(found) > MOST_SENTENCES or sum(len(each.text) for each in found) > LONGEST:
        raise ModelError("the answer is too long")
    for sentence in found:
        _check(sentence, given, language)
    return " ".join(sentence.text for sentence in found)


def _check(sentence: Sentence, given: Mapping[str, Source], language: Language) -> None:
    if not sentence.sources or not set(sentence.sources) <= given.keys():
        raise ModelError("a sentence names no source, or one it was not given")
    if _MARKUP.search(sentence.text):
        raise ModelError("a sentence holds markup")
    named = [given[each] for each in sentence.sources]
    text = "\n".join(f"{each.title}\n{each.text}" for each in named)
    if lost := _literals(sentence.text) - _literals(text):
        raise ModelError(f"not in the source: {', '.join(sorted(lost))}")
    analyser = Analyser(language)
    said, there = set(analyser.stems(sentence.text)), set(analyser.stems(text))
    if not said or len(said & there) / len(said) < SUPPORTED:
        raise ModelError("a sentence says what its source does not")
    if _denies(sentence.text) and not _denies(_nearest(sentence.text, text, analyser)):
        raise ModelError("a sentence denies what its source says")
    if not _denies(sentence.text) and _denies(_nearest(sentence.text, text, analyser)):
        raise ModelError("a sentence says what its source denies")


def _literals(text: str) -> set[str]:
    """Return what may not be put in other words: numbers, addresses, links."""
    found = {match.strip(_EDGES).casefold() for match in _LITERAL.findall(text)}
    return {each for each in found if each}


def _denies(text: str) -> bool:
    words = {*text.lower().replace("’", "'").split(), *tokens(text)}
    return not _NOT.isdisjoint(fold(word.strip(_EDGES)) for word in words)


def _nearest(sentence: str, text: str, analyser: Analyser) -> str:
    """Return the sentence of the source that shares most with what is said."""
    said = set(analyser.stems(sentence))
    return max(_SPLIT.split(text), key=lambda part: len(said & set(analyser.stems(part))), default="")
