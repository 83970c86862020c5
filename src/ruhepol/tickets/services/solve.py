"""Solved by the customer's word: claim, confirm, decline, end by silence, close, reopen."""

from datetime import timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import (
    SolutionConfirmed,
    SolutionDeclined,
    SolutionUnanswered,
    TicketClosed,
    TicketReopened,
    TicketSolved,
)
from ruhepol.tickets.exceptions import AlreadySolvedError, MergedError, NotSolvedError
from ruhepol.tickets.models import Solution, Ticket
from ruhepol.tickets.services._conversation import lock, refuse_erased
from ruhepol.tickets.services._ending import end_claim


@transaction.atomic
def solve(*, ticket: Ticket, by: Actor) -> Solution:
    """Claim that the ticket is solved; the customer is asked, and silence closes it after the brand's days.

    Publishes TicketSolved. Raises AlreadySolvedError.
    """
    held = lock(ticket)
    if held.is_over:
        raise AlreadySolvedError
    now = clock.now()
    claim = Solution.objects.create(
        ticket=held,
        agent_id=by.id if by.is_agent else None,
        claimed_at=now,
        silent_at=now + timedelta(days=held.brand.close_after_days),
    )
    held.status = Ticket.Status.SOLVED
    held.solved_at = held.updated_at = now
    held.waiting_since = held.snoozed_until = None
    held.save()
    publish(TicketSolved(ticket_id=held.pk, solution_id=claim.pk), by=by)
    return claim


@transaction.atomic
def confirm(*, ticket: Ticket, by: Actor) -> Solution:
    """Take the customer's word that it is solved: the ticket closes.

    Publishes SolutionConfirmed and TicketClosed. Raises NotSolvedError without an open claim.
    """
    held = lock(ticket)
    claim = _end(held, Solution.Outcome.CONFIRMED)
    publish(SolutionConfirmed(ticket_id=held.pk, solution_id=claim.pk), by=by)
    _close(held, by)
    return claim


@transaction.atomic
def decline(*, ticket: Ticket, by: Actor) -> Solution:
    """Take the customer's word that it is not solved: open again, and waiting.

    Publishes SolutionDeclined and TicketReopened. Raises NotSolvedError without an open claim.
    """
    held = lock(ticket)
    claim = _end(held, Solution.Outcome.DECLINED)
    publish(SolutionDeclined(ticket_id=held.pk, solution_id=claim.pk), by=by)
    _reopen(held, by)
    return claim


@transaction.atomic
def close_unanswered(*, claim: Solution) -> bool:
    """Close a ticket whose claim stayed unanswered for the set time; False where it is not due any more.

    Publishes SolutionUnanswered and TicketClosed.
    """
    held = lock(claim.ticket)
    current = Solution.objects.filter(pk=claim.pk, outcome="", silent_at__lte=clock.now()).first()
    if current is None:
        return False
    _end(held, Solution.Outcome.SILENT)
    publish(SolutionUnanswered(ticket_id=held.pk, solution_id=claim.pk), by=SYSTEM)
    _close(held, SYSTEM)
    return True


@transaction.atomic
def close(*, ticket: Ticket, by: Actor) -> Ticket:
    """End a ticket without asking: the customer withdraws it, or an agent ends what needs no answer.

    A customer's closing confirms an open claim. Publishes TicketClosed (and SolutionConfirmed).
    """
    held = lock(ticket)
    if held.status == Ticket.Status.CLOSED:
        return held
    outcome = Solution.Outcome.CONFIRMED if by.is_customer else Solution.Outcome.WITHDRAWN
    claim = end_claim(held, outcome, clock.now())
    if claim and by.is_customer:
        publish(SolutionConfirmed(ticket_id=held.pk, solution_id=claim.pk), by=by)
    _close(held, by)
    return held


@transaction.atomic
def reopen(*, ticket: Ticket, by: Actor) -> Ticket:
    """Take a solved or closed ticket up again. Publishes TicketReopened; an open one stays as it is.

    Raises MergedError and ErasedError.
    """
    held = lock(ticket)
    if held.merged_into_id:
        raise MergedError
    refuse_erased(held)
    if not held.is_over:
        return held
    outcome = Solution.Outcome.DECLINED if by.is_customer else Solution.Outcome.WITHDRAWN
    claim = end_claim(held, outcome, clock.now())
    if claim and by.is_customer:
        publish(SolutionDeclined(ticket_id=held.pk, solution_id=claim.pk), by=by)
    _reopen(held, by)
    return held


def _end(held: Ticket, outcome: Solution.Outcome) -> Solution:
    claim = end_claim(held, outcome, clock.now())
    if claim is None:
        raise NotSolvedError
    return claim


def _close(held: Ticket, by: Actor) -> None:
    now = clock.now()
    held.status = Ticket.Status.CLOSED
    held.closed_at = held.updated_at = now
    held.solved_at = held.solved_at or now
    held.waiting_since = held.snoozed_until = held.due_at = None
    held.save()
    publish(TicketClosed(ticket_id=held.pk), by=by)


def _reopen(held: Ticket, by: Actor) -> None:
    now = clock.now()
    held.status = Ticket.Status.OPEN
    held.solved_at = held.closed_at = None
    held.waiting_since = now if by.is_customer else held.waiting_since
    held.updated_at = now
    held.save()
    publish(TicketReopened(ticket_id=held.pk), by=by)
