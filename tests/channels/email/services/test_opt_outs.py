"""Automatic mail that somebody wants no more: offered in the mail, kept, and respected."""

import re
from dataclasses import replace

import pytest

from ruhepol.channels.email.leaving import wish_of
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.opt_outs import opt_in, opt_out
from ruhepol.channels.email.services.send import send
from ruhepol.core.models import EventRow
from ruhepol.tickets.services.solve import solve
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket

Kind = Delivery.Kind


@pytest.fixture(autouse=True)
def _published(settings):
    settings.RUHEPOL = replace(settings.RUHEPOL, base_url="https://hilfe.nordstern.example")


@pytest.fixture
def ask(world, run_jobs):
    """Return a function by which Ada solves one more ticket of Kim's."""

    def ask():
        solve(ticket=make_ticket(contact=world.kim, begun_by="system"), by=world.ada.actor)
        run_jobs()

    return ask


def test_the_question_names_its_end_to_programs_and_people(ask, inbox, world):
    """Header, one-click mark and the visible line below lead to the same signed address."""
    ask()
    [mail] = inbox.mails
    link = mail["List-Unsubscribe"].strip("<>")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link.startswith("https://hilfe.nordstern.example/de/unsubscribe/")
    assert all(link in mail.get_body([kind]).get_content() for kind in ("plain", "html"))
    wish = wish_of(re.search(r"/unsubscribe/([^/]+)/", link)[1])
    assert (wish.customer, wish.kind) == (world.kim.customer, Kind.SOLUTION)


def test_without_encryption_no_click_is_promised(ask, inbox, settings):
    """A program may post only where nobody listens; a person can still open the page."""
    settings.RUHEPOL = replace(settings.RUHEPOL, base_url="http://desk.local")
    ask()
    assert inbox.mails[0]["List-Unsubscribe"].startswith("<http://desk.local/")
    assert inbox.mails[0]["List-Unsubscribe-Post"] is None


def test_answers_by_people_have_no_end(answered, inbox):
    """What an agent writes is no list."""
    answered()
    assert inbox.mails[0]["List-Unsubscribe"] is None
    assert "unsubscribe" not in inbox.mails[0].as_string()


def test_who_wants_no_questions_is_asked_none(ask, inbox, world):
    """The ticket is solved all the same; other mail still comes."""
    opt_out(customer=world.kim.customer, kind=Kind.SOLUTION, by=world.kim.customer.actor)
    ask()
    assert inbox.mails == []
    arrive(make_mail())
    opt_in(customer=world.kim.customer, kind=Kind.SOLUTION, by=world.kim.customer.actor)
    ask()
    assert "List-Unsubscribe" in inbox.mails[-1]
    names = EventRow.objects.filter(stream=f"customer:{world.kim.customer_id}").values_list("name", flat=True)
    assert list(names)[-2:] == ["channels.CustomerOptedOut", "channels.CustomerOptedIn"]


def test_who_wants_no_receipts_gets_none(inbox, run_jobs, world):
    """A confirmation can be turned off as well, by itself."""
    opt_out(customer=world.kim.customer, kind=Kind.RECEIPT, by=world.kim.customer.actor)
    arrive(make_mail())
    run_jobs()
    assert inbox.mails == []


def test_a_mail_that_waits_is_dropped(ask, inbox, run_jobs, world):
    """What was written down before the word came is not sent after it."""
    inbox.answers["rcpt"] = "450 later"
    ask()
    opt_out(customer=world.kim.customer, kind=Kind.SOLUTION, by=world.kim.customer.actor)
    inbox.answers.clear()
    Delivery.objects.update(next_at="2026-01-01T00:00Z")
    send(delivery_id=Delivery.objects.get().pk)
    run_jobs()
    assert (inbox.mails, Delivery.objects.get().state) == ([], Delivery.State.DROPPED)
