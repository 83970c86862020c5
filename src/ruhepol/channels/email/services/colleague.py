"""A colleague's answer by mail: believed only with our token and with proof of the sender."""

from ruhepol.channels.email import selectors
from ruhepol.channels.email.exceptions import NotJudgedError
from ruhepol.channels.email.mime.model import Mail
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.judge import wants_judging
from ruhepol.channels.email.trust.verdict import domain_of
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import can_reply
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import note, reply

_AGENT = Prepared(lambda: Agent.objects.filter(email=Slot("email"), is_active=True))


def colleague_of(raw: RawMail, mail: Mail) -> tuple[Agent, Ticket] | None:
    """Return the agent a mail is from and the ticket it answers, None for everybody else's mail.

    A mail under an agent's address that proves nothing is marked and then treated like a stranger's.
    Raises NotJudgedError where the proof has still to be looked for.
    """
    tickets = selectors.tokened(mail, raw.envelope_to)
    if not tickets or mail.sender is None or mail.machine:
        return None
    agent = _AGENT.first(email=mail.sender.address.lower())
    if agent is None:
        return None
    if wants_judging(raw):
        raise NotJudgedError
    if raw.proven != domain_of(mail.sender.address) or _is_repeated(raw):
        raw.hint = RawMail.Hint.UNPROVEN
        return None
    ticket = Ticket.objects.visible_to(agent).filter(pk=tickets[0]).first()
    return (agent, ticket) if ticket else None


def answer_as(agent: Agent, ticket: Ticket, *, text: str, files: list[File]) -> Message:
    """Say what the mail says: to the customer, or as a note where the ticket is closed."""
    if can_reply(agent, ticket):
        return reply(ticket=ticket, text=text, files=files, by=agent.actor)
    return note(ticket=ticket, text=text, files=files, by=agent.actor)


def _is_repeated(raw: RawMail) -> bool:
    """Tell whether a mail with this id was here before: a signed one can be sent again by anybody."""
    if not raw.header_id:
        return True
    return RawMail.objects.filter(header_id=raw.header_id).exclude(pk=raw.pk).exists()
