"""Known problems as a kind of suggestion: whoever answers finds them by the customer's words, too."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from ruhepol.core.text import Language
from ruhepol.healing.models import KnownProblem
from ruhepol.knowledge.suggest.contexts import Context
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.sources import Candidate, Leaf, Shown, Source, mark_of

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces

PROBLEM = "problem"
_LANGUAGES: tuple[Language, ...] = ("de", "en")


def _problems() -> QuerySet[KnownProblem]:
    return KnownProblem.objects.exclude(state=KnownProblem.State.FIXED)


def _marks() -> Mapping[int, int]:
    rows = _problems().values_list("pk", "revision")
    return {number: mark_of(revision) for pk, revision in rows for number, _language in _numbers(pk)}


def _leaves(among: Collection[int] | None) -> Iterator[Leaf]:
    for problem in _problems():
        for number, language in _numbers(problem.pk):
            if among is None or number in among:
                doc = Doc(
                    id=number,
                    title=problem.title_in(language),
                    text=problem.words_in(language),
                    wordings=_symptoms(problem, language),
                )
                yield Leaf(doc, problem.pk, language, "", mark_of(problem.revision))


def _symptoms(problem: KnownProblem, language: Language) -> list[str]:
    """Return how customers put it, as its describer knows."""
    said = problem.symptoms_de if language == "de" else problem.symptoms_en
    return [line for line in said.splitlines() if line.strip()]


def _numbers(pk: int) -> Iterator[tuple[int, Language]]:
    """Yield the number of a problem's text in each language."""
    return ((pk * len(_LANGUAGES) + at, language) for at, language in enumerate(_LANGUAGES))


def _meanings(_docs: Collection[Doc]) -> "Mapping[int, Pieces]":
    return {}


def _show(groups: Collection[int], language: Language, context: Context) -> Mapping[int, Shown]:
    if context.agent is None:
        return {}
    return {
        found.pk: Shown(found.pk, language, "", found.title_in(language), "", found.words_in(language))
        for found in _problems().filter(pk__in=groups)
    }


def _allowed(found: AbstractSet[Candidate], context: Context) -> AbstractSet[Candidate]:
    if context.agent is None:
        return frozenset()
    groups = [group for group, _access in found]
    known = set(_problems().filter(pk__in=groups).values_list("pk", flat=True))
    return {each for each in found if each[0] in known}


SOURCE = Source(kind=PROBLEM, marks=_marks, leaves=_leaves, meanings=_meanings, show=_show, allowed=_allowed)
