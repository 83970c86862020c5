"""Known problems and running incidents as kinds of suggestion, found by the customer's words.

A problem is for whoever answers: customers hear of it where their own things have it, never by words alone.
An incident is public.
"""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from ruhepol.automation.spoken import Shelf, Text, Thing, lines
from ruhepol.core.text import Language
from ruhepol.healing.models import Incident, KnownProblem
from ruhepol.knowledge.suggest.contexts import Context

PROBLEM, INCIDENT = "problem", "incident"


def _problems() -> QuerySet[KnownProblem]:
    return KnownProblem.objects.exclude(state=KnownProblem.State.FIXED)


def _told_problems() -> Iterator[Thing]:
    for each in _problems():
        texts: dict[Language, Text] = {
            "de": Text(each.title_de, each.words_de, lines(each.symptoms_de)),
            "en": Text(each.title_en, each.words_en, lines(each.symptoms_en)),
        }
        yield Thing(each.pk, each.revision, texts)


def _may_problems(groups: Collection[int], context: Context) -> Collection[int]:
    if context.agent is None:
        return ()
    return _problems().filter(pk__in=groups).values_list("pk", flat=True)


def _incidents() -> QuerySet[Incident]:
    return Incident.objects.filter(state=Incident.State.ACTIVE)


def _told_incidents() -> Iterator[Thing]:
    """Yield what we say just now, with the latest word; a further one makes it another edition."""
    for each in _incidents().select_related("problem").prefetch_related("words"):
        said = each.words.all()[0]
        problem = each.problem
        texts: dict[Language, Text] = {
            "de": Text(each.title_de, said.words_de, [problem.title_de, *lines(problem.symptoms_de)]),
            "en": Text(each.title_en, said.words_en, [problem.title_en, *lines(problem.symptoms_en)]),
        }
        yield Thing(each.pk, said.pk, texts)


def _may_incidents(groups: Collection[int], context: Context) -> Collection[int]:
    """Return those of the brand one reads at; an agent who is at none sees all."""
    anywhere = context.agent is not None and context.reader.brand is None
    here = Q() if anywhere else Q(brand=None) | Q(brand=context.reader.brand)
    return _incidents().filter(here, pk__in=groups).values_list("pk", flat=True)


SOURCES = (
    Shelf(
        kind=PROBLEM,
        editions=lambda: _problems().values_list("pk", "revision"),
        things=_told_problems,
        may=_may_problems,
        agents_only=True,
    ).source(),
    Shelf(
        kind=INCIDENT,
        editions=lambda: ((each.id, each.edition) for each in _told_incidents()),
        things=_told_incidents,
        may=_may_incidents,
        agents_only=False,
    ).source(),
)
