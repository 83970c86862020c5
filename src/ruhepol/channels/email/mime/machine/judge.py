"""What kind of machine wrote a mail, if any did: the door of this package."""

from dataclasses import dataclass
from email.message import Message

from ruhepol.channels.email.mime.body import Body
from ruhepol.channels.email.mime.machine import absence, auto, bounce
from ruhepol.channels.email.mime.machine.recipients import recipients
from ruhepol.channels.email.mime.model import Address, Machine


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of machine, and for a delivery report the addresses it is about."""

    kind: Machine
    recipients: tuple[str, ...] = ()
    delayed: bool = False
    quiet: bool = False


def judge(tree: Message, sender: Address | None, subject: str, text: str, body: Body) -> Judgement:
    """Say what kind of machine wrote the mail, if any."""
    if auto.is_complaint(tree, text, body):
        return Judgement(Machine.COMPLAINT, recipients(tree, sender, "", body))
    away = absence.in_subject(subject) and not body.reports
    if not away and bounce.is_report(tree, sender, subject, text, body):
        found = recipients(tree, sender, text, body)
        return Judgement(Machine.BOUNCE, found, bounce.is_delayed(text, body))
    if auto.is_automatic(tree, subject, text):
        return Judgement(Machine.AUTO)
    if auto.is_bulk(tree):
        return Judgement(Machine.LIST)
    challenge = auto.is_challenge(tree, sender, subject, text)
    return Judgement(Machine.CHALLENGE if challenge else Machine.NO, quiet=auto.is_quiet(tree, sender))
