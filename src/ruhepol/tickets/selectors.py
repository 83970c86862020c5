"""Questions about tickets that more than one page asks."""

import re

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import search
from ruhepol.people.models import Agent
from ruhepol.tickets.findable import KIND, team_word
from ruhepol.tickets.models import Copy, Ticket

_COPIES = Prepared(lambda: Copy.objects.filter(message__ticket=Slot("ticket")))
_NUMBER = re.compile(r"#?(\d{1,18})")


def find_tickets(agent: Agent, query: str, *, limit: int = 30) -> list[Ticket]:
    """Return the tickets an agent may see that match, best first; a number finds its ticket."""
    ids = find_numbers(agent, query, limit=limit)
    found = Ticket.objects.visible_to(agent).for_list().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def find_numbers(agent: Agent, query: str, *, limit: int = 30) -> list[int]:
    """Return numbers of matching tickets, best first.

    The index knows who sees what; a number typed outright is named whoever asks, so the caller looks it up
    among the visible ones.
    """
    visible = EVERYTHING
    if agent.is_partner:
        visible = {team_word(pk) for pk in agent.teams.values_list("pk", flat=True)}
    ids = [hit.id for hit in search(KIND, query, visible=visible, limit=limit)]
    if named := _NUMBER.fullmatch(query.strip()):
        ids = [int(named[1]), *(pk for pk in ids if pk != int(named[1]))]
    return ids


def copies_of(ticket: Ticket) -> dict[int, list[Copy]]:
    """Return who else was sent the messages of a ticket, by the message's key."""
    found: dict[int, list[Copy]] = {}
    for copy in _COPIES.all(ticket=ticket.pk):
        found.setdefault(copy.message_id, []).append(copy)
    return found
