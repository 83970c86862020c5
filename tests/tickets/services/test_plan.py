"""Answers that go out a little later: they can be taken back, and go out once."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow, Job
from ruhepol.tickets import exceptions as wrong
from ruhepol.tickets.models import Attachment, Draft, Message, PlannedReply, Ticket
from ruhepol.tickets.services.draft import save_draft
from ruhepol.tickets.services.plan import plan_reply, send_planned, take_back
from ruhepol.tickets.services.receive import File, receive
from ruhepol.tickets.services.reply import note
from ruhepol.tickets.services.solve import close
from ruhepol.tickets.tasks import send_overdue_replies
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

SOON = timedelta(seconds=10)
FILE = File(digest="a" * 64, name="Anleitung.pdf", size=5)


@pytest.fixture(autouse=True)
def _noon():
    with clock.frozen(NOON):
        yield


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def ticket(world):
    """Kim's open ticket."""
    return make_ticket(contact=world.kim, begun_by="system")


@pytest.fixture
def plan(world, ticket):
    """Return a function by which Ada plans an answer."""

    def plan(text="Bitte neu starten.", after=SOON, **facts):
        return plan_reply(ticket=ticket, text=text, send_at=clock.now() + after, by=world.ada.actor, **facts)

    return plan


def customer_writes(world, ticket):
    """Let Kim say one thing more."""
    receive(
        contact=world.kim, channel="email", text="Es geht wieder!", by=world.kim.customer.actor, ticket=ticket
    )


def test_it_goes_out_at_its_moment_once(plan, run_jobs):
    """Until then nothing is said; then it is an answer like any other."""
    planned = plan(files=[FILE])
    run_jobs()
    assert not Message.objects.filter(kind="reply").exists()
    assert Ticket.objects.get().status == "open"
    clock.advance(SOON)
    run_jobs()
    assert send_planned(planned_id=planned.pk) is None
    answer = Message.objects.get(kind="reply")
    assert (answer.text, answer.agent.name, answer.created_at) == ("Bitte neu starten.", "Ada", NOON + SOON)
    assert Attachment.objects.get(message=answer).name == "Anleitung.pdf"
    assert Ticket.objects.get().status == "waiting"
    assert not PlannedReply.objects.exists()


def test_a_lost_job_does_not_lose_it(plan):
    """What nobody was woken for goes out with the next sweep."""
    plan()
    Job.objects.all().delete()
    clock.advance(SOON)
    send_overdue_replies.call()
    assert Message.objects.filter(kind="reply").count() == 1


def test_it_can_be_taken_back_with_its_files(plan, world, ticket, run_jobs):
    """Words and files are a draft again, and nothing goes out."""
    take_back(planned=plan(files=[FILE]), by=world.ada.actor)
    clock.advance(SOON)
    run_jobs()
    draft = Draft.objects.get(ticket=ticket, agent=world.ada)
    assert (draft.text, draft.files[0]["name"]) == ("Bitte neu starten.", "Anleitung.pdf")
    assert not Message.objects.filter(kind="reply").exists()
    assert EventRow.objects.filter(name="tickets.ReplyTakenBack", actor_id=world.ada.pk).exists()


def test_words_begun_meanwhile_stay(plan, world, ticket, run_jobs):
    """Neither taking back nor sending costs what the agent types in the meantime."""
    planned, other = plan(), plan("Und noch etwas.")
    save_draft(ticket=ticket, agent=world.ada, text="Übrigens", version=0)
    take_back(planned=planned, by=world.ada.actor)
    clock.advance(SOON)
    run_jobs()
    assert not PlannedReply.objects.filter(pk=other.pk).exists()
    assert Draft.objects.get().text == "Übrigens\n\nBitte neu starten."


def test_who_comes_too_late_is_told(plan, world, run_jobs):
    """What has gone out cannot be taken back."""
    planned = plan()
    clock.advance(SOON)
    run_jobs()
    with pytest.raises(wrong.AlreadySentError):
        take_back(planned=planned, by=world.ada.actor)


def test_a_scheduled_answer_has_to_fit_when_it_goes_out(plan, world, ticket, run_jobs):
    """The customer wrote meanwhile: it waits for its author. A colleague's note changes nothing."""
    plan(after=timedelta(hours=3), is_scheduled=True)
    plan("Zweite", after=timedelta(hours=2), is_scheduled=True)
    note(ticket=ticket, text="Ruft sicher an.", by=world.ben.actor)
    clock.advance(timedelta(hours=2))
    run_jobs()
    assert Message.objects.get(kind="reply").text == "Zweite"
    customer_writes(world, ticket)
    clock.advance(timedelta(hours=1))
    run_jobs()
    assert PlannedReply.objects.get().stopped == "news"
    assert EventRow.objects.filter(name="tickets.ReplyStopped").count() == 1
    assert Message.objects.filter(kind="reply").count() == 1


def test_seconds_to_take_it_back_are_no_schedule(plan, world, ticket, run_jobs):
    """A customer who writes in those seconds does not hold up what was sent before."""
    plan()
    customer_writes(world, ticket)
    clock.advance(SOON)
    run_jobs()
    assert Message.objects.filter(kind="reply").count() == 1


def test_a_ticket_that_was_closed_stops_it(plan, world, ticket, run_jobs):
    """Nobody is answered on a closed ticket unseen."""
    planned = plan()
    close(ticket=ticket, by=world.ben.actor)
    clock.advance(SOON)
    run_jobs()
    planned.refresh_from_db()
    assert planned.stopped == "closed"


def test_sending_and_solving_happen_together(plan, run_jobs):
    """The ticket is solved when the answer goes out, not before."""
    plan(solves=True)
    assert Ticket.objects.get().status == "open"
    clock.advance(SOON)
    run_jobs()
    assert Ticket.objects.get().status == "solved"


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"text": "  "}, wrong.EmptyMessageError),
        ({"after": timedelta(0)}, wrong.PastMomentError),
        ({"seen": 0}, wrong.NewerMessagesError),
    ],
)
def test_what_could_not_be_sent_cannot_be_planned(plan, facts, error):
    """The writer hears at once what is wrong."""
    with pytest.raises(error):
        plan(**facts)
    assert not PlannedReply.objects.exists()
