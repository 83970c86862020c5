"""What stands on a ticket's page beside the conversation, one function a room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Window

from ruhepol.channels.email.models import AddressState
from ruhepol.channels.email.selectors import bouncing
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.healing.selectors import Trouble, troubles
from ruhepol.insights.models import Step
from ruhepol.insights.selectors.journey import journey_of
from ruhepol.people.models import Agent, Asset, Customer, IdentityKind
from ruhepol.tickets.lists import COUNT_UP_TO
from ruhepol.tickets.models import Detail, Draft, Tag, Ticket
from ruhepol.tickets.policies import can_reply
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.sight import Onlooker, Seen
from ruhepol.workspace.screens.ticket.forms import ReplyForm

EARLIER = 5
ASSETS = 6
TROUBLES = 2

_ASSETS = Prepared(lambda: Asset.objects.filter(customers=Slot("customer")).order_by("-updated_at")[:ASSETS])
_DRAFT = Prepared(lambda: Draft.objects.filter(ticket=Slot("ticket"), agent=Slot("agent")))
_DETAILS = Prepared(lambda: Detail.objects.filter(ticket=Slot("ticket")).order_by("position"))
_TAGS = Prepared(lambda: Tag.objects.filter(tickets=Slot("ticket")).values_list("name", flat=True))


_OWN_PAGES = {Ticket.Channel.FORM, Ticket.Channel.PORTAL, Ticket.Channel.CHAT}


class Earlier(NamedTuple):
    """Another ticket of the same customer, and how many there are of them."""

    number: int
    subject: str
    status: str
    updated_at: datetime
    contacts: int


def _others(who: Onlooker) -> Any:  # noqa: ANN401  the type of values_list has no name
    own = Ticket.objects.visible_to(who).of(Slot("customer")).exclude(pk=Slot("ticket"))
    nearest = own.order_by("-created_at").values("pk")[:COUNT_UP_TO]
    counted = Ticket.objects.filter(pk__in=nearest).annotate(contacts=Window(Count("pk"))).newest_first()
    return counted.values_list("pk", "subject", "status", "updated_at", "contacts")[:EARLIER]


_EARLIER = Seen(_others)


@dataclass(frozen=True, slots=True)
class Beside:
    """The customer beside the conversation."""

    customer: Customer
    address: str
    bouncing: AddressState | None
    contacts: int
    earlier: list[Earlier]
    assets: list[Asset]
    troubles: Mapping[int, Sequence[Trouble]]


def beside(agent: Agent, ticket: Ticket) -> Beside:
    """Return who asks: other tickets this agent may see, their things, and whether mail arrives."""
    values = {"customer": ticket.customer_id, "ticket": ticket.pk}
    earlier = [Earlier(*columns) for columns in _EARLIER.all(agent, **values)]
    contact, assets = ticket.contact, _ASSETS.all(customer=ticket.customer_id)
    trouble = troubles([asset.pk for asset in assets], most=TROUBLES) if assets else {}
    mailed = contact is not None and contact.kind == IdentityKind.EMAIL
    return Beside(
        customer=ticket.customer,
        address=contact.value if contact and contact.kind != IdentityKind.VISITOR else "",
        bouncing=bouncing(contact.value) if contact and mailed else None,
        contacts=earlier[0].contacts if earlier else 0,
        earlier=earlier,
        assets=sorted(assets, key=lambda asset: asset.pk not in trouble),
        troubles=trouble,
    )


@dataclass(frozen=True, slots=True)
class Composer:
    """The answer being written: where it goes, what is kept of it, what is wrong with it."""

    may: bool
    text: str
    kind: str
    version: int
    saved: Draft | None

    @property
    def kept(self) -> list[File]:
        """The files that came back with the draft."""
        return [file for file in self._files if not file.content_id]

    @property
    def pictures(self) -> list[File]:
        """The pictures that its words show, or may show."""
        return [file for file in self._files if file.content_id]

    @property
    def _files(self) -> list[File]:
        return [File(**facts) for facts in self.saved.files] if self.saved else []


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


def details(ticket: Ticket) -> list[Detail]:
    """Return what the customer answered to the form's questions; only forms with a topic ask any."""
    return _DETAILS.all(ticket=ticket.pk) if ticket.topic_id else []


def journey(ticket: Ticket) -> list[Step]:
    """Return what the customer read and searched before writing; only our own pages are walked."""
    return journey_of(ticket) if ticket.channel in _OWN_PAGES else []
