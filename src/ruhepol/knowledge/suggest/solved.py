"""Solved tickets as a kind of suggestion, for agents: how somebody else's alike question was answered."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from django.db.models import OuterRef, QuerySet, Subquery

from ruhepol.core.text import Language, in_writing
from ruhepol.knowledge.suggest.contexts import SOLVED, Context
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.sources import Candidate, Leaf, Shown, Source, mark_of
from ruhepol.tickets.models import Message, Ticket

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces

_NEWEST = 5_000  # tickets: what was true longer ago is rarely true now
_LONGEST = 1_500  # characters of the customer's first words
_OVER = (Ticket.Status.SOLVED, Ticket.Status.CLOSED)


def _tickets() -> QuerySet[Ticket]:
    """Return the newest tickets that ended with an answer."""
    ended = Ticket.objects.filter(status__in=_OVER, first_replied_at__isnull=False, merged_into=None)
    return ended.exclude(tags__name="spam").order_by("-pk")[:_NEWEST]


def _marks() -> Mapping[int, int]:
    rows = _tickets().values_list("pk", "subject", "language")
    return {pk: mark_of(subject, language) for pk, subject, language in rows}


def _leaves(among: Collection[int] | None) -> Iterator[Leaf]:
    wanted = list(_tickets().values_list("pk", flat=True)) if among is None else list(among)
    asked = Message.objects.filter(ticket=OuterRef("pk"), kind=Message.Kind.CUSTOMER).order_by("number")
    rows = Ticket.objects.filter(pk__in=wanted).annotate(asked=Subquery(asked.values("text")[:1]))
    for pk, subject, language, words in rows.values_list("pk", "subject", "language", "asked").iterator():
        spoken = in_writing(language)
        doc = Doc(id=pk, title=subject, text=(words or "")[:_LONGEST])
        yield Leaf(doc, pk, spoken, "", mark_of(subject, language))


def _meanings(_docs: Collection[Doc]) -> "Mapping[int, Pieces]":
    return {}


def _show(groups: Collection[int], _language: Language, context: Context) -> Mapping[int, Shown]:
    """Return subject and last reply of the tickets this agent may see."""
    if context.agent is None:
        return {}
    replies = Message.objects.filter(ticket=OuterRef("pk"), kind=Message.Kind.REPLY).order_by("-number")
    seen = Ticket.objects.visible_to(context.agent).filter(pk__in=groups, status__in=_OVER)
    rows = seen.annotate(said=Subquery(replies.values("text")[:1]))
    return {
        pk: Shown(pk, in_writing(language), "", subject, "", said)
        for pk, language, subject, said in rows.values_list("pk", "language", "subject", "said")
        if said
    }


def _allowed(found: AbstractSet[Candidate], context: Context) -> AbstractSet[Candidate]:
    """Keep what is visible to this agent and is not the ticket the question comes from."""
    if context.agent is None:
        return frozenset()
    groups = [group for group, _access in found if group != context.leave_out]
    seen = set(Ticket.objects.visible_to(context.agent).filter(pk__in=groups).values_list("pk", flat=True))
    return {each for each in found if each[0] in seen}


SOURCE = Source(kind=SOLVED, marks=_marks, leaves=_leaves, meanings=_meanings, show=_show, allowed=_allowed)
