"""Customers are told what was found, though nobody asked, and never twice a day."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem, Match
from ruhepol.healing.services.matching import match_noticed, match_open
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.healing.services.telling import tell, tell_found
from ruhepol.tickets.models import Message
from tests.healing.facts import description, fact
from tests.world import NOON

MINUTE = timedelta(minutes=1)


@pytest.fixture
def match(source, server, world):  # noqa: ARG001  Kim has it
    """Kim's server with a full disk, of which customers are told."""
    save_problem(problem=None, description=description(is_told=True), by=SYSTEM)
    take(source=source, told=[fact()] * 3)
    match_noticed()
    return Match.objects.get()


def told_at(minutes):
    """Return how many matches are told of so many minutes after noon."""
    with clock.frozen(NOON + minutes * MINUTE):
        return tell_found()


def test_the_owner_is_told_after_a_minute(match, run_jobs):
    """What, since when, in their language, as a notice that counts as automatic mail; once."""
    assert told_at(0) == 0
    assert told_at(2) == 1
    assert told_at(3) == 0
    text = Message.objects.get().text
    assert "Die Platte Ihres Servers ist voll." in text
    assert "mc-42" in text
    match.refresh_from_db()
    assert match.told_at == NOON + 2 * MINUTE
    with clock.frozen(NOON + 2 * MINUTE):
        run_jobs()
    [mail] = Delivery.objects.all()
    assert (mail.kind, mail.is_automatic, mail.language) == ("notice", True, "de")


def test_what_comes_and_goes_and_comes_is_said_once_a_day(match, source):
    """Each time is a match of its own; the customer hears of the first, and of one on the next day."""
    told_at(2)
    with clock.frozen(NOON + 90 * MINUTE):
        match_open()
        take(source=source, told=[fact(at=clock.now())] * 3)
        match_noticed()
    again = Match.objects.get(gone_at=None)
    assert again != match
    assert told_at(95) == 0
    assert tell(match_id=again.pk) is False
    with clock.frozen(NOON + timedelta(hours=25)):
        assert tell(match_id=again.pk) is True


def test_nobody_is_told_unless_a_lead_wants_it(match):
    """Nor of what is gone, or was found long ago."""
    KnownProblem.objects.update(is_told=False)
    assert told_at(2) == 0
    assert tell(match_id=match.pk) is False
    KnownProblem.objects.update(is_told=True)
    assert told_at(7 * 60) == 0
    Match.objects.update(gone_at=NOON)
    assert told_at(2) == 0


def test_what_was_done_is_said_too(match, world):  # noqa: ARG001  hers
    """The repair's own words in the reader's language."""
    assert tell(match_id=match.pk, done={"de": "Wir haben sie geleert.", "en": "We emptied it."})
    assert "Wir haben sie geleert." in Message.objects.get().text


def test_all_who_share_it_are_told(match, server, world):
    """Each in their own language, and nobody learns who else."""
    server.customers.add(world.nora.customer)
    tell(match_id=match.pk)
    texts = {message.ticket.customer_id: message.text for message in Message.objects.all()}
    assert "The disk of your server is full." in texts[world.nora.customer_id]
    assert "Die Platte Ihres Servers ist voll." in texts[world.kim.customer_id]
