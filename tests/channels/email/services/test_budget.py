"""The ration of automatic mail: by address, rule, mailbox and hour, and the brake behind it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery, Storm
from ruhepol.channels.email.services.budget import held_because
from ruhepol.channels.email.services.decide import settle_held
from ruhepol.channels.email.services.post import post, post_receipt
from ruhepol.core import clock
from ruhepol.core.events.outbox import replaying
from ruhepol.core.models import EventRow
from ruhepol.tickets.services.solve import solve
from tests.factories.mail import arrive, make_mail
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.world import NOON

Kind, State = Delivery.Kind, Delivery.State


@pytest.fixture(autouse=True)
def _few_an_hour(settings):
    """Let thirty automatic mails an hour be the most: ten confirmations, twenty of one mailbox."""
    settings.RUHEPOL = replace(settings.RUHEPOL, automatic_mails_per_hour=30)
    with clock.frozen(NOON):
        yield


def confirm(count, first=0):
    """Let strangers write; return the states of their confirmations."""
    for number in range(first, first + count):
        ticket = make_ticket(contact=make_identity(f"stranger{number}@example.org"))
        post_receipt(ticket_id=ticket.pk)
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True)[first:])


def posted(world, kind, to="kim@turnierserver.example"):
    """Post one mail and return its state."""
    return post(kind=kind, to=to, brand=world.brand, language="de").state


@pytest.mark.usefixtures("world")
def test_a_thousand_strangers_get_no_thousand_mails():
    """Beyond a rule's share its mails are held, the alarm sounds once, and an hour later they flow again."""
    assert confirm(15) == [State.QUEUED] * 10 + [State.HELD] * 5
    assert [(storm.scope, storm.key, storm.limit) for storm in Storm.objects.all()] == [
        ("rule", "receipt", 10)
    ]
    assert EventRow.objects.filter(name="channels.StormBegan").count() == 1
    clock.advance(timedelta(minutes=61))
    assert confirm(2, first=15) == [State.QUEUED] * 2


@pytest.mark.usefixtures("inbox")
def test_held_mail_is_let_go_or_dropped_by_a_person(world, run_jobs, inbox):
    """All of it at once: what is released is sent, what is dropped never is."""
    confirm(12)
    assert settle_held(release=True, by=world.ben.actor) == 2
    run_jobs()
    assert len(inbox.mails) == 2
    confirm(3, first=12)
    assert settle_held(release=False, by=world.ben.actor) == 3
    assert Delivery.objects.filter(state=State.DROPPED).count() == 3
    assert settle_held(release=False, by=world.ben.actor) == 0


def test_a_mailbox_has_a_ration_of_its_own(world):
    """Kinds that each keep within their share are stopped together."""
    confirm(10)
    for number in range(12):
        posted(world, Kind.SOLUTION, f"asked{number}@example.org")
    assert Delivery.objects.filter(kind=Kind.SOLUTION, state=State.HELD).count() == 2
    assert Storm.objects.filter(scope="mailbox", key="hilfe@nordstern.example").exists()


def test_a_storm_locks_nobody_out(world):
    """While confirmations are stopped, codes to sign in still go out."""
    confirm(11)
    assert posted(world, Kind.SIGN_IN) == State.QUEUED


def test_one_address_is_not_showered(world):
    """Eight codes an hour, whoever asks for them; that alone stops nobody else's."""
    assert [posted(world, Kind.SIGN_IN) for _ in range(9)] == [State.QUEUED] * 8 + [State.HELD]
    assert posted(world, Kind.SIGN_IN, "nora@blumenladen.example") == State.QUEUED
    assert not Storm.objects.exists()


def test_people_are_never_rationed(world):
    """An answer somebody wrote goes out in any storm."""
    confirm(12)
    assert held_because(kind=Kind.REPLY, to="kim@turnierserver.example", brand=world.brand) == ""


@pytest.mark.usefixtures("world")
def test_imports_write_to_nobody(inbox, run_jobs):
    """Mails read from files, and history that is replayed, confirm nothing."""
    arrive(make_mail(), source="file")
    with replaying():
        arrive(make_mail("Noch eine"))
    run_jobs()
    assert inbox.mails == []
    arrive(make_mail("Eine von heute"), source="pipe")
    run_jobs()
    assert len(inbox.mails) == 1


def test_an_open_form_carries_no_foreign_words(world, inbox, run_jobs):
    """Neither subject, text nor the name that was typed reach the address that was typed."""
    contact = make_identity("victim@example.org", name="Buy pills at evil.example")
    ticket = make_ticket(contact=contact, subject="Cheap pills", channel="form")
    run_jobs()
    [mail] = inbox.mails
    assert mail["To"] == "victim@example.org"
    assert "ills" not in mail.as_string()
    make_ticket(contact=contact, subject="Cheap pills again", channel="form")
    run_jobs()
    assert len(inbox.mails) == 1
    assert ticket.brand == world.brand


def test_a_solved_form_ticket_passes_no_subject_on(world, inbox, run_jobs):
    """Solving what a stranger typed sends the typed address a number, not the typed words."""
    contact = make_identity("victim@example.org")
    ticket = make_ticket(contact=contact, subject="Cheap pills", channel="form", begun_by="system")
    solve(ticket=ticket, by=world.ada.actor)
    run_jobs()
    [mail] = inbox.mails
    assert mail["Subject"] == f"Re: #{ticket.pk}"
    assert "pills" not in mail.as_string()
