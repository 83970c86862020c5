"""Two tickets that are one concern: what was said goes together, what comes later follows; and back."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.files.services import store
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import CannotMergeError, MergedError, NotMergedError, TicketClosedError
from ruhepol.tickets.models import Merge, Message, Ticket
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.merge import merge, unmerge
from ruhepol.tickets.services.receive import File, receive
from ruhepol.tickets.services.reply import note, reply
from tests.factories.tickets import make_ticket
from tests.world import make_world


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def first(world):
    """Kim's ticket, answered."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    reply(ticket=ticket, text="Bitte neu starten.", by=world.ada.actor)
    return fresh(ticket)


@pytest.fixture
def second(world):
    """The same concern once more, with a file and a note."""
    ticket = make_ticket(contact=world.kim, team=world.tech, text="Er startet immer noch nicht.")
    write(
        ticket, world.kim, "Hier das Protokoll.", files=[File(digest=store(b"x").digest, name="log", size=1)]
    )
    note(ticket=ticket, text="Gleiche Sache wie gestern?", by=world.ada.actor)
    return fresh(ticket)


def fresh(ticket):
    """Return the ticket as it is now."""
    return Ticket.objects.get(pk=ticket.pk)


def write(ticket, contact, text, **facts):
    """Let a customer write into a ticket."""
    return receive(
        contact=contact, channel="email", text=text, ticket=ticket, by=contact.customer.actor, **facts
    )


def texts(ticket):
    """Return what is said in a ticket, by number."""
    return [message.text for message in ticket.messages.order_by("number")]


def snapshot(ticket):
    """Return everything of a ticket and its messages that undoing must bring back."""
    kept = fresh(ticket)
    facts = (
        "status",
        "waiting_since",
        "solved_at",
        "closed_at",
        "snoozed_until",
        "last_number",
        "merged_into",
    )
    said = ticket.messages.order_by("number").values_list("pk", "number", "text")
    return [getattr(kept, name) for name in facts], list(said)


def test_all_that_was_said_goes_together(world, first, second):
    """Messages, notes and files stand behind what was there, each once, and nothing is left behind."""
    words = texts(first) + texts(second)
    merge(ticket=second, into=first, by=world.ada.actor)
    assert texts(first) == words
    assert texts(second) == []
    assert [message.number for message in first.messages.order_by("number")] == [1, 2, 3, 4, 5]
    assert fresh(first).last_number == 5
    assert first.messages.get(number=4).attachments.get().name == "log"


def test_one_is_closed_and_leads_to_the_other(world, first, second):
    """It takes part in nothing any more, and the other one waits since the customer wrote."""
    since = second.waiting_since
    merge(ticket=second, into=first, by=world.ada.actor)
    old, new = fresh(second), fresh(first)
    assert (old.status, old.merged_into, old.waiting_since) == (Ticket.Status.CLOSED, first, None)
    assert (new.status, new.waiting_since) == (Ticket.Status.OPEN, since)
    assert new.excerpt == "Hier das Protokoll."


def test_the_earlier_wait_counts(world, first, second):
    """Whoever merges the older ticket into the newer one does not shorten what the customer waited."""
    early = second.waiting_since - timedelta(hours=3)
    Ticket.objects.filter(pk=second.pk).update(waiting_since=early)
    write(first, world.kim, "Hallo?")
    merge(ticket=second, into=first, by=world.ada.actor)
    assert fresh(first).waiting_since == early


def test_an_answered_ticket_reopens_nothing(world, first, second):
    """Nobody waits in it, so the other one stays as it is."""
    reply(ticket=second, text="Siehe dort.", by=world.ada.actor)
    ending.solve(ticket=first, by=world.ada.actor)
    merge(ticket=second, into=first, by=world.ada.actor)
    assert fresh(first).status == Ticket.Status.SOLVED


@pytest.mark.parametrize("over", [ending.solve, ending.close])
def test_a_question_that_waits_reopens_what_was_over(world, first, second, over):
    """A solved or closed ticket is taken up again, and nobody is asked any more whether it is solved."""
    over(ticket=first, by=world.ada.actor)
    merge(ticket=second, into=first, by=world.ada.actor)
    new = fresh(first)
    assert (new.status, new.closed_at, new.solved_at) == (Ticket.Status.OPEN, None, None)
    assert not new.solutions.filter(outcome="").exists()


def test_what_comes_later_arrives_where_it_went(world, first, second):
    """The customer answers the old thread, a colleague leaves a note there: both are in the other ticket."""
    merge(ticket=second, into=first, by=world.ada.actor)
    said = write(second, world.kim, "Noch etwas.")
    left = note(ticket=second, text="Bitte ansehen.", by=world.ada.actor)
    assert {said.ticket, left.ticket} == {first}
    assert fresh(second).status == Ticket.Status.CLOSED


def test_it_cannot_be_answered_or_taken_up_by_itself(world, first, second):
    """There is one place to answer; only undoing gives it a life of its own."""
    merge(ticket=second, into=first, by=world.ada.actor)
    with pytest.raises(TicketClosedError):
        reply(ticket=second, text="Ja", by=world.ada.actor)
    for who in (world.ada.actor, world.kim.customer.actor):
        with pytest.raises(MergedError):
            ending.reopen(ticket=second, by=who)


def test_both_tell_of_it(world, first, second):
    """One event on each timeline, with the agent and the other's number."""
    merge(ticket=second, into=first, by=world.ada.actor)
    away = EventRow.objects.get(name="tickets.TicketMerged")
    here = EventRow.objects.get(name="tickets.TicketAbsorbed")
    assert (away.stream, away.data["into_id"]) == (f"ticket:{second.pk}", first.pk)
    assert (here.stream, here.data["from_id"]) == (f"ticket:{first.pk}", second.pk)
    assert {away.actor_id, here.actor_id} == {world.ada.pk}


@pytest.mark.parametrize("over", [None, ending.solve, ending.close])
def test_undoing_brings_back_what_was(world, first, second, over):
    """Both are again what they were, a question whether it is solved included; the rest stays told."""
    if over:
        over(ticket=second, by=world.ada.actor)
    before, others = snapshot(second), texts(first)
    claims = list(second.solutions.values_list("pk", "outcome"))
    merge(ticket=second, into=first, by=world.ada.actor)
    unmerge(ticket=second, by=world.ben.actor)
    assert snapshot(second) == before
    assert list(second.solutions.values_list("pk", "outcome")) == claims
    assert texts(first) == others
    assert fresh(first).status == Ticket.Status.WAITING
    assert fresh(first).excerpt == "Bitte neu starten."
    assert Merge.objects.get().undone_at
    assert EventRow.objects.get(name="tickets.MergeUndone").actor_id == world.ben.pk


def test_what_came_in_meanwhile_stays_where_it_arrived(world, first, second):
    """Undoing tears nothing out that was never in the other ticket."""
    merge(ticket=second, into=first, by=world.ada.actor)
    write(second, world.kim, "Noch etwas.")
    unmerge(ticket=second, by=world.ada.actor)
    assert "Noch etwas." in texts(first)
    assert fresh(first).status == Ticket.Status.OPEN


def test_it_can_be_merged_again_and_elsewhere(world, first, second):
    """After undoing it is a ticket like any other."""
    third = make_ticket(contact=world.kim, team=world.tech)
    for into in (first, third):
        merge(ticket=second, into=into, by=world.ada.actor)
        assert fresh(second).merged_into == into
        unmerge(ticket=second, by=world.ada.actor)


def test_a_chain_leads_to_its_end_and_is_undone_from_there(world, first, second):
    """Three become one; the later merging has to be undone first, then everything is where it was."""
    third = make_ticket(contact=world.kim, team=world.tech, text="Dritte")
    before = snapshot(first), snapshot(second)
    merge(ticket=second, into=first, by=world.ada.actor)
    merge(ticket=first, into=third, by=world.ada.actor)
    assert write(second, world.kim, "Ganz am Ende").ticket == third
    with pytest.raises(CannotMergeError):
        unmerge(ticket=second, by=world.ada.actor)
    unmerge(ticket=first, by=world.ada.actor)
    unmerge(ticket=second, by=world.ada.actor)
    assert snapshot(second) == before[1]
    assert [pk for pk, *_ in snapshot(first)[1]] == [pk for pk, *_ in before[0][1]]


def test_what_makes_no_sense_is_refused(world, first, second):
    """Not into itself, not twice, not into one that is elsewhere; not undone without having been done."""
    with pytest.raises(NotMergedError):
        unmerge(ticket=first, by=world.ada.actor)
    with pytest.raises(CannotMergeError):
        merge(ticket=first, into=first, by=world.ada.actor)
    third = make_ticket(contact=world.kim, team=world.tech)
    merge(ticket=second, into=first, by=world.ada.actor)
    for pair in ((second, third), (third, second), (first, second)):
        with pytest.raises(CannotMergeError):
            merge(ticket=pair[0], into=pair[1], by=world.ada.actor)
    assert Message.objects.filter(ticket=third).count() == 1


def test_the_same_click_twice_does_it_once(world, first, second):
    """The second one is refused, and no message is moved again."""
    merge(ticket=second, into=first, by=world.ada.actor)
    words = texts(first)
    with pytest.raises(CannotMergeError):
        merge(ticket=second, into=first, by=world.ada.actor)
    assert texts(first) == words


def test_a_hundred_messages_move_in_few_steps(world, first, second, django_assert_max_num_queries):
    """The work in the database does not grow with each message."""
    Message.objects.bulk_create(
        Message(
            ticket=second, number=100 + n, kind="customer", customer=world.kim.customer, channel="email",
            text=str(n), created_at=clock.now(),
        )
        for n in range(100)
    )  # fmt: skip
    with django_assert_max_num_queries(30):
        merge(ticket=second, into=first, by=world.ada.actor)
    assert first.messages.count() == 105
