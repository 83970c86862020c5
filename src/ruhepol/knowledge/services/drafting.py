"""Making a draft of what solved a question before: agents' confirmed replies, customers' words masked."""

import re
from collections.abc import Sequence
from typing import cast

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import Language
from ruhepol.core.text.masking import Mask, masked
from ruhepol.knowledge.events import MissingAnswerDrafted
from ruhepol.knowledge.exceptions import CategoryNotFoundError
from ruhepol.knowledge.hiding import mask_of
from ruhepol.knowledge.models import Article, Category, MissingAnswer
from ruhepol.knowledge.naming import free_name
from ruhepol.knowledge.services.articles import Content, create_article, next_review, save_draft
from ruhepol.knowledge.suggest.suggesting import find
from ruhepol.knowledge.wordings import without_courtesies
from ruhepol.people.models import Brand
from ruhepol.tickets.models import Message, Solution, Ticket

_REPLIES = 3  # the best ones; an author keeps what is right in them
_TITLE = 160
_KEYWORDS = 1_000
_SMALL = re.compile(r"\b\d{1,3}\b")  # numbers that name nobody: days, steps, percentages
_TRUST = {Solution.Outcome.CONFIRMED: 0, Solution.Outcome.SILENT: 1, "": 2}
_HEADINGS = {"de": "Weitere Antwort", "en": "Another answer"}


@transaction.atomic
def draft_answer(*, missing: MissingAnswer, by: Actor) -> Article:
    """Begin an article with the replies that solved this question best; readers do not see it.

    A second call returns the same article. Publishes ArticleSaved and MissingAnswerDrafted. Raises
    CategoryNotFoundError where there is no category to put it.
    """
    held = MissingAnswer.objects.select_for_update().get(pk=missing.pk)
    if held.article:
        return held.article
    tickets = list(held.tickets.select_related("customer__organisation", "brand"))
    language = cast("Language", held.language)
    title = held.question.rstrip(".")[:_TITLE]
    article = create_article(
        key=free_name(title, among=Article.objects.all(), field="key", longest=70, default="article"),
        category=_category(held.question, language),
        review_on=next_review(),
        by=by,
    )
    brands = {ticket.brand for ticket in tickets}
    if len(brands) == 1 and Brand.objects.count() > 1:
        article.brands.set(brands)
    body = _body([reply for ticket in _best(tickets) if (reply := _reply(ticket))], language)
    keywords = ", ".join(held.gaps.values_list("query", flat=True))[:_KEYWORDS]
    save_draft(
        article=article, language=language, content=Content(title=title, body=body, keywords=keywords), by=by
    )
    held.article = article
    held.save(update_fields=["article"])
    publish(MissingAnswerDrafted(article_id=article.pk, missing_id=held.pk), by=by)
    return article


def _category(question: str, language: Language) -> Category:
    """Return where the nearest article stands, else the first category."""
    near = [found.id for found in find(question, language)[:1]]
    category = Category.objects.filter(articles__in=near).first() or Category.objects.first()
    if category is None:
        raise CategoryNotFoundError
    return category


def _best(tickets: Sequence[Ticket]) -> list[Ticket]:
    """Return those that were solved: first by the customers' word, then by silence; the newest first."""
    trusted = {}
    for ticket in tickets:
        claim = ticket.solutions.last()
        if claim and claim.outcome in _TRUST:
            trusted[ticket.pk] = _TRUST[claim.outcome]
    solved = [ticket for ticket in tickets if ticket.pk in trusted]
    return sorted(solved, key=lambda ticket: (trusted[ticket.pk], -ticket.pk))[:_REPLIES]


def _reply(ticket: Ticket) -> str:
    """Return an agent's last word to the customer, without courtesies and without names and numbers."""
    said = ticket.messages.filter(kind=Message.Kind.REPLY, agent__isnull=False).last()
    if said is None:
        return ""
    text = without_courtesies(said.text)
    mask: Mask = mask_of(ticket.customer, spare=frozenset(_SMALL.findall(text)))
    clean = "\n".join(masked(line, mask) for line in text.splitlines()).strip()
    return clean[:1].upper() + clean[1:]


def _body(replies: Sequence[str], language: Language) -> str:
    different = list(dict.fromkeys(replies))
    heading = f"\n\n## {_HEADINGS[language]}\n"
    return heading.join(different) or "…"
