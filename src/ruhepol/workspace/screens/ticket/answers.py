"""Fitting answers beside the composer: articles, canned answers, solved tickets and known problems."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from ruhepol.automation.known import INCIDENT, PROBLEM
from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language, in_writing
from ruhepol.core.web.keys import key_in
from ruhepol.healing.models import Incident, KnownProblem
from ruhepol.knowledge.models import ArticleText, CannedAnswer
from ruhepol.knowledge.placeholders import fill
from ruhepol.knowledge.policies import check_insertable
from ruhepol.knowledge.readers import Reader, customer_of, texts_for
from ruhepol.knowledge.services.canned import record_insertion
from ruhepol.knowledge.suggest.contexts import ARTICLE, CANNED, SOLVED
from ruhepol.knowledge.suggest.suggesting import Context, Suggestion, find, suggest
from ruhepol.people.models import Agent
from ruhepol.people.selectors import site_of
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw
from ruhepol.workspace.screens.ticket.foreign import without_names

MOST = 5
_OFFERED = 8
KINDS = (ARTICLE, CANNED, SOLVED, PROBLEM, INCIDENT)


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that fits, as the side shows it. An article that is not for this customer has no address."""

    kind: str
    id: int
    title: str
    words: str
    address: str = ""


@desk("GET")
def answers(request: DeskRequest, number: int) -> HttpResponse:
    """Show what fits the customer's words and those being written, in the customer's language."""
    held = get_ticket_for_agent(request.user, number)
    found = fitting(held, request.GET.get("text", ""), request.user)
    return draw(request, "ticket/_answers", {"answers": found, "ticket": held})


@desk("GET")
def canned(request: DeskRequest, number: int) -> HttpResponse:
    """Offer canned answers by shortcut or title, for the list that a slash opens."""
    held = get_ticket_for_agent(request.user, number)
    mine = CannedAnswer.objects.visible_to(request.user).named(request.GET.get("q", ""))
    values, language = values_of(held, request.user), _language(held)
    offered = [_of_canned(answer, language, values) for answer in mine[:_OFFERED]]
    return draw(request, "ticket/_canned", {"answers": offered})


@desk("POST")
def inserted(request: DeskRequest, number: int) -> HttpResponse:
    """Remember that a suggestion was taken into the answer."""
    held = get_ticket_for_agent(request.user, number)
    kind, answer = request.POST.get("kind", ""), request.POST.get("answer", "")
    key = check_insertable(request.user, kind, key_in(answer))
    record_insertion(kind=kind, answer_id=key, ticket_id=held.pk, by=request.user.actor)
    return HttpResponse(status=204)


def fitting(ticket: Ticket, typed: str, agent: Agent) -> list[Answer]:
    """Return what fits a ticket best; partners are not shown articles written for agents of the house."""
    asked = ticket.messages.filter(kind=Message.Kind.CUSTOMER).order_by("-number").first()
    words = " ".join([ticket.subject, asked.text if asked else "", typed])
    context = Context(
        for_agents=not agent.is_partner,
        agent=agent,
        kinds=KINDS,
        limit=MOST,
        reader=Reader(brand=ticket.brand_id),
        leave_out=ticket.pk,
    )
    # A mail wraps its question in courtesies, so little is sure; an agent judges what is merely likely.
    found = suggest(words, _language(ticket), context) or find(words, _language(ticket), context)
    known = {(each.kind, each.id): each for each in _answers(found, ticket, agent)}
    return [known[key] for each in found if (key := (each.kind, each.id)) in known]


def values_of(ticket: Ticket, agent: Agent) -> Mapping[str, str]:
    """Return what placeholders stand for on a ticket."""
    return {
        "customer": ticket.customer.name,
        "agent": agent.name,
        "brand": ticket.brand.name,
        "number": str(ticket.pk),
        "subject": ticket.subject,
    }


def _answers(found: Iterable[Suggestion], ticket: Ticket, agent: Agent) -> Iterable[Answer]:
    ids = {kind: {each.id: each for each in found if each.kind == kind} for kind in KINDS}
    yield from _articles(ids[ARTICLE], ticket)
    values = values_of(ticket, agent)
    for answer in CannedAnswer.objects.visible_to(agent).filter(pk__in=ids[CANNED]):
        yield _of_canned(answer, _language(ticket), values)
    yield from _solved(ids[SOLVED], agent)
    language = _language(ticket)
    for problem in KnownProblem.objects.filter(pk__in=ids[PROBLEM]):
        yield Answer(PROBLEM, problem.pk, problem.title_in(language), problem.words_in(language))
    for incident in Incident.objects.filter(pk__in=ids[INCIDENT]):
        said = incident.words.first()
        yield Answer(
            INCIDENT, incident.pk, incident.title_in(language), said.words_in(language) if said else ""
        )


def _articles(found: Mapping[int, Suggestion], ticket: Ticket) -> Iterable[Answer]:
    texts = list(ArticleText.objects.published().filter(article__in=found))
    theirs = texts_for(customer_of(ticket.brand, ticket.customer)).filter(pk__in=[text.pk for text in texts])
    open_to_them, site = set(theirs.values_list("pk", flat=True)), site_of(ticket.brand)
    for text in texts:
        if text.language == found[text.article_id].language:
            with translation.override(text.language):
                address = reverse("portal:article", args=[text.slug]) if text.pk in open_to_them else ""
            yield Answer(
                ARTICLE, text.article_id, text.title, to_words(text.body), address and site + address
            )


def _solved(found: Collection[int], agent: Agent) -> Iterable[Answer]:
    seen = Ticket.objects.visible_to(agent).filter(pk__in=found).select_related("customer", "assignee")
    for ticket in seen:
        last = ticket.messages.filter(kind=Message.Kind.REPLY).select_related("agent").last()
        if last:
            address = reverse("workspace:ticket", args=[ticket.pk])
            yield Answer(SOLVED, ticket.pk, ticket.subject, without_names(last.text, ticket, last), address)


def _of_canned(answer: CannedAnswer, language: Language, values: Mapping[str, str]) -> Answer:
    return Answer(CANNED, answer.pk, answer.title, fill(answer.text_in(language)[1], values), answer.shortcut)


def _language(ticket: Ticket) -> Language:
    return in_writing(ticket.language)
