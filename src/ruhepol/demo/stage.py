"""One ticket lived through step by step, each step at its own moment and by the real services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ruhepol.core import clock
from ruhepol.demo.company import Company
from ruhepol.people.models import Agent, Identity
from ruhepol.tickets.models import Solution, Ticket
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.receive import Opening, receive
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.sort import assign


@dataclass(frozen=True)
class Step:
    """What one person does at one moment; `who` is an agent's key or `customer`."""

    at: datetime
    who: str
    what: str
    text: str = ""


@dataclass(frozen=True)
class Scene:
    """What a ticket is about before anybody acts."""

    contact: Identity
    channel: str
    topic: str
    subject: str


def play(scene: Scene, steps: list[Step], company: Company) -> Ticket:
    """Open a ticket with the first step, live through the others, and return it as it stands then."""
    first, *others = steps
    with clock.frozen(first.at):
        ticket = _open(scene, first.text, company)
    go_on(ticket, others, scene, company)
    _fall_silent(ticket)
    ticket.refresh_from_db()
    return ticket


def go_on(ticket: Ticket, steps: list[Step], scene: Scene, company: Company) -> None:
    """Live through more of a ticket."""
    for step in steps:
        with clock.frozen(step.at):
            _act(ticket, step, scene, company)


def _open(scene: Scene, text: str, company: Company) -> Ticket:
    customer = scene.contact.customer
    opening = Opening(
        brand=company.brand,
        subject=scene.subject,
        language=customer.language,
        topic=company.topics[scene.topic],
    )
    message = receive(
        contact=scene.contact, channel=scene.channel, text=text, opening=opening, by=customer.actor
    )
    return message.ticket


def _fall_silent(ticket: Ticket) -> None:
    """Close the ticket where its customer has stayed silent for the set time."""
    claim = Solution.objects.filter(ticket=ticket, outcome="", silent_at__lte=clock.now()).first()
    if claim:
        with clock.frozen(claim.silent_at):
            ending.close_unanswered(claim=claim)


def _act(ticket: Ticket, step: Step, scene: Scene, company: Company) -> None:
    if step.who == "customer":
        _customer_acts(ticket, step, scene.contact)
    else:
        _agent_acts(ticket, step, company.agents[step.who])


def _customer_acts(ticket: Ticket, step: Step, contact: Identity) -> None:
    customer = contact.customer.actor
    if step.what == "writes":
        receive(contact=contact, channel=ticket.channel, text=step.text, ticket=ticket, by=customer)
        return
    answers: dict[str, Callable[..., object]] = {"confirms": ending.confirm, "declines": ending.decline}
    answers[step.what](ticket=ticket, by=customer)


def _agent_acts(ticket: Ticket, step: Step, agent: Agent) -> None:
    acts: dict[str, Callable[[], object]] = {
        "takes": lambda: assign(ticket=ticket, to=agent, by=agent.actor),
        "notes": lambda: note(ticket=ticket, text=step.text, by=agent.actor),
        "replies": lambda: reply(ticket=ticket, text=step.text, by=agent.actor),
        "solves": lambda: ending.solve(ticket=ticket, by=agent.actor),
    }
    acts[step.what]()
