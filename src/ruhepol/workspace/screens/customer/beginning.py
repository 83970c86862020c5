"""Beginning a ticket from the workspace."""

from collections.abc import Iterable
from typing import Any

from ruhepol.people.models import Agent, Brand
from ruhepol.people.services.recognise import recognise
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.begin import begin
from ruhepol.tickets.services.receive import CopyTo, Opening, receive
from ruhepol.workspace.screens.ticket.answering import store


def begin_ticket(agent: Agent, brand: Brand, facts: dict[str, Any], copies: Iterable[CopyTo]) -> Message:
    """Write the first message of a new ticket: the customer's words from a call, or ours by mail."""
    contact = recognise(
        address=facts["address"],
        kind=facts["kind"],
        name=facts["name"],
        language=facts["language"],
        by=agent.actor,
    )
    by_phone = facts["way"] == "phone"
    opening = Opening(
        brand=brand,
        subject=facts["subject"],
        language=facts["language"],
        topic=facts["topic"],
        begun_by=Ticket.Begin.CUSTOMER if by_phone else Ticket.Begin.AGENT,
    )
    said = {"contact": contact, "text": facts["text"], "files": store(facts["uploads"])}
    if by_phone:
        return receive(channel=Ticket.Channel.PHONE, opening=opening, by=agent.actor, **said)
    return begin(channel=Ticket.Channel.EMAIL, opening=opening, copies=copies, by=agent.actor, **said)
