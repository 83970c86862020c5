"""Making a ticket findable: one document with its subject, all words said, tags, number and names."""

from collections.abc import Iterator, Sequence

from ruhepol.core.search import indexing
from ruhepol.core.search.documents import Fields
from ruhepol.tickets.findable import KIND, team_word
from ruhepol.tickets.models import Message, Ticket


def index_tickets(ticket_ids: Sequence[int]) -> None:
    """Write the search documents of these tickets. Publishes nothing: finding is no act."""
    tickets = Ticket.objects.filter(pk__in=ticket_ids).select_related("customer", "contact")
    for ticket in tickets.prefetch_related("messages", "tags"):
        indexing.index(
            KIND,
            ticket.pk,
            _fields(ticket),
            language="de" if ticket.language == "de" else "en",
            visibility={team_word(ticket.team_id)},
        )


def ticket_ids() -> Iterator[int]:
    """Go through all tickets in rising order, for a rebuild."""
    return Ticket.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)


def _fields(ticket: Ticket) -> Fields:
    said = list(ticket.messages.all())
    tags = " ".join(tag.name for tag in ticket.tags.all())
    customer = [m.text for m in said if m.kind == Message.Kind.CUSTOMER]
    agents = [m.text for m in said if m.kind != Message.Kind.CUSTOMER]
    address = ticket.contact.value if ticket.contact else ""
    return Fields(
        title=f"{ticket.subject} {tags}",
        words=" ".join(customer),
        other=" ".join(agents),
        short=f"#{ticket.pk} {ticket.customer.name} {address} {ticket.subject}",
    )
