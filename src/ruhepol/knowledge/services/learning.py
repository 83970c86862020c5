"""Learning how people ask for an article, from requests it is known to have solved.

Only what was sent is read, and only once it is known to be solved. Each of these may run again at any time
and makes the rows what they should be.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Case, QuerySet, When

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language, detect, tokens
from ruhepol.core.text.masking import Mask
from ruhepol.knowledge import evidence
from ruhepol.knowledge.answered import articles_answered_with
from ruhepol.knowledge.events import WordingDropped, WordsForgotten
from ruhepol.knowledge.evidence import Said, trusted
from ruhepol.knowledge.hiding import mask_of
from ruhepol.knowledge.models import Article, ArticleText, Ask, Wording
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.wordings import question_of
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Message, Solution, Ticket

_MOST_ARTICLES = 2  # a reply that names more is a list of links and not the answer
_LANGUAGES: tuple[Language, ...] = ("de", "en")
_LONGEST = 4_000  # characters of a message that are read
_WEIGHTS = {
    Solution.Outcome.CONFIRMED: (Wording.Source.CONFIRMED, evidence.CONFIRMED),
    Solution.Outcome.SILENT: (Wording.Source.SILENT, evidence.SILENT),
}


@transaction.atomic
def learn_from_ticket(*, ticket_id: int) -> None:
    """Learn how the customer had asked, once a ticket answered with an article is over; else forget it.

    No event: derived from what was published already.
    """
    ticket = Ticket.objects.select_related("customer__organisation", "brand").get(pk=ticket_id)
    before = Wording.objects.filter(ticket=ticket)
    touched = set(before.values_list("article", flat=True))
    kept = set(_learned(ticket))
    _forget(before.filter(dropped_at=None).exclude(article__in=kept))
    _judge(touched | kept)


@transaction.atomic
def learn_from_ask(*, ask: Ask, article_id: int, words: str) -> Wording | None:
    """Learn the words somebody sent along with "that solved it"; None where they say too little.

    No event: AvoidedConfirmed has told it.
    """
    customer = ask.customer
    person = _person(customer.pk) if customer else f"device:{ask.device or ask.token}"
    row = ask.shown.filter(article=article_id).first()
    facts = {
        "person": person,
        "source": Wording.Source.CHOSEN,
        "weight": evidence.weight_of_choice(row.position if row else None),
        "customer": customer,
        "ask": ask,
        "ticket": None,
        "said_at": ask.ended_at or clock.now(),
    }
    found = _keep(Article.objects.get(pk=article_id), "", words, facts)
    _judge([article_id])
    return found


@transaction.atomic
def forget_ask(*, ask_id: int) -> None:
    """Forget what was learned from a session whose word was taken back. No event: that was one already."""
    _forget(Wording.objects.filter(ask=ask_id, dropped_at=None))


@transaction.atomic
def drop_wording(*, wording: Wording, by: Actor) -> Wording:
    """Take a wording away for good: its words go, and this person's are not learned here again.

    Publishes WordingDropped.
    """
    was_used, wording.text, wording.used, wording.dropped_at = wording.used, "", False, clock.now()
    wording.save(update_fields=["text", "used", "dropped_at"])
    if was_used:
        _tell(wording.article_id)
    _judge([wording.article_id])
    publish(WordingDropped(article_id=wording.article_id, wording_id=wording.pk), by=by)
    return wording


@transaction.atomic
def forget_words_of(*, customer: Customer, by: Actor) -> int:
    """Delete what was learned from a customer; return how many wordings. Publishes WordsForgotten for any."""
    count = _forget(Wording.objects.filter(customer=customer))
    if not count:
        return 0
    publish(WordsForgotten(customer_id=customer.pk, count=count), by=by)
    return count


@transaction.atomic
def judge_wordings() -> None:
    """Weigh all wordings anew, for evidence ages. No event."""
    _judge(Wording.objects.order_by().values_list("article", flat=True).distinct())


def _learned(ticket: Ticket) -> Iterable[int]:
    """Keep the ticket's wording for each article it was answered with; yield the articles."""
    claim = ticket.solutions.last() if ticket.status == Ticket.Status.CLOSED else None
    if claim is None or claim.outcome not in _WEIGHTS or not ticket.begun_by_customer:
        return
    source, weight = _WEIGHTS[Solution.Outcome(claim.outcome)]
    asked = ticket.messages.filter(kind=Message.Kind.CUSTOMER, customer=ticket.customer).first()
    articles = articles_answered_with(ticket)
    if asked is None or len(articles) > _MOST_ARTICLES:
        return
    for article in Article.objects.filter(pk__in=articles):
        facts = {
            "person": _person(ticket.customer_id),
            "source": source,
            "weight": evidence.shared(weight, articles),
            "customer": ticket.customer,
            "ticket": ticket,
            "ask": None,
            "said_at": claim.ended_at,
        }
        if _keep(article, ticket.subject, asked.text, facts):
            yield article.pk


def _keep(article: Article, subject: str, text: str, facts: dict[str, Any]) -> Wording | None:
    """Write one person's wording; what they said before gives way unless it was taken away."""
    text = text[:_LONGEST]
    language = detect(f"{subject} {text}")
    words = question_of(subject, text, language, _mask(article, facts["customer"]))
    held = Wording.objects.filter(article=article, person=facts["person"]).first()
    if held and held.dropped_at:
        return held
    if not words:
        return None
    fresh = {**facts, "text": words, "language": language}
    if held and (held.text, held.language) != (words, language):
        fresh["used"] = False  # so that suggestions are told when it is used again
    return Wording.objects.update_or_create(article=article, person=facts["person"], defaults=fresh)[0]


def _judge(articles: Iterable[int]) -> None:
    """Mark the wordings suggestions may use; where that changes anything, let every process know."""
    for article in list(articles):
        rows = list(Wording.objects.filter(article=article, dropped_at=None))
        use = {pk for language in _LANGUAGES for pk in _trusted(rows, language)}
        other = [row.pk for row in rows if row.used != (row.pk in use)]
        if Wording.objects.filter(pk__in=other).update(used=Case(When(used=True, then=False), default=True)):
            _tell(article)


def _trusted(rows: Iterable[Wording], language: Language) -> set[int]:
    said = [Said(row.pk, row.text, row.weight, row.said_at) for row in rows if row.language == language]
    return {each.id for each in trusted(said, language, clock.now())}


def _tell(article: int) -> None:
    ArticleText.objects.filter(article=article).update(learned_at=clock.now())
    turn_edition()


def _forget(rows: QuerySet[Wording]) -> int:
    """Delete wordings and weigh anew what is left beside them."""
    gone = list(rows.values_list("article", "used"))
    rows.delete()
    for article in {article for article, used in gone if used}:
        _tell(article)
    _judge({article for article, _used in gone})
    return len(gone)


def _person(customer_id: int) -> str:
    return f"customer:{customer_id}"


def _mask(article: Article, customer: Customer | None) -> Mask:
    """Return what has to be hidden: the customer and all agents; numbers in the article name nobody."""
    texts = article.texts.filter(version__gt=0)
    spare = {word for text in texts for word in tokens(f"{text.title} {text.keywords} {to_words(text.body)}")}
    return mask_of(customer, spare)
