"""May they? And the gates through which a ticket reaches a face."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from ruhepol.core.crypto import BadSignature, unsign
from ruhepol.core.db.keyset import LARGEST
from ruhepol.core.db.prepared import Slot
from ruhepol.people.models import Agent, Customer, IdentityKind
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.tickets.models import Attachment, PlannedReply, Solution, Ticket, View
from ruhepol.tickets.sight import Seen

LINK_AGE = timedelta(days=60)

_SHOWN = ("customer__organisation", "contact", "assignee", "team", "topic", "cause", "brand")
_TICKET = Seen(lambda who: Ticket.objects.visible_to(who).select_related(*_SHOWN).filter(pk=Slot("number")))


def may_have_transcript(ticket: Ticket) -> bool:
    """Tell whether all that was said may go to the ticket's address: it is proven, and the customer's own."""
    contact = ticket.contact
    if contact is None or contact.kind != IdentityKind.EMAIL:
        return False
    return contact.verified_at is not None and contact.customer_id == ticket.customer_id


def can_reply(agent: Agent, ticket: Ticket) -> bool:
    """Tell whether an agent who sees the ticket may answer it: not while it is closed."""
    return agent.is_active and ticket.status != Ticket.Status.CLOSED


def get_ticket_for_agent(agent: Agent, number: int) -> Ticket:
    """Return a ticket the agent may see, with what its page shows. Raises TicketNotFoundError."""
    ticket = _TICKET.first(agent, number=number) if number <= LARGEST else None
    if ticket is None:
        raise TicketNotFoundError
    return ticket


def get_ticket_for_customer(customer: Customer, number: int) -> Ticket:
    """Return a ticket of this customer. Raises TicketNotFoundError."""
    ticket = Ticket.objects.of(customer).select_related("brand", "contact").filter(pk=number).first()
    if ticket is None:
        raise TicketNotFoundError
    return ticket


def get_standing_ticket_for_customer(customer: Customer, number: int) -> Ticket:
    """Return a ticket of this customer, or the one of theirs it was merged into.

    Merged into somebody else's it is returned itself. Raises TicketNotFoundError.
    """
    ticket = get_ticket_for_customer(customer, number)
    there = ticket.standing
    return there if there.customer_id == customer.pk else ticket


def get_attachment_for_agent(agent: Agent, attachment_id: int) -> Attachment:
    """Return a file on a ticket the agent may see. Raises TicketNotFoundError."""
    visible = Attachment.objects.filter(message__ticket__in=Ticket.objects.visible_to(agent))
    return _one(visible.filter(pk=attachment_id).first())


def get_attachment_for_customer(customer: Customer, attachment_id: int) -> Attachment:
    """Return a file on a public message of this customer's ticket. Raises TicketNotFoundError."""
    own = Attachment.objects.filter(message__ticket__customer=customer).exclude(message__kind="note")
    return _one(own.filter(pk=attachment_id).first())


def customers_for(agent: Agent) -> QuerySet[Customer]:
    """Return the customers an agent may see: all, for a partner those with a ticket in the own teams."""
    known = Customer.objects.select_related("organisation")
    if agent.is_partner:
        known = known.filter(pk__in=Ticket.objects.visible_to(agent).values("customer"))
    return known if agent.is_active else known.none()


def get_customer_for_agent(agent: Agent, customer_id: int) -> Customer:
    """Return a customer the agent may see. Raises TicketNotFoundError."""
    customer = customers_for(agent).filter(pk=customer_id).first()
    if customer is None:
        raise TicketNotFoundError
    return customer


def views_for(agent: Agent) -> QuerySet[View]:
    """Return the shared views and the agent's own ones, in their order."""
    return View.objects.filter(Q(owner=None) | Q(owner=agent))


def can_change_view(agent: Agent, view: View) -> bool:
    """Tell whether an agent may change a view: the own ones, as a lead the shared ones too."""
    return view.owner_id == agent.pk or (view.owner_id is None and agent.leads)


def get_view_to_change(agent: Agent, view_id: int) -> View:
    """Return a view this agent may change. Raises TicketNotFoundError."""
    view = views_for(agent).filter(pk=view_id).first()
    if view is None or not can_change_view(agent, view):
        raise TicketNotFoundError
    return view


def get_planned_for(agent: Agent, planned_id: int) -> PlannedReply:
    """Return a planned answer this agent may take back: the own ones, as a lead those of others one sees.

    Raises TicketNotFoundError.
    """
    planned = PlannedReply.objects.select_related("ticket").filter(
        pk=planned_id, ticket__in=Ticket.objects.visible_to(agent)
    )
    found = planned.first() if agent.leads else planned.filter(agent=agent).first()
    if found is None:
        raise TicketNotFoundError
    return found


def _one(attachment: Attachment | None) -> Attachment:
    if attachment is None:
        raise TicketNotFoundError
    return attachment


def get_solution_by_token(token: str) -> Solution:
    """Return the claim a mailed link asks about. Raises TicketNotFoundError for a forged or old link."""
    try:
        key = int(unsign("solution", token, max_age=LINK_AGE))
    except (BadSignature, TypeError, ValueError):
        raise TicketNotFoundError from None
    claim = Solution.objects.select_related("ticket__customer", "ticket__brand").filter(pk=key).first()
    if claim is None:
        raise TicketNotFoundError
    return claim
