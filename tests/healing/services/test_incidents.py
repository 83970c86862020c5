"""Incidents are proposed by what is found, made public by a lead, and ended once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.healing.exceptions import IncidentMovedError
from ruhepol.healing.models import Incident
from ruhepol.healing.services.incidents import (
    Said,
    activate,
    declare,
    dismiss,
    end,
    propose_outbreak,
    say,
)
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.telling import tell_found
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.world import NOON

MINUTE = timedelta(minutes=1)
WORDS = Said(words_de="Wir wissen davon.", words_en="We know.", next_word_at=NOON + 60 * MINUTE)


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know a problem whose customers are told, unasked."""
    return save_problem(problem=None, description=description(is_told=True), by=SYSTEM)


def activated(problem, by):
    """Return an incident that a lead made public."""
    incident = declare(problem=problem, by=by)
    return activate(
        incident=incident, title_de="Platten voll", title_en="Disks full", brand=None, said=WORDS, by=by
    )


def heard():
    """Return what was published of incidents, in order."""
    return list(
        EventRow.objects.filter(stream__startswith="incident:").order_by("pk").values_list("name", flat=True)
    )


def test_three_customers_within_minutes_are_an_outbreak(problem):
    """Two are not, nor three whose things broke hours apart; it begins with the first sign."""
    people = strangers(4)
    with clock.frozen(NOON - 60 * MINUTE):
        break_out(problem, people[:1])
    break_out(problem, people[1:3])
    assert propose_outbreak(problem_id=problem.pk) is None
    with clock.frozen(NOON + 5 * MINUTE):
        break_out(problem, people[3:])
        incident = propose_outbreak(problem_id=problem.pk)
        assert propose_outbreak(problem_id=problem.pk) is None
    assert (incident.state, incident.began_at, incident.title_de) == ("proposed", NOON, "Platte voll")


def test_how_many_and_how_soon_is_the_problems_own(world):  # noqa: ARG001  at noon
    """Two parcels lost within a day may say more than three full disks."""
    wanted = description(outbreak_customers=2, outbreak_minutes=24 * 60)
    problem = save_problem(problem=None, description=wanted, by=SYSTEM)
    people = strangers(2)
    with clock.frozen(NOON - 20 * 60 * MINUTE):
        break_out(problem, people[:1])
        assert propose_outbreak(problem_id=problem.pk) is None
    break_out(problem, people[1:])
    assert propose_outbreak(problem_id=problem.pk) is not None


def test_one_customer_with_many_servers_is_none(problem):
    """What breaks with one customer alone is theirs."""
    [customer] = strangers(1)
    break_out(problem, [customer] * 5)
    assert propose_outbreak(problem_id=problem.pk) is None


def test_a_lead_makes_it_public_goes_on_and_ends_it(problem, world):
    """Each word stands for good, with the next one's time; what is over cannot be spoken to."""
    ben = world.ben.actor
    incident = activated(problem, ben)
    later = Said(words_de="Wir starten neu.", words_en="We restart.", next_word_at=NOON + 90 * MINUTE)
    assert say(incident=incident, said=later, by=ben).next_word_at == NOON + 90 * MINUTE
    over = end(incident=incident, said=Said(words_de="Behoben.", words_en="Fixed."), by=ben)
    assert (over.state, over.ended_at, over.next_word_at) == ("over", NOON, None)
    assert [word.words_en for word in over.words.order_by("pk")] == ["We know.", "We restart.", "Fixed."]
    for act in (say, end):
        with pytest.raises(IncidentMovedError):
            act(incident=incident, said=WORDS, by=ben)
    assert heard() == [f"healing.Incident{what}" for what in ("Proposed", "Activated", "WordSaid", "Ended")]


def test_what_is_none_is_not_asked_again_today(problem, world):
    """For some hours; a new outbreak on another day is asked about."""
    break_out(problem, strangers(3))
    dismiss(incident=propose_outbreak(problem_id=problem.pk), by=world.ben.actor)
    assert propose_outbreak(problem_id=problem.pk) is None
    with pytest.raises(IncidentMovedError):
        dismiss(incident=Incident.objects.get(), by=world.ben.actor)
    with clock.frozen(NOON + timedelta(days=1)):
        break_out(problem, [match.asset.customers.get() for match in problem.matches.all()])
        assert propose_outbreak(problem_id=problem.pk).state == "proposed"


def test_an_outbreak_is_not_told_one_by_one(problem, world):
    """While it is proposed or public nobody gets a mail of their own; without it each would."""
    break_out(problem, strangers(3))
    incident = propose_outbreak(problem_id=problem.pk)
    with clock.frozen(NOON + 2 * MINUTE):
        assert tell_found() == 0
        dismiss(incident=incident, by=world.ben.actor)
        assert tell_found() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_propose_one(problem):
    """Matches of one outbreak are heard of by several workers at once."""
    break_out(problem, strangers(3))
    start = Barrier(3)

    def work():
        start.wait()
        try:
            with clock.frozen(NOON):
                propose_outbreak(problem_id=problem.pk)
        finally:
            connections.close_all()

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Incident.objects.count() == 1
    assert heard() == ["healing.IncidentProposed"]
