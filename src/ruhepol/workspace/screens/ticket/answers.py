"""Fitting answers beside the composer: what the help centre says to this, to be put into the reply."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.readers import Reader, customer_of, texts_for
from ruhepol.knowledge.suggest.suggesting import Context, find, suggest
from ruhepol.people.selectors import site_of
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw

MOST = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """An article as the side shows it. One that is not for this customer has no address to be sent."""

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
    asked_by = Context(for_agents=inside, limit=MOST, reader=Reader(brand=ticket.brand_id))
    # A mail wraps its question in courtesies, so little is sure; an agent judges what is merely likely.
    found = suggest(words, language, asked_by) or find(words, language, asked_by)
    texts = ArticleText.objects.published().filter(article__in=[each.id for each in found])
    known = {(text.article_id, text.language): text for text in texts}
    theirs = texts_for(customer_of(ticket.brand, ticket.customer)).filter(pk__in=[each.pk for each in texts])
    open_to_them, site = set(theirs.values_list("pk", flat=True)), site_of(ticket.brand)
    return [
        _answer(text, each.confidence, site if text.pk in open_to_them else "")
        for each in found
        if (text := known.get((each.id, each.language)))
    ]


def _answer(text: ArticleText, sure: float, site: str) -> Answer:
    with translation.override(text.language):
        address = site and site + reverse("portal:article", args=[text.slug])
    return Answer(text.title, address, to_words(text.body), sure)


def _inside(request: DeskRequest) -> bool:
    return not request.user.is_partner
