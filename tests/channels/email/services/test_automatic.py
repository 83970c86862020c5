"""Mail nobody wrote: what it says, that machines can tell, and that there is never much of it."""

import re
from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.sign_in import send_sign_in_code
from ruhepol.core import clock
from ruhepol.core.crypto import unsign
from ruhepol.people.services.sign_in import redeem_code
from ruhepol.tickets.services.solve import confirm, solve
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket
from tests.world import NOON


@pytest.fixture
def solved(world, run_jobs):
    """A ticket Ada has solved, before any worker ran."""
    ticket = make_ticket(contact=world.kim, begun_by="system")
    run_jobs()
    return solve(ticket=ticket, by=world.ada.actor)


def text_of(mail):
    """Return the plain part of a mail."""
    return mail.get_body(["plain"]).get_content()


@pytest.mark.usefixtures("world")
def test_a_new_request_is_confirmed_once(inbox, run_jobs):
    """The first mail of the day is confirmed without repeating a word of it; later ones are not."""
    with clock.frozen(NOON):
        first = arrive(make_mail("Passwort: geheim"))
        arrive(make_mail("Noch etwas anderes"))
        run_jobs()
    [mail] = inbox.mails
    assert f"#{first.ticket.pk}" in text_of(mail)
    assert "geheim" not in mail.as_string()
    assert "Server startet nicht" not in mail.as_string()
    assert inbox.envelopes == [("<>", ["kim@turnierserver.example"])]
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-replied", "All")


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"List_Id": "<l.example>"},
        {"X_Autoreply": "yes"},
        {"X_Auto_Response_Suppress": "All"},
        {"sender": "Shop <no-reply@shop.example>"},
    ],
)
@pytest.mark.usefixtures("world")
def test_machines_and_lists_are_not_answered(inbox, run_jobs, headers):
    """A mail no person wrote, or that asks for none, gets no confirmation."""
    arrive(make_mail(**headers))
    run_jobs()
    assert inbox.mails == []


@pytest.mark.usefixtures("world")
def test_our_own_address_is_not_answered(inbox, run_jobs):
    """A mail that seems to come from us is read and not answered: that would be a loop."""
    arrive(make_mail(sender="hilfe+x@nordstern.example"))
    run_jobs()
    assert inbox.mails == []


def test_a_server_that_refuses_the_empty_sender_gets_ours(inbox, run_jobs):
    """Some servers take no mail without a sender; it is then sent under the support address."""
    inbox.answers["empty"] = "553 sender required"
    post = make_ticket()
    run_jobs()
    assert Delivery.objects.get(ticket=post).state == "sent"
    assert inbox.envelopes[0][0] == "hilfe@nordstern.example"


def test_the_customer_is_asked_whether_it_is_solved(solved, inbox, run_jobs):
    """Two signed links lead to the page that asks again; the mail names the day it closes by itself."""
    run_jobs()
    [mail] = inbox.mails
    tokens = re.findall(r"/solved/([^/\s]+)/\?answer=(yes|no)", text_of(mail))
    assert [(unsign("solution", token), answer) for token, answer in tokens] == [
        (str(solved.pk), "yes"),
        (str(solved.pk), "no"),
    ]
    assert "gelöst" in text_of(mail)
    assert mail["Subject"] == "Re: Server startet nicht"


def test_a_question_that_is_answered_already_is_not_asked(solved, inbox, run_jobs):
    """Who said yes in the portal meanwhile is not asked by mail."""
    confirm(ticket=solved.ticket, by=solved.ticket.customer.actor)
    run_jobs()
    assert inbox.mails == []


def test_a_code_is_mailed_and_kept_nowhere(world, inbox, run_jobs):
    """The code in the mail signs in; no row of ours holds it."""
    send_sign_in_code(address="KIM@turnierserver.example", language="de")
    run_jobs()
    code = re.search(r"^\d{6}$", text_of(inbox.mails[0]), re.MULTILINE)[0]
    assert redeem_code(identity=world.kim, code=code).verified_at
    assert code not in str(list(Delivery.objects.values()))
    assert "Anmelde" in inbox.mails[0]["Subject"] or "Anmeldung" in inbox.mails[0]["Subject"]


@pytest.mark.usefixtures("world")
def test_an_unknown_address_gets_no_code(inbox, run_jobs):
    """Typing a stranger's address into the sign-in page sends nothing."""
    send_sign_in_code(address="stranger@example.org", language="en")
    run_jobs()
    assert inbox.mails == []


@pytest.mark.usefixtures("world")
def test_codes_are_rationed(inbox, run_jobs):
    """However often the button is pressed, an address gets five codes an hour."""
    for _ in range(12):
        send_sign_in_code(address="kim@turnierserver.example", language="de")
    run_jobs()
    assert len(inbox.mails) == 5


def test_a_late_code_is_not_sent(world, inbox, run_jobs):
    """A code that could not be mailed for ten minutes helps nobody any more."""
    inbox.answers["rcpt"] = "450 later"
    with clock.frozen(NOON):
        send_sign_in_code(address=world.kim.value, language="de")
        for _ in range(12):
            run_jobs()
            clock.advance(timedelta(minutes=2))
    assert Delivery.objects.get().state == "failed"


@pytest.mark.usefixtures("world")
def test_two_of_us_facing_each_other_soon_fall_silent(inbox, run_jobs):
    """Our confirmation, answered by another system's robot, is the end of it."""
    arrive(make_mail(sender="desk@other.example"))
    run_jobs()
    robot = make_mail(
        "Vielen Dank für Ihre Nachricht", sender="desk@other.example",
        In_Reply_To=inbox.mails[0]["Message-ID"], Auto_Submitted="auto-replied",
    )  # fmt: skip
    arrive(robot)
    naive = make_mail("I am away", sender="desk@other.example", In_Reply_To=inbox.mails[0]["Message-ID"])
    arrive(naive)
    run_jobs()
    assert len(inbox.mails) == 1
