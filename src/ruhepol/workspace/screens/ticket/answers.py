"""Fitting answers beside the composer: what the help centre says to this, to be put into the reply."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.suggest.suggesting import Context, find, suggest
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw

MOST = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """An article as the side shows it. One for agents only has no address customers could open."""

    title: str
    address: str
    words: str
    sure: float


@desk("GET")
def answers(request: DeskRequest, number: int) -> HttpResponse:
    """Show what fits the customer's words and those being written, in the customer's language."""
    held = get_ticket_for_agent(request.user, number)
    typed = request.GET.get("text", "")
    return draw(request, "ticket/_answers", {"answers": fitting(held, typed, inside=_inside(request))})


def fitting(ticket: Ticket, typed: str, *, inside: bool) -> list[Answer]:
    """Return the best articles for a ticket; `inside` adds those written for agents."""
    asked = ticket.messages.filter(kind=Message.Kind.CUSTOMER).order_by("-number").first()
    words = " ".join([ticket.subject, asked.text if asked else "", typed])
    language: Language = "de" if ticket.language == "de" else "en"
    asked_by = Context(for_agents=inside, limit=MOST)
    # A mail wraps its question in courtesies, so little is sure; an agent judges what is merely likely.
    found = suggest(words, language, asked_by) or find(words, language, asked_by)
    texts = ArticleText.objects.published().filter(article__in=[each.id for each in found])
    known = {(text.article_id, text.language): text for text in texts.select_related("article")}
    return [
        _answer(known[key], each.confidence) for each in found if (key := (each.id, each.language)) in known
    ]


def _answer(text: ArticleText, sure: float) -> Answer:
    is_public = text.article.audience == text.article.Audience.PUBLIC
    address = ""
    if is_public:
        with translation.override(text.language):
            address = settings.RUHEPOL.address + reverse("portal:article", args=[text.slug])
    return Answer(text.title, address, to_words(text.body), sure)


def _inside(request: DeskRequest) -> bool:
    return not request.user.is_partner
