"""How many statements a mail and an answer cost: each is a round trip to a server.

A change that needs more says why and raises the number here; one that needs less lowers it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from ruhepol.channels.email.services.take import take
from ruhepol.core import clock
from ruhepol.core.actors import agent
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.drain import QUEUES
from ruhepol.core.jobs.execution import is_atomic, perform, perform_together
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.plan import plan_reply
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = ("SELECT", "INSERT", "UPDATE", "DELETE")
FOR_A_MAIL, FOR_AN_ANSWER = 32, 38


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that read or write rows, without those about the queue itself."""
    heard: list[str] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(KINDS) and "core_job" not in sql and "pg_notify" not in sql:
            heard.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield heard


def work() -> None:
    """Do all due jobs, bundles with what follows from them."""
    while jobs := next(filter(None, (queue.claim("worker", {name: 1}) for name in QUEUES)), None):
        if is_atomic(jobs[0]):
            assert perform_together(jobs, lambda _: None) == []
        elif not perform(jobs[0]):
            queue.finish(jobs)


def come_in(number: int) -> None:
    """Take a mail in and do all that follows."""
    raw = b"From: kim@customer.example\nSubject: %d\nMessage-ID: <%d@x>\n\nHello" % (number, number)
    take(raw, source="smtp", envelope_to="help@us.example")
    work()


def answer(ticket: Ticket, world: World) -> None:
    """Answer and do all that follows, to the mail on its way."""
    send_at = clock.now() + timedelta(seconds=1)
    plan_reply(ticket=ticket, text="Done.", by=agent(world.ada.pk), send_at=send_at)
    with clock.frozen(send_at):
        work()


def test_a_mail_and_an_answer_need_no_more_statements(world: World) -> None:
    """The second of each is counted, when what a process keeps is there."""
    come_in(1)
    with statements() as for_a_mail:
        come_in(2)
    ticket = Ticket.objects.latest("pk")
    answer(ticket, world)
    with statements() as for_an_answer:
        answer(ticket, world)
    assert Message.objects.filter(ticket=ticket).count() == 3
    assert (len(for_a_mail), len(for_an_answer)) == (FOR_A_MAIL, FOR_AN_ANSWER), "\n".join(
        [*for_a_mail, "", *for_an_answer]
    )
