"""`suggest`: which answers fit what somebody is writing, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ruhepol.core.text import Excerpt, Language, detect, excerpt
from ruhepol.knowledge.suggest import shelf as shelves
from ruhepol.knowledge.suggest.confidence import confidences
from ruhepol.knowledge.suggest.contexts import Context
from ruhepol.knowledge.suggest.encoding import read_question
from ruhepol.knowledge.suggest.layers import Shelf
from ruhepol.knowledge.suggest.sources import Shown, Source, offered
from ruhepol.knowledge.suggest.synonyms import Thesaurus, thesaurus_of
from ruhepol.knowledge.suggest.typed import half_word, merged, only_courtesies

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.question import Question

__all__ = ["Context", "Suggestion", "find", "find_nothing", "suggest"]

_SHORTEST = 3  # letters typed before anything is suggested
_READ = 1_500  # characters: of a longer text the end is read, for that is what is being written
_SURE_ENOUGH = 0.25  # expected share of right answers below which silence is kinder
_BESIDE_THE_FIRST = 0.4  # share of the first one's confidence a further suggestion needs
_WORTH_LISTING = 0.2  # expected share below which a search result is noise
_CANDIDATES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One fitting answer. `id` is the article's, the canned answer's or the ticket's; faces make addresses.

    `confidence` is the expected share of cases in which this is the right answer (0–1).
    """

    kind: str
    id: int
    language: Language
    slug: str
    title: str
    snippet: Excerpt
    why: tuple[str, ...]
    confidence: float


def suggest(text: str, language: Language, context: Context | None = None) -> list[Suggestion]:
    """Return the answers that fit `text`, best first; none where nothing is likely to help.

    `language` is the reader's: answers come in it where they exist, whatever language was typed.
    The text is read and forgotten.
    """
    asked = context or Context()
    ranked = [] if only_courtesies(text) else _ranked(text, language, asked)
    floor = max(_SURE_ENOUGH, ranked[0].sure * _BESIDE_THE_FIRST) if ranked else 1.0
    return _shown([each for each in ranked if each.sure >= floor], text, language, asked)


def find(query: str, language: Language, context: Context | None = None) -> list[Suggestion]:
    """Return what a search for `query` should list: more, and less sure, than `suggest` would show."""
    asked = context or Context(limit=20)
    ranked = _ranked(query, language, asked)
    return _shown([each for each in ranked if each.sure >= _WORTH_LISTING], query, language, asked)


def find_nothing(searches: Sequence[tuple[str, Language]]) -> list[bool]:
    """Tell of each search whether it would list nothing, with two questions to the database for all."""
    asked = Context()
    house = _house(asked)
    return [
        not any(each.sure >= _WORTH_LISTING for each in _ranked(query, language, asked, house))
        for query, language in searches
    ]


class _House(NamedTuple):
    """What is the same for every text: which indexes stand, and which words mean the same."""

    editions: Mapping[str, int]
    thesaurus: Thesaurus


def _house(context: Context) -> _House:
    return _House(shelves.editions_now(), thesaurus_of(context.reads_as.brand))


class _Ranked(NamedTuple):
    source: Source
    group: int
    sure: float


def _ranked(text: str, language: Language, context: Context, house: _House | None = None) -> list[_Ranked]:
    """Return what may be shown with how sure each is, one line a thing, best first."""
    if len(text.strip()) < _SHORTEST:
        return []
    house = house or _house(context)
    held = [(source, shelves.current(source.kind, house.editions)) for source in offered(context)]
    meaning = any(shelf.has_meaning for _source, shelf in held)
    text = text[-_READ:]
    typed = tuple(dict.fromkeys((detect(text, default=language), language)))
    half = half_word(text) if meaning else ""
    asked = read_question(
        text,
        language,
        meaning=meaning,
        endings=merged(shelf.endings(half, each) for _, shelf in held for each in typed) if half else None,
        also=house.thesaurus.others(text),
    )
    # A kind's first answer is sure by its lead over the next of the same kind.
    ranked = [each for source, shelf in held for each in _of_kind(source, shelf, asked, typed, context)]
    return sorted(ranked, key=lambda each: -each.sure)


def _of_kind(
    source: Source, shelf: Shelf, asked: "Question", typed: Sequence[Language], context: Context
) -> list[_Ranked]:
    hits = [found for each in typed for found in shelf.search(asked, each, _CANDIDATES)]
    allowed = source.allowed({(found.group, found.access) for found in hits}, context) if hits else ()
    best: dict[int, float] = {}
    for found in hits:
        if (found.group, found.access) in allowed:
            best[found.group] = max(found.score, best.get(found.group, 0.0))
    ranked = sorted(best.items(), key=_by_score)
    sure = confidences([score for _group, score in ranked], meaning=asked.meaning is not None)
    return [_Ranked(source, group, share) for (group, _score), share in zip(ranked, sure, strict=True)]


def _by_score(line: tuple[int, float]) -> float:
    return -line[1]


def _shown(ranked: Sequence[_Ranked], text: str, language: Language, context: Context) -> list[Suggestion]:
    """Read what is shown of the best; who may not see it does not, however old the index."""
    best = ranked[: context.limit]
    sources = {each.source.kind: each.source for each in best}
    shown = {
        kind: source.show([each.group for each in best if each.source is source], language, context)
        for kind, source in sources.items()
    }
    known = [(each, shown[each.source.kind].get(each.group)) for each in best]
    return [_suggestion(each, found, text) for each, found in known if found]


def _suggestion(ranked: _Ranked, found: Shown, text: str) -> Suggestion:
    marked = excerpt(f"{found.title} {found.words}", text, found.language)
    why = tuple(dict.fromkeys(run.lower() for run, is_match in marked.runs if is_match))
    return Suggestion(
        kind=ranked.source.kind,
        id=found.group,
        language=found.language,
        slug=found.slug,
        title=found.title,
        snippet=_snippet(found, text),
        why=why,
        confidence=round(ranked.sure, 3),
    )


def _snippet(found: Shown, text: str) -> Excerpt:
    """Show where the text answers; its summary where no single word matched."""
    marked = excerpt(found.words, text, found.language, length=140)
    return marked if marked.found or not found.summary else Excerpt(((found.summary, False),))
