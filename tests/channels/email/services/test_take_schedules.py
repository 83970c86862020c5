"""Any schedule of deaths, repetitions and sweeps ends in one message for each mail, and nothing waits.

Mails are handed over singly and in bundles, more than once, and read singly, in bundles, by sweeps and jobs.
"""

import hashlib
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.sweep import sweep_intake
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.services.together import process_together, take_together
from ruhepol.core import clock
from ruhepol.core.jobs.drain import drain
from ruhepol.tickets.models import Message
from tests.dying import MANY, Died, die
from tests.factories.mail import make_mail
from tests.world import NOON

WORDS = ("Mein Server startet nicht.", "Wo ist meine Rechnung?", "Das Paket fehlt.")
TAKING = ["", *(f"email.intake.{step}" for step in ("bytes", "row", "stored"))]
READING = ["", *(f"email.intake.{step}" for step in ("claimed", "written", "processed"))]
SOME = st.sets(st.integers(0, len(WORDS) - 1), min_size=1).map(sorted)
TURNS = st.one_of(
    st.tuples(st.just("hand over"), SOME, st.sampled_from(TAKING)),
    st.tuples(st.just("hand over together"), SOME, st.sampled_from(TAKING)),
    st.tuples(st.just("read"), SOME, st.sampled_from(READING)),
    st.tuples(st.just("read together"), SOME, st.sampled_from(READING)),
    st.tuples(st.sampled_from(["sweep", "jobs"]), st.just([]), st.just("")),
)


def rows(mails):
    """Return what there is of these mails, oldest first."""
    keys = [f"0:{hashlib.sha256(raw).hexdigest()}" for raw in mails]
    return list(RawMail.objects.filter(key__in=keys).order_by("pk"))


def take_turn(turn, mails, at_point):
    """Do one thing, and perhaps die of it."""
    kind, which, point = turn
    clock.advance(timedelta(minutes=20))
    known = rows(mails)
    wanted = [known[number] for number in which if number < len(known)]
    acts = {
        "hand over": lambda: [take(mails[number], source="smtp") for number in which],
        "hand over together": lambda: take_together([mails[number] for number in which], source="smtp"),
        "read": lambda: [process(raw_mail_id=mail.pk) for mail in wanted],
        "read together": lambda: process_together(wanted),
        "sweep": sweep_intake,
        "jobs": drain,
    }
    at_point(point, die)
    with suppress(Died):
        acts[kind]()


def come_to_an_end(mails, at_point):
    """Let every sender repeat what it was not told yes to, and workers live."""
    at_point("", die)
    for raw in mails:
        take(raw, source="smtp")
    for _ in range(2):
        clock.advance(timedelta(hours=1))
        sweep_intake()
        drain()


@MANY
@example([("hand over together", [0, 1, 2], "email.intake.row"), ("hand over", [1], "")])
@example([("hand over", [0], "email.intake.stored"), ("read", [0], "email.intake.written"), ("jobs", [], "")])
@example([("hand over", [0, 1], ""), ("read together", [0, 1], "email.intake.processed"), ("sweep", [], "")])
@given(st.lists(TURNS, min_size=1, max_size=8))
@pytest.mark.usefixtures("world")
def test_every_schedule_makes_one_message_of_each_mail(at_point, turns):
    """None is lost, none is there twice, none waits for ever, whatever died meanwhile."""
    mails = [make_mail(text).as_bytes() for text in WORDS]
    before = Message.objects.filter(kind=Message.Kind.CUSTOMER).count()
    with clock.frozen(NOON):
        for turn in turns:
            take_turn(turn, mails, at_point)
        come_to_an_end(mails, at_point)
    read = rows(mails)
    assert [mail.state for mail in read] == [RawMail.State.DONE] * len(WORDS)
    assert sorted(mail.message.text.strip() for mail in read) == sorted(WORDS)
    said = Message.objects.filter(kind=Message.Kind.CUSTOMER)
    assert said.count() == len({mail.message_id for mail in read}) + before
