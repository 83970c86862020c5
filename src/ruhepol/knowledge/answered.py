"""Which articles a ticket was answered with: those its replies link, and those whose words they bring."""

import re
from collections.abc import Iterator
from typing import cast

from django.conf import settings

from ruhepol.core.html.markdown import to_words
from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import nearest
from ruhepol.core.text import Language
from ruhepol.knowledge.likeness import share_of
from ruhepol.knowledge.models import Article, ArticleAddress, ArticleText
from ruhepol.knowledge.services.indexing import KIND
from ruhepol.tickets.models import Message, Ticket

_COPIED = 0.5  # share of an article's runs of words that stand in the reply
_NEAREST = 3
_READ = 4_000  # characters of a reply


def articles_answered_with(ticket: Ticket) -> list[int]:
    """Return the published articles an agent put into the ticket's replies."""
    replies = list(
        ticket.messages.filter(kind=Message.Kind.REPLY, agent__isnull=False).values_list("text", flat=True)
    )
    linked = {article for text in replies for article in _linked(text)}
    copied = {article for text in replies for article in _copied(text[:_READ])}
    published = Article.objects.filter(state=Article.State.PUBLISHED, pk__in=linked | copied)
    return sorted(published.values_list("pk", flat=True))


def _linked(text: str) -> Iterator[int]:
    """Yield the articles whose addresses a text holds; an address that has moved on leads there, too."""
    start = re.escape(settings.RUHEPOL.address.rstrip("/"))
    for language, slug in re.findall(rf"{start}/(de|en)/(?:[\w-]+/)*?([\w-]+)/?(?=[\s)\]>\"'.,;?#]|$)", text):
        yield from ArticleAddress.objects.filter(language=language, slug=slug).values_list(
            "text__article", flat=True
        )


def _copied(text: str) -> Iterator[int]:
    hits = nearest(KIND, text, visible=EVERYTHING, limit=_NEAREST)
    for found in ArticleText.objects.published().filter(pk__in=[hit.id for hit in hits]):
        if share_of(to_words(found.body), text, cast("Language", found.language)) >= _COPIED:
            yield found.article_id
