"""Making a ticket findable: one document with its subject, all words said, tags, number and names."""

from collections.abc import Iterator, Sequence

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.search import indexing
from ruhepol.core.search.documents import Fields
from ruhepol.core.text import in_writing
from ruhepol.tickets.findable import KIND, team_word
from ruhepol.tickets.models import Detail, Message, Tag, Ticket

_TICKET = Prepared(lambda: Ticket.objects.filter(pk=Slot("id")).select_related("customer", "contact"))
_SAID = Prepared(lambda: Message.objects.filter(ticket=Slot("ticket")).values_list("kind", "text"))
_TAGS = Prepared(lambda: Tag.objects.filter(tickets=Slot("ticket")).values_list("name", flat=True))
_DETAILS = Prepared(lambda: Detail.objects.filter(ticket=Slot("ticket")).values_list("said_de", "said_en"))


def index_tickets(ticket_ids: Sequence[int]) -> None:
    """Write the search documents of these tickets. Publishes nothing: finding is no act."""
    for ticket in (found for ticket_id in ticket_ids if (found := _TICKET.first(id=ticket_id))):
        indexing.index(
            KIND,
            ticket.pk,
            _fields(ticket),
            language=in_writing(ticket.language),
            visibility={team_word(ticket.team_id)},
        )


def ticket_ids() -> Iterator[int]:
    """Go through all tickets in rising order, for a rebuild."""
    return Ticket.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)


def _fields(ticket: Ticket) -> Fields:
    said = _SAID.all(ticket=ticket.pk)
    tags = " ".join(_TAGS.all(ticket=ticket.pk))
    customer = [text for kind, text in said if kind == Message.Kind.CUSTOMER]
    agents = [text for kind, text in said if kind != Message.Kind.CUSTOMER]
    if ticket.topic_id:
        customer += [" ".join({*words}) for words in _DETAILS.all(ticket=ticket.pk)]
    address = ticket.contact.value if ticket.contact else ""
    return Fields(
        title=f"{ticket.subject} {tags}",
        words=" ".join(customer),
        other=" ".join(agents),
        short=f"#{ticket.pk} {ticket.customer.name} {address} {ticket.subject}",
    )
