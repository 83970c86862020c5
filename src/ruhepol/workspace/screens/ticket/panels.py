"""What stands on a ticket's page beside the conversation, one function a room."""

from dataclasses import dataclass, field

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent, Asset, Customer
from ruhepol.tickets import lists
from ruhepol.tickets.models import Draft, Tag, Ticket
from ruhepol.tickets.policies import can_reply
from ruhepol.workspace.screens.ticket.forms import ReplyForm

EARLIER = 5
ASSETS = 6

_ASSETS = Prepared(lambda: Asset.objects.filter(customers=Slot("customer")).order_by("-updated_at")[:ASSETS])
_DRAFT = Prepared(lambda: Draft.objects.filter(ticket=Slot("ticket"), agent=Slot("agent")))
_TAGS = Prepared(lambda: Tag.objects.filter(tickets=Slot("ticket")).values_list("name", flat=True))


@dataclass(frozen=True, slots=True)
class Beside:
    """The customer beside the conversation."""

    customer: Customer
    address: str
    contacts: int
    earlier: list[lists.Brief]
    assets: list[Asset]


def beside(agent: Agent, ticket: Ticket) -> Beside:
    """Return who asks: earlier tickets this agent may see, and the things they own; three questions."""
    own = Ticket.objects.visible_to(agent).of(ticket.customer).exclude(pk=ticket.pk)
    return Beside(
        customer=ticket.customer,
        address=ticket.contact.value if ticket.contact else "",
        contacts=lists.count(own),
        earlier=lists.brief(own, EARLIER),
        assets=_ASSETS.all(customer=ticket.customer_id),
    )


@dataclass(frozen=True, slots=True)
class Composer:
    """The answer being written: where it goes, what is kept of it, what is wrong with it."""

    may: bool
    text: str
    kind: str
    version: int
    saved: Draft | None
    error: str = ""
    newer: int = 0
    form: ReplyForm = field(default_factory=ReplyForm)


def composer(agent: Agent, ticket: Ticket, *, unsent: str = "", form: ReplyForm | None = None) -> Composer:
    """Return the composer with the agent's draft, or with the words of a form that was not accepted."""
    draft = _DRAFT.first(ticket=ticket.pk, agent=agent.pk)
    sent = form.data if form else {}
    return Composer(
        may=can_reply(agent, ticket),
        text=sent.get("text") or unsent or (draft.text if draft else ""),
        kind=sent.get("kind") or ("note" if draft and draft.is_note else "reply"),
        version=draft.version if draft else 0,
        saved=draft,
    )


def tags(ticket: Ticket) -> list[str]:
    """Return the ticket's tags by name."""
    return _TAGS.all(ticket=ticket.pk)
