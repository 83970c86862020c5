"""The part of an article that answers: a paragraph or a list of steps, word for word, not the whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Analyser, Language

_LONGEST = 700  # characters of a quote; a longer block is cut at a line or sentence
_HEADING = re.compile(r"^#{1,6}\s+(?P<words>.+?)\s*#*$")
_LIST = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ0-9„\"])")
_OF_HEADING = 0.7  # how much a match in the heading above counts
_OF_TITLE = 0.25  # a word of the title: the whole article is about it, so it tells little
_FIRST = 0.5  # what says most, stands first


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote: the words as they stand, the heading above them, and which block of the article it is."""

    number: int
    heading: str
    text: str


def passages(body: str) -> list[Passage]:
    """Cut an article into blocks that stand by themselves; a list stays with what introduces it."""
    return [
        Passage(number, heading, words)
        for number, (heading, block) in enumerate(_blocks(body))
        if (words := to_words(block).strip())
    ]


def best(
    body: str, question: str, language: Language, *, title: str = "", summary: str = ""
) -> Passage | None:
    """Return the passage that answers a question; where none shares a word with it, the article's beginning.

    None for an article without words.
    """
    cut = passages(body)
    if not cut:
        return Passage(0, "", summary) if summary else None
    analyser = Analyser(language)
    wanted = set(analyser.stems(question))
    named = set(analyser.stems(title))
    rarity = _rarity([set(analyser.stems(each.text)) for each in cut])

    def fit(passage: Passage) -> float:
        held, above = set(analyser.stems(passage.text)), set(analyser.stems(passage.heading))
        weight = sum(rarity.get(stem, 1.0) * (_OF_TITLE if stem in named else 1) for stem in wanted & held)
        return weight + _OF_HEADING * len((wanted & above) - held - named) + _FIRST * (passage is cut[0])

    chosen = max(cut, key=fit)
    return Passage(chosen.number, chosen.heading, shortened(chosen.text))


def shortened(text: str) -> str:
    """Return a text of bearable length, cut where a line or a sentence ends."""
    if len(text) <= _LONGEST:
        return text
    kept = ""
    for line in text.splitlines():
        for sentence in _SENTENCE.split(line):
            longer = f"{kept} {sentence}" if kept and not kept.endswith("\n") else kept + sentence
            if len(longer) > _LONGEST:
                return f"{kept.strip() or sentence[:_LONGEST].rsplit(' ', 1)[0]} …"
            kept = longer
        kept += "\n"
    return kept.strip()


def _rarity(held: list[set[str]]) -> dict[str, float]:
    """Return what a word tells: one that stands in every block tells little."""
    count: dict[str, int] = {}
    for stems in held:
        for stem in stems:
            count[stem] = count.get(stem, 0) + 1
    return {stem: 1.0 if times == 1 else 2.0 / (1 + times) for stem, times in count.items()}


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """Yield (heading, Markdown of a block)."""
    heading, waiting = "", ""
    for raw in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        block = raw.strip("\n")
        first, _, rest = block.partition("\n")
        if title := _HEADING.match(first.strip()):
            if waiting:
                yield heading, waiting
            heading, waiting, block = to_words(title["words"]).strip(), "", rest
        if not block.strip():
            continue
        if waiting and (_LIST.match(block) or block.startswith(" ")):
            waiting += f"\n\n{block}"
            continue
        if waiting:
            yield heading, waiting
        waiting = block
        if not (block.rstrip().endswith(":") or _LIST.match(block)):
            yield heading, waiting
            waiting = ""
    if waiting:
        yield heading, waiting
