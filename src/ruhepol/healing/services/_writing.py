"""A message as a step of a run, written in the transaction that ends the step: it is there exactly once."""

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.text import Language, in_writing
from ruhepol.healing.models import Run, RunStep
from ruhepol.healing.plans.deeds import MessageDeed
from ruhepol.healing.plans.places import UnfilledError, fill
from ruhepol.healing.services._acts import target_of
from ruhepol.healing.services.contact import BEFORE, Words, write_to, written
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import reply

MOST_CUSTOMERS = 20


def write_message(*, run: Run, step: RunStep, deed: MessageDeed, by: Actor) -> None:
    """Write a step's words to whoever it is done for: on the run's ticket, or to the asset's customers.

    Who wrote or clicked is answered; who did neither gets a notice, which they may have turned off. A dry
    run only keeps the words.
    """
    step.state, step.attempt = RunStep.State.DONE, step.attempt + 1
    step.started_at = step.ended_at = clock.now()
    step.output = _text(run, deed.text, "de")
    step.save(update_fields=["state", "attempt", "started_at", "ended_at", "output"])
    if run.dry:
        return
    ticket = run.ticket
    if ticket is not None and ticket.status != Ticket.Status.CLOSED:
        text = _text(run, deed.text, in_writing(ticket.language))
        origin = f"{Message.ASKED_FOR}{_name(run, step)}" if ticket.begun_by_customer else None
        reply(ticket=ticket, text=text, wait=False, origin=origin, by=by)
        return
    for customer in [run.customer] if run.customer else run.asset.customers.order_by("pk")[:MOST_CUSTOMERS]:
        _write(run, customer, deed, _name(run, step) if run.customer else "", by)


def _name(run: Run, step: RunStep) -> str:
    return f"run:{run.pk}:{step.position}"


def _write(run: Run, customer: Customer, deed: MessageDeed, asked: str, by: Actor) -> None:
    def words() -> tuple[str, str]:
        language = written()
        subject = deed.subject or {"de": run.problem.title_de, "en": run.problem.title_en}
        return _text(run, subject, language), _text(run, deed.text, language)

    write_to(customer=customer, words=words, since=run.created_at - BEFORE, asked=asked, by=by)


def _text(run: Run, words: Words, language: Language) -> str:
    """Return the words in a language; a place nobody can fill is left out."""
    text = words[language]
    values = target_of(run).values()
    try:
        return fill(text, values)
    except UnfilledError as error:
        return _text(run, {key: one.replace(f"{{{error}}}", "") for key, one in words.items()}, language)
