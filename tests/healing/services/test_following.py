"""Who hears of the end of an incident, and that nobody hears of it twice."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from ruhepol.channels.email.leaving import leave_link
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.opt_outs import opt_out
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.exceptions import IncidentMovedError, IncidentNotFoundError
from ruhepol.healing.models import Follower
from ruhepol.healing.services.following import ask_to_follow, confirm, follow, tell_ends
from ruhepol.healing.services.gathering import gather
from ruhepol.healing.services.incidents import Said, activate, declare, end
from ruhepol.healing.services.problems import save_problem
from ruhepol.tickets.models import Message, Ticket
from tests.factories.tickets import make_ticket
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.world import NOON

MINUTE = timedelta(minutes=1)
OVER = Said(words_de="Die Platten sind geleert.", words_en="The disks are emptied.")


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know a problem of which nobody is told by itself."""
    return save_problem(problem=None, description=description(), by=SYSTEM)


@pytest.fixture
def incident(problem, world):
    """An incident that Ben made public."""
    proposed, ben = declare(problem=problem, by=world.ben.actor), world.ben.actor
    said = Said(words_de="Wir wissen davon.", words_en="We know.")
    return activate(incident=proposed, title_de="Platten", title_en="Disks", brand=None, said=said, by=ben)


def finish(incident, world):
    """Say that it is over."""
    return end(incident=incident, said=OVER, by=world.ben.actor)


def told():
    """Return who was told what, by customer."""
    return {message.ticket.customer_id: message.text for message in Message.objects.filter(kind="reply")}


def test_who_follows_hears_of_the_end_in_their_language(incident, world):
    """Not before; once; in a message of its own."""
    follow(incident=incident, identity=world.nora, language="en")
    follow(incident=incident, identity=world.nora, language="en")
    assert tell_ends() == 0
    finish(incident, world)
    assert tell_ends() == 1
    assert tell_ends() == 0
    assert "The disks are emptied." in told()[world.nora.customer_id]


def test_who_was_affected_and_who_asked_hear_of_it(incident, problem, world):
    """Whoever wrote meanwhile reads it where they asked; who has nothing to do with it gets nothing."""
    break_out(problem, [world.kim.customer, world.nora.customer])
    asked = make_ticket(contact=world.kim, at=NOON)
    other = strangers(1)[0]
    finish(incident, world)
    assert tell_ends() == 2
    assert "Die Platten sind geleert." in told()[world.kim.customer_id]
    assert Message.objects.get(kind="reply", ticket__customer=world.kim.customer).ticket == asked
    assert other.pk not in told()


def test_who_wrote_about_it_hears_of_it_whatever_they_own(incident, world):
    """Nora's words mean it, though no thing of hers has it: she reads the end where she asked."""
    text = "Hello, the disk is full and nothing can be written any more."
    asked = make_ticket(contact=world.nora, subject="Disk full", text=text, at=NOON)
    make_ticket(contact=world.kim, subject="Rechnung", text="Wo finde ich meine Rechnung?", at=NOON)
    finish(incident, world)
    assert tell_ends() == 1
    message = Message.objects.get(kind="reply")
    assert (message.ticket, message.is_asked_for) == (asked, True)


def test_who_wants_no_notices_hears_what_they_asked_for(incident, problem, world):
    """Kim follows it, Nora's server had it; both have turned notices off, and only Kim is written to."""
    break_out(problem, [world.nora.customer])
    for who in (world.kim, world.nora):
        opt_out(customer=who.customer, kind="notice", by=who.customer.actor)
    follow(incident=incident, identity=world.kim, language="de")
    finish(incident, world)
    assert tell_ends() == 2
    drain()
    [mail] = Delivery.objects.filter(kind__in=["asked", "notice"])
    assert (mail.kind, mail.to, leave_link(mail)) == ("asked", world.kim.value, "")


def test_who_never_confirmed_but_was_affected_hears_of_it(incident, problem, world):
    """A typed address is no reason to leave its owner out."""
    ask_to_follow(incident=incident, address=world.kim.value, language="de")
    break_out(problem, [world.kim.customer])
    finish(incident, world)
    assert tell_ends() == 1
    assert world.kim.customer_id in told()


def test_what_was_over_before_concerns_nobody(incident, problem, world):
    """A problem of yesterday is no part of today's incident."""
    [match] = break_out(problem, [world.kim.customer])
    match.found_at = match.since = NOON - timedelta(days=1)
    match.gone_at = NOON - timedelta(hours=20)
    match.save()
    assert gather(incident=incident) == 0


def test_a_typed_address_hears_nothing_before_its_owner_agrees(incident, world):
    """Whatever is typed how often: one row, and no word without the confirmation."""
    row = ask_to_follow(incident=incident, address="Someone@Else.example", language="de")
    assert ask_to_follow(incident=incident, address="someone@else.example", language="en") == row
    finish(incident, world)
    assert tell_ends() == 0
    assert not Ticket.objects.exists()
    confirm(follower_id=row.pk)
    confirm(follower_id=row.pk)
    assert tell_ends() == 1
    assert Ticket.objects.get().contact.value == "someone@else.example"


def test_what_is_over_or_not_there_cannot_be_followed(incident, world):
    """There is nothing more to hear."""
    finish(incident, world)
    with pytest.raises(IncidentMovedError):
        follow(incident=incident, identity=world.kim, language="de")
    with pytest.raises(IncidentMovedError):
        ask_to_follow(incident=incident, address="a@b.example", language="de")
    with pytest.raises(IncidentNotFoundError):
        confirm(follower_id=4_711)


def test_the_end_is_no_storm_of_mails(incident, problem, world, settings):
    """So many a minute and no more, those first who asked."""
    settings.RUHEPOL = replace(settings.RUHEPOL, automatic_mails_per_hour=360)
    break_out(problem, strangers(5))
    follow(incident=incident, identity=world.kim, language="de")
    finish(incident, world)
    assert tell_ends() == 2
    assert world.kim.customer_id in told()
    assert tell_ends() == 2
    assert tell_ends() == 2
    assert tell_ends() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_each_once(incident, problem, world):
    """Both are at it in the same minute; whoever comes second finds it done."""
    break_out(problem, strangers(3))
    finish(incident, world)
    start = Barrier(2)

    def work():
        start.wait()
        try:
            with clock.frozen(NOON + MINUTE):
                tell_ends()
        finally:
            connections.close_all()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    tell_ends()
    assert Message.objects.filter(kind="reply").count() == 3
    assert not Follower.objects.filter(told_at=None).exists()
