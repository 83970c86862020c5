"""What was said to somebody else, made fit to be said again."""

from ruhepol.core.text.masking import Mask, masked
from ruhepol.tickets.models import Message, Ticket


def without_names(text: str, ticket: Ticket, said: Message) -> str:
    """Return a reply without what tells to whom, and by whom, it was written: names, addresses, numbers."""
    customer = ticket.customer
    people = [customer.name, *([said.agent.name] if said.agent else [])]
    phrases = list(customer.identities.values_list("value", flat=True))
    hidden = Mask(people=people, phrases=phrases)
    return "\n".join(masked(line, hidden) for line in text.splitlines()).strip()
