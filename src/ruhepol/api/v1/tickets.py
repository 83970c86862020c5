"""Tickets: list, read, begin, change."""

from datetime import UTC, datetime
from functools import partial
from typing import Literal

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.idempotency import create_once
from ruhepol.api.paging import Paged, decode_moment, page_of, total_of
from ruhepol.api.problems import Problem
from ruhepol.api.v1.changes import Changes, apply_changes
from ruhepol.api.v1.copies import NewCopy
from ruhepol.api.v1.schemas import ADDRESS, Channel, Priority, Status, TicketOut, TicketPage
from ruhepol.core import clock
from ruhepol.people.models import Agent, Brand, Identity, IdentityKind
from ruhepol.people.selectors import default_brand
from ruhepol.people.services.recognise import recognise
from ruhepol.tickets.details import required_details
from ruhepol.tickets.filters import Value, Viewer, apply_filters
from ruhepol.tickets.models import Ticket, Topic
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.services.begin import begin
from ruhepol.tickets.services.receive import Opening, receive
from ruhepol.tickets.services.sort import move

router = Router()


class TicketQuery(Paged):
    """Which tickets. `updated_since` turns the order round: oldest change first, so that none is missed."""

    status: list[Status] | None = None
    priority: list[Priority] | None = None
    channel: list[Channel] | None = None
    assignee: str | None = Field(None, description="an agent's number, `me` or `none`")
    team: str | None = Field(None, description="a team's number, `mine` or `none`")
    customer: int | None = None
    topic: str | None = None
    tag: str | None = None
    updated_since: datetime | None = None

    def filters(self) -> dict[str, Value]:
        """Return the conditions that were named."""
        names = ("status", "priority", "channel", "assignee", "team", "customer", "topic", "tag")
        asked = {name: getattr(self, name) for name in names}
        return {name: value for name, value in asked.items() if value is not None}


class Sender(Heard):
    """Who asks, by e-mail address; unknown ones are greeted as new customers."""

    email: str = Field(min_length=3, max_length=254, pattern=ADDRESS)
    name: str = Field("", max_length=160)


class NewTicket(Heard):
    """A new concern, in the customer's words or in ours."""

    customer: Sender
    subject: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1, max_length=100_000)
    begun_by: Literal["customer", "agent"] = "customer"
    channel: Channel = Field("api", description="how the customer is answered; `email` sends mail")
    language: Literal["de", "en"] | None = None
    brand: str | None = Field(None, description="the brand's key; without it the first brand")
    topic: str | None = Field(None, description="the topic's slug")
    copies: list[NewCopy] = Field([], max_length=20, description="who else is sent a first mail of ours")
    details: dict[str, str | bool | list[str]] | None = Field(
        None, description="answers to the topic's questions by their keys; where given, all required ones"
    )


@router.get("", response=TicketPage, summary="List tickets")
def list_tickets(request: HttpRequest, asked: Query[TicketQuery]) -> TicketPage:
    """Return the tickets the agent may see, most recently changed first."""
    agent = agent_of(request)
    found = apply_filters(Ticket.objects.visible_to(agent), asked.filters(), Viewer(agent.pk, clock.now()))
    since = asked.updated_since
    if since:
        found = found.filter(updated_at__gte=_aware(since))
    rows = found.order_by("updated_at", "id") if since else found.newest_first()
    if asked.cursor:
        mark = decode_moment(asked.cursor)
        rows = rows.newer_than(*mark) if since else rows.older_than(*mark)
    loaded = rows.for_list().prefetch_related("tags", "details")[: asked.limit + 1]
    page, following = page_of(request, list(loaded), asked, lambda ticket: (ticket.updated_at, ticket.pk))
    return TicketPage(
        items=[TicketOut.of(ticket) for ticket in page], next=following, total=total_of(found, asked)
    )


@router.get("/{int:number}", response=TicketOut, summary="Read a ticket")
def read_ticket(request: HttpRequest, number: int) -> TicketOut:
    """Return one ticket."""
    return TicketOut.of(get_ticket_for_agent(agent_of(request), number))


@router.post("", response={201: TicketOut}, summary="Begin a ticket")
def create_ticket(request: HttpRequest, payload: NewTicket) -> HttpResponse:
    """Begin a ticket with its first message: the customer's, or ours to the customer."""
    ours = payload.begun_by == "agent"
    copies = [copy.as_copy() for copy in payload.copies]
    if copies and not ours:
        raise Problem(422, "The customer's own words are sent to nobody.", "Leave `copies` out.")

    def work() -> TicketOut:
        contact, by = _contact(request, payload), actor_of(request)
        opening = _opening(payload, contact)
        speak = partial(begin, copies=copies) if ours else receive
        message = speak(contact=contact, channel=payload.channel, text=payload.text, opening=opening, by=by)
        _keep_in_sight(message.ticket, agent_of(request))
        return TicketOut.of(Ticket.objects.for_list().get(pk=message.ticket_id))

    return create_once(request, transaction.atomic(work))


@router.patch("/{int:number}", response=TicketOut, summary="Change a ticket")
def change_ticket(request: HttpRequest, number: int, payload: Changes) -> TicketOut:
    """Change what is named and leave the rest: all of it or nothing."""
    agent = agent_of(request)
    apply_changes(get_ticket_for_agent(agent, number), payload, agent)
    changed = Ticket.objects.for_list().filter(pk=number).get()
    return TicketOut.of(changed)


def _contact(request: HttpRequest, payload: NewTicket) -> Identity:
    return recognise(
        kind=IdentityKind.EMAIL,
        address=payload.customer.email,
        name=payload.customer.name,
        language=payload.language or "",
        by=actor_of(request),
    )


def _opening(payload: NewTicket, contact: Identity) -> Opening:
    brand = Brand.objects.filter(key=payload.brand).first() if payload.brand else default_brand()
    if brand is None:
        raise Problem(422, "There is no such brand.", "Name an existing brand's key, or none.")
    topic = Topic.objects.filter(slug=payload.topic, is_active=True).first() if payload.topic else None
    if payload.topic and topic is None:
        raise Problem(422, "There is no such topic.", "Name an active topic's slug, or none.")
    details = (
        []
        if payload.details is None
        else required_details(topic, payload.details, customer=contact.customer, brand=brand)
    )
    return Opening(
        brand=brand,
        subject=payload.subject,
        language=payload.language or brand.default_language,
        topic=topic,
        details=details,
        begun_by=payload.begun_by,
    )


def _keep_in_sight(ticket: Ticket, agent: Agent) -> None:
    """Give what a partner began to the partner's team, unless the topic gave it to one already."""
    if not Ticket.objects.visible_to(agent).filter(pk=ticket.pk).exists():
        move(ticket=ticket, to=agent.teams.first(), by=agent.actor)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise Problem(422, "The moment has no time zone.", "Send ISO 8601 with an offset, e.g. …T12:00:00Z.")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise Problem(422, "There is no such moment.", "Send one of this age.") from None
