"""Two tickets that are one concern: merge them, and undo it."""

from django.http import HttpRequest
from ninja import Field, Router

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.v1.schemas import TicketOut
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.services.merge import merge, unmerge

router = Router()


class Merging(Heard):
    """Where a ticket goes."""

    into: int = Field(ge=1, description="the number of the ticket that stays")


@router.post("/{int:number}/merge", response=TicketOut, summary="Merge a ticket into another")
def merge_ticket(request: HttpRequest, number: int, payload: Merging) -> TicketOut:
    """Move all that was said to another ticket, which is returned; what comes later arrives there, too."""
    agent = agent_of(request)
    ticket, into = (get_ticket_for_agent(agent, each) for each in (number, payload.into))
    merge(ticket=ticket, into=into, by=actor_of(request))
    return TicketOut.of(Ticket.objects.for_list().get(pk=into.pk))


@router.post("/{int:number}/unmerge", response=TicketOut, summary="Undo a merging")
def unmerge_ticket(request: HttpRequest, number: int) -> TicketOut:
    """Give a merged ticket back what was said in it; the agent has to see both."""
    agent = agent_of(request)
    ticket = get_ticket_for_agent(agent, number)
    if ticket.merged_into_id:
        get_ticket_for_agent(agent, ticket.merged_into_id)
    unmerge(ticket=ticket, by=actor_of(request))
    return TicketOut.of(Ticket.objects.for_list().get(pk=number))
