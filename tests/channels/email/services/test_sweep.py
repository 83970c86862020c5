"""What a crash left is finished, and what cannot be known is shown."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services import send as sending
from ruhepol.channels.email.services.compose import compose
from ruhepol.channels.email.services.post import post_reply
from ruhepol.channels.email.services.recover import recover
from ruhepol.channels.email.services.sweep import MOST_ATTEMPTS, sweep_deliveries, sweep_intake
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.tasks import send_mail
from ruhepol.core import clock
from ruhepol.core.models import EventRow, Job
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import make_mail
from tests.factories.tickets import make_ticket
from tests.world import NOON

LATER = timedelta(hours=3)


@pytest.fixture
def delivery(world):
    """A reply that is posted and whose jobs are lost."""
    ticket = make_ticket(contact=world.kim, begun_by="system")
    delivery = post_reply(message_id=reply(ticket=ticket, text="Ja", by=world.ada.actor).pk)
    Job.objects.all().delete()
    return delivery


def left_in(delivery, state):
    """Leave a delivery as a worker that died long ago would."""
    long_ago = clock.now() - timedelta(minutes=20)
    Delivery.objects.filter(pk=delivery.pk).update(state=state, next_at=long_ago, attempts=1)


@pytest.mark.usefixtures("world")
def test_a_mail_whose_job_is_lost_is_read_all_the_same(run_jobs):
    """The row is the job: the sweep has it read, once."""
    with clock.frozen(NOON):
        take(make_mail().as_bytes(), source="file")
        Job.objects.all().delete()
        assert sweep_intake() == 0
        clock.advance(LATER)
        assert sweep_intake() == 1
        run_jobs()
    assert Ticket.objects.count() == 1


@pytest.mark.usefixtures("world")
def test_a_mail_that_kills_its_reader_ends_in_quarantine():
    """After five vain tries the mail is set before a person instead of a sixth worker."""
    with clock.frozen(NOON):
        take(make_mail().as_bytes(), source="file")
        for _ in range(MOST_ATTEMPTS + 1):
            clock.advance(LATER)
            sweep_intake()
            Job.objects.all().delete()
    assert RawMail.objects.get().state == RawMail.State.QUARANTINED


@pytest.mark.parametrize("state", [Delivery.State.SENDING, Delivery.State.QUEUED])
def test_what_was_surely_not_handed_over_is_sent(delivery, state, run_jobs, inbox):
    """A worker that died before the text costs nothing but time."""
    left_in(delivery, state)
    assert sweep_deliveries() == 1
    run_jobs()
    assert len(inbox.mails) == 1


def test_what_was_perhaps_handed_over_is_shown(delivery, run_jobs, inbox):
    """A worker that died with the text on its way leaves a question, not a second mail."""
    left_in(delivery, Delivery.State.HANDING)
    sweep_deliveries()
    run_jobs()
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.UNKNOWN
    assert inbox.mails == []
    assert EventRow.objects.filter(name="channels.MailUncertain").count() == 1


def test_who_is_at_work_is_left_in_peace(delivery):
    """A mail that was taken up a moment ago is not touched."""
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.HANDING, next_at=clock.now())
    assert sweep_deliveries() == 0


def test_the_successor_of_a_dead_worker_needs_no_sweep(delivery, run_jobs, inbox):
    """A job that is run a second time takes up at once what the first had begun."""
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.SENDING, attempts=1)
    send_mail.enqueue(delivery_id=delivery.pk)
    Job.objects.update(attempt=1)
    run_jobs()
    delivery.refresh_from_db()
    assert (delivery.state, len(inbox.mails)) == (Delivery.State.SENT, 1)


def test_a_sleeper_that_wakes_up_sends_no_second_mail(delivery, inbox, monkeypatch):
    """A worker that was given up for dead and is not finds itself overtaken before it hands anything over."""

    def slowly(held):
        monkeypatch.setattr(sending, "compose", compose)
        recover(delivery_id=held.pk)
        assert sending.send(delivery_id=held.pk).state == Delivery.State.SENT
        return compose(held)

    monkeypatch.setattr(sending, "compose", slowly)
    sending.send(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, len(inbox.mails)) == (Delivery.State.SENT, 2, 1)
