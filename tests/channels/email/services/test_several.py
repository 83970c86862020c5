"""One answer to several people: who sees whom, and that each is refused, tried again and settled alone."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.selectors import bouncing
from ruhepol.channels.email.services.decide import let_be, send_again
from ruhepol.core import clock
from ruhepol.tickets.services.receive import CopyTo
from tests.channels.email.services.test_reports import REPORT
from tests.factories.mail import arrive
from tests.world import NOON

State = Delivery.State
KIM, BOSS, BOOKS = "kim@turnierserver.example", "chefin@turnierserver.example", "konto@turnierserver.example"
COPIES = [CopyTo(address=BOSS, name="Jo Chefin"), CopyTo(address=BOOKS, is_blind=True)]


def states(delivery):
    """Return how far each recipient's mail has come."""
    return {row.address: row.state for row in delivery.recipients.all()}


def test_copies_are_named_and_blind_ones_are_not(answered, inbox):
    """All three are handed one mail; its headers name the two that may know of each other."""
    delivery = answered(copies=COPIES)
    [(sender, to)] = inbox.envelopes
    assert (sender, to) == ("hilfe@nordstern.example", [KIM, BOSS, BOOKS])
    assert inbox.mails[0]["To"] == f"Kim Berger <{KIM}>"
    assert inbox.mails[0]["Cc"] == f"Jo Chefin <{BOSS}>"
    assert BOOKS.encode() not in inbox.raw[0]
    assert (delivery.state, states(delivery)) == (State.SENT, dict.fromkeys(to, State.SENT))


def test_an_answer_to_one_has_no_rows_of_recipients(answered):
    """Where there is nobody else, the delivery itself says all."""
    assert not answered().recipients.exists()


@pytest.mark.usefixtures("world")
def test_neither_we_nor_the_customer_get_a_copy(answered, inbox):
    """An address of ours would answer itself, and the customer has the mail already."""
    answered(copies=[CopyTo(address="hilfe+x@nordstern.example"), CopyTo(address=KIM.upper())])
    assert inbox.envelopes == [("hilfe@nordstern.example", [KIM])]


def test_only_who_was_refused_is_tried_again(answered, inbox, run_jobs):
    """Patience for one recipient costs the others neither their mail nor a second one."""
    inbox.answers["rcpt"] = {BOSS: "450 not now"}
    with clock.frozen(NOON):
        delivery = answered(copies=COPIES)
        assert (delivery.state, states(delivery)[BOSS]) == (State.QUEUED, State.QUEUED)
        assert delivery.error == f"{BOSS}: 450 not now"
        inbox.answers.clear()
        clock.advance(timedelta(minutes=5))
        run_jobs()
    assert [to for _, to in inbox.envelopes] == [[KIM, BOOKS], [BOSS]]
    assert len({mail["Message-ID"] for mail in inbox.mails}) == 1
    delivery.refresh_from_db()
    assert delivery.state == State.SENT
    assert set(states(delivery).values()) == {State.SENT}


def test_a_final_refusal_of_one_waits_for_a_decision(answered, inbox, run_jobs, world):
    """The others have their mail; sent again it goes to the refused one alone."""
    inbox.answers["rcpt"] = {BOSS: "550 no such user"}
    delivery = answered(copies=COPIES)
    assert (delivery.state, delivery.error) == (State.FAILED, f"{BOSS}: 550 no such user")
    assert states(delivery) == {KIM: State.SENT, BOSS: State.FAILED, BOOKS: State.SENT}
    assert bouncing(BOSS)
    assert not bouncing(KIM)
    inbox.answers.clear()
    send_again(delivery=delivery, by=world.ada.actor)
    run_jobs()
    assert [to for _, to in inbox.envelopes] == [[KIM, BOOKS], [BOSS]]
    delivery.refresh_from_db()
    assert delivery.state == State.SENT


def test_let_be_leaves_what_arrived(answered, inbox, world):
    """Who did not get it is no longer waited for; who did still shows so."""
    inbox.answers["rcpt"] = {BOSS: "550 no such user"}
    delivery = answered(copies=COPIES)
    let_be(delivery=delivery, by=world.ada.actor)
    assert states(delivery) == {KIM: State.SENT, BOSS: State.DROPPED, BOOKS: State.SENT}


def test_a_refused_text_is_refused_for_all(answered, inbox):
    """A text nobody takes has failed for everybody, and says nothing about any address."""
    inbox.answers["data"] = "554 looks like spam"
    delivery = answered(copies=COPIES)
    assert set(states(delivery).values()) == {State.FAILED}
    assert bouncing(KIM) is None


def test_a_doubt_is_about_those_who_were_taken(answered, inbox, run_jobs):
    """When the server vanishes with the mail, the refused one still waits; then the doubt is shown."""
    inbox.answers |= {"rcpt": {BOSS: "450 not now"}, "vanish": True}
    with clock.frozen(NOON):
        delivery = answered(copies=COPIES)
        assert states(delivery) == {KIM: State.UNKNOWN, BOSS: State.QUEUED, BOOKS: State.UNKNOWN}
        inbox.answers.clear()
        clock.advance(timedelta(minutes=5))
        run_jobs()
    delivery.refresh_from_db()
    assert delivery.state == State.UNKNOWN
    assert inbox.envelopes == [("hilfe@nordstern.example", [BOSS])]


@pytest.mark.usefixtures("inbox")
def test_a_returned_copy_is_the_copy_s(answered):
    """A report that names one recipient fails that one and marks that address."""
    delivery = answered(copies=COPIES)
    report = REPORT.replace(KIM, BOSS).format(header_id=delivery.header_id, action="failed")
    arrive(report.encode())
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED
    assert states(delivery) == {KIM: State.SENT, BOSS: State.FAILED, BOOKS: State.SENT}
    assert (bool(bouncing(BOSS)), bouncing(KIM)) == (True, None)


def test_a_returned_copy_stops_nobody_else_s_mail(answered, inbox, run_jobs):
    """While one copy still waits another comes back: the one that waits is sent all the same."""
    inbox.answers["rcpt"] = {BOOKS: "450 not now"}
    with clock.frozen(NOON):
        delivery = answered(copies=COPIES)
        report = REPORT.replace(KIM, BOSS).format(header_id=delivery.header_id, action="failed")
        arrive(report.encode())
        delivery.refresh_from_db()
        assert (delivery.state, states(delivery)[BOSS]) == (State.QUEUED, State.FAILED)
        inbox.answers.clear()
        clock.advance(timedelta(minutes=5))
        run_jobs()
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED
    assert states(delivery) == {KIM: State.SENT, BOSS: State.FAILED, BOOKS: State.SENT}
