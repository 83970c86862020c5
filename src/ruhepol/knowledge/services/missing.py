"""Finding the questions no article answers, in requests and in searches that found nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import Language
from ruhepol.knowledge.answered import articles_answered_with
from ruhepol.knowledge.events import MissingAnswerDismissed
from ruhepol.knowledge.hiding import mask_of
from ruhepol.knowledge.library import wishes
from ruhepol.knowledge.models import MissingAnswer
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.suggest.suggesting import Context, suggest
from ruhepol.knowledge.wordings import question_of
from ruhepol.tickets.models import Message, Ticket

DAYS = 90
_READ = 400  # requests, the newest ones
_ENOUGH = 3  # people and searches together from which a question is worth an article
_LONGEST = 4_000  # characters of a message
_MOST = 40
_SURE = 0.5  # confidence of a suggestion from which a question counts as answered


@dataclass(frozen=True, slots=True)
class Asked:
    """One request or one search: the words, and who or how many."""

    words: str
    language: Language
    ticket: int | None = None
    customer: int | None = None
    gap: int | None = None
    searches: int = 0


def find_missing_answers() -> list[MissingAnswer]:
    """Group what people asked in the last 90 days without a good answer; return the groups, largest first.

    What was found before and is neither drafted nor dismissed is found anew; what belongs to a drafted or
    dismissed one is not counted again. No event: these are derived, and wait for somebody to look.
    """
    settled = MissingAnswer.objects.exclude(article=None, dismissed_at=None)
    done_tickets = set(settled.values_list("tickets", flat=True))
    done_gaps = set(settled.values_list("gaps", flat=True))
    asked: dict[Language, list[Asked]] = defaultdict(list)
    for each in (*_requests(done_tickets), *_searches(done_gaps)):
        asked[each.language].append(each)
    found = [group for language, each in asked.items() for group in _grouped(each, language)]
    found.sort(key=lambda group: -_weight(group))
    return _renew(found[:_MOST])


@transaction.atomic
def dismiss_missing(*, missing: MissingAnswer, by: Actor) -> MissingAnswer:
    """Take somebody's word that a question needs no article; only new requests bring it back.

    Publishes MissingAnswerDismissed.
    """
    missing.dismissed_at = clock.now()
    missing.save(update_fields=["dismissed_at"])
    publish(MissingAnswerDismissed(missing_id=missing.pk), by=by)
    return missing


def question_in(ticket: Ticket) -> str:
    """Return what a customer asked, masked; empty where too little is left."""
    said = ticket.messages.filter(kind=Message.Kind.CUSTOMER).first()
    text = said.text[:_LONGEST] if said else ""
    return question_of(ticket.subject, text, _language(ticket), mask_of(ticket.customer))


def _requests(done: set[int]) -> Iterator[Asked]:
    since = clock.now() - timedelta(days=DAYS)
    tickets = Ticket.objects.filter(begun_by=Ticket.Begin.CUSTOMER, created_at__gte=since)
    newest = (
        tickets.filter(merged_into=None).exclude(tags__name="spam").select_related("customer__organisation")
    )
    for ticket in newest.order_by("-pk")[:_READ]:
        words = "" if ticket.pk in done else question_in(ticket)
        language = _language(ticket)
        reader = Reader(brand=ticket.brand_id)
        if words and not _is_answered(words, language, reader) and not articles_answered_with(ticket):
            yield Asked(words, language, ticket=ticket.pk, customer=ticket.customer_id)


def _is_answered(words: str, language: Language, reader: Reader) -> bool:
    """Tell whether an article this reader may see is more likely than not to be the right one."""
    return any(each.confidence >= _SURE for each in suggest(words, language, Context(reader=reader)))


def _searches(done: set[int]) -> Iterator[Asked]:
    for gap in wishes():
        if gap.pk not in done:
            yield Asked(gap.query, cast("Language", gap.language), gap=gap.pk, searches=gap.count)


def _grouped(asked: Sequence[Asked], language: Language) -> Iterator[list[Asked]]:
    from ruhepol.knowledge.sorting.alike import alike  # noqa: PLC0415  numpy comes with it

    for group in alike([(each.words, language) for each in asked]):
        members = [asked[number] for number in group]
        if _weight(members) >= _ENOUGH:
            yield members


def _weight(group: Sequence[Asked]) -> int:
    """Count people once however often they wrote, and searches as often as they were made."""
    return len({each.customer for each in group if each.customer}) + sum(each.searches for each in group)


@transaction.atomic
def _renew(groups: Sequence[Sequence[Asked]]) -> list[MissingAnswer]:
    """Write what was found in the place of what was; the reading before it took its time and held no lock."""
    MissingAnswer.objects.filter(article=None, dismissed_at=None).delete()
    return [_keep(group) for group in groups]


def _keep(group: Sequence[Asked]) -> MissingAnswer:
    typical = next((each for each in group if each.ticket), group[0])
    people = {each.customer for each in group if each.customer}
    missing = MissingAnswer.objects.create(
        question=typical.words,
        language=typical.language,
        searches=sum(each.searches for each in group),
        people=len(people),
        found_at=clock.now(),
    )
    missing.tickets.set([each.ticket for each in group if each.ticket])
    missing.gaps.set([each.gap for each in group if each.gap])
    return missing


def _language(ticket: Ticket) -> Language:
    return "de" if ticket.language.startswith("de") else "en"
