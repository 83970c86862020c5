"""Any schedule of deaths, sleeps and moods of the server ends in one mail, or in a doubt that is shown.

The server is real; what a death is stands in `tests/dying.py`.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.post import post_reply
from ruhepol.channels.email.services.recover import recover
from ruhepol.channels.email.services.send import send
from ruhepol.channels.email.services.sweep import sweep_deliveries
from ruhepol.core import clock
from ruhepol.tickets.services.receive import CopyTo
from ruhepol.tickets.services.reply import reply
from tests.dying import MANY, Died, die
from tests.factories.tickets import make_ticket
from tests.world import NOON

State = Delivery.State

BOSS = "chefin@turnierserver.example"
POINTS = [f"email.send.{step}" for step in ("claimed", "written", "handing", "accepted", "settled")]
MOODS = [
    "friendly",
    "450 later",
    "550 never",
    "450 only her",
    "550 only her",
    "gone before the text",
    "gone with the text",
    "gone after it",
]
TURNS = st.tuples(
    st.sampled_from(["work", "sleep", "sweep"]), st.sampled_from([*POINTS, ""]), st.sampled_from(MOODS)
)


@pytest.fixture
def answer(world):
    """Return a function that posts a new answer of Ada's."""
    ticket = make_ticket(contact=world.kim, begun_by="system")

    def answer(**facts):
        return post_reply(message_id=reply(ticket=ticket, text="Ja", by=world.ada.actor, **facts).pk)

    return answer


ALLOWED = {State.SENT: {1}, State.FAILED: {0}, State.UNKNOWN: {0, 1}}
"""How often somebody got a mail, by the state its row ends in."""


def put_in_mood(inbox, mood):
    """Let the server be friendly or not, for one mail."""
    inbox.answers.clear()
    if mood[0].isdigit():
        inbox.answers["rcpt"] = {BOSS: mood} if "only her" in mood else mood
    elif mood != "friendly":
        inbox.answers["leaves"] = mood


def successor(delivery):
    """Do what the second attempt of a job does."""
    recover(delivery_id=delivery.pk)
    send(delivery_id=delivery.pk)


def take_turn(turn, delivery, inbox, at_point):
    """Let a worker work and perhaps die, or sleep while another takes over; or sweep."""
    kind, point, mood = turn
    put_in_mood(inbox, mood)
    clock.advance(timedelta(minutes=20))
    if kind == "sweep":
        sweep_deliveries()
        return
    at_point(point, die if kind == "work" else lambda: successor(delivery))
    with suppress(Died):
        successor(delivery)


def come_to_an_end(delivery, inbox, at_point):
    """Let a friendly server and immortal workers finish what can be finished."""
    at_point("", die)
    for _ in range(5):
        put_in_mood(inbox, "friendly")
        clock.advance(timedelta(hours=1))
        sweep_deliveries()
        successor(delivery)
    delivery.refresh_from_db()


@MANY
@example(turns=[("sleep", "email.send.handing", "friendly")])
@example(turns=[("work", "email.send.accepted", "friendly"), ("sweep", "", "friendly")])
@example(turns=[("work", "email.send.written", "450 later"), ("work", "", "gone after it")])
@given(turns=st.lists(TURNS, min_size=1, max_size=6))
def test_every_schedule_ends_well(answer, inbox, at_point, turns):
    """Sent is one mail, failed is none; where SMTP cannot know it is at most one, and a person is asked."""
    with clock.frozen(NOON):
        delivery = answer()
        for turn in turns:
            take_turn(turn, delivery, inbox, at_point)
        come_to_an_end(delivery, inbox, at_point)
    copies = sum(mail["Message-ID"] == f"<{delivery.header_id}>" for mail in inbox.mails)
    assert copies in ALLOWED[delivery.state], (delivery.state, delivery.error)


@MANY
@example(turns=[("work", "", "450 only her"), ("work", "email.send.accepted", "friendly")])
@example(turns=[("work", "email.send.handing", "450 only her"), ("work", "", "friendly")])
@given(turns=st.lists(TURNS, min_size=1, max_size=6))
def test_every_schedule_ends_well_for_each_of_several(answer, inbox, at_point, turns):
    """Whoever else waits, dies or refuses: nobody gets an answer twice, each row tells the truth."""
    with clock.frozen(NOON):
        delivery = answer(copies=[CopyTo(address=BOSS)])
        for turn in turns:
            take_turn(turn, delivery, inbox, at_point)
        come_to_an_end(delivery, inbox, at_point)
    got = [
        address
        for mail, (_, to) in zip(inbox.mails, inbox.envelopes, strict=True)
        if mail["Message-ID"] == f"<{delivery.header_id}>"
        for address in to
    ]
    for row in delivery.recipients.all():
        assert got.count(row.address) in ALLOWED[row.state], (row.address, row.state, row.said)
