"""Canned answers as a kind of suggestion, for agents."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ruhepol.core.text import Language
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.knowledge.placeholders import bare
from ruhepol.knowledge.suggest.contexts import CANNED, Context
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.sources import Candidate, Leaf, Shown, Source, mark_of

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces

_LANGUAGES: tuple[Language, ...] = ("de", "en")


def _answers() -> Iterator[tuple[int, Language, CannedAnswer]]:
    """Yield every text with a number of its own."""
    for answer in CannedAnswer.objects.active().order_by("pk"):
        for at, language in enumerate(_LANGUAGES):
            if language in answer.texts:
                yield answer.pk * len(_LANGUAGES) + at, language, answer


def _marks() -> Mapping[int, int]:
    return {number: mark_of(answer.changed_at) for number, _language, answer in _answers()}


def _leaves(among: Collection[int] | None) -> Iterator[Leaf]:
    for number, language, answer in _answers():
        if among is None or number in among:
            text = bare(answer.texts[language])
            doc = Doc(id=number, title=answer.title, text=text, keywords=answer.shortcut)
            yield Leaf(doc, answer.pk, language, "", mark_of(answer.changed_at))


def _meanings(_docs: Collection[Doc]) -> "Mapping[int, Pieces]":
    return {}


def _show(groups: Collection[int], language: Language, context: Context) -> Mapping[int, Shown]:
    if context.agent is None:
        return {}
    found: dict[int, Shown] = {}
    for answer in CannedAnswer.objects.visible_to(context.agent).filter(pk__in=groups):
        spoken, text = answer.text_in(language)
        found[answer.pk] = Shown(answer.pk, spoken, answer.shortcut, answer.title, "", text)
    return found


def _allowed(found: AbstractSet[Candidate], context: Context) -> AbstractSet[Candidate]:
    if context.agent is None:
        return frozenset()
    groups = [group for group, _access in found]
    seen = CannedAnswer.objects.visible_to(context.agent).filter(pk__in=groups).values_list("pk", flat=True)
    offered = set(seen)
    return {each for each in found if each[0] in offered}


SOURCE = Source(kind=CANNED, marks=_marks, leaves=_leaves, meanings=_meanings, show=_show, allowed=_allowed)
