"""Finding signals that come before tickets, and keeping what a lead makes of each."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem, Precursor
from ruhepol.healing.services.learning import describe, dismiss, learn, propose_again
from ruhepol.healing.services.problems import save_problem
from ruhepol.tickets.models import Cause, Tag, Ticket
from tests.healing.before import make_past
from tests.healing.facts import description


def test_a_signal_that_comes_before_tickets_is_proposed(world):  # noqa: ARG001  at noon
    """With what it is, what they are about, the counts, and the very tickets."""
    tickets = make_past()
    assert learn() == 1
    row = Precursor.objects.get()
    assert (row.asset_kind, row.name, row.theme) == ("server", "disk", "word")
    assert (row.seen, row.followed, row.elsewhere_followed, row.customers) == (5, 5, 0, 5)
    assert row.theme_de in {"Platte", "voll"}
    assert {case.ticket for case in row.cases.all()} == set(tickets)
    assert all(case.ticket.created_at > case.signal_at for case in row.cases.all())


def test_the_cause_that_an_agent_named_is_the_theme(world):  # noqa: ARG001  at noon
    """It says why, which a word does not; where both are as sure, the cause counts."""
    cause = Cause.objects.create(name_de="Platte voll", name_en="Disk full")
    make_past(cause=cause)
    learn()
    row = Precursor.objects.get()
    assert (row.theme, row.theme_in("de"), row.theme_in("en")) == ("cause", "Platte voll", "Disk full")


def test_it_is_counted_anew_each_time(world):  # noqa: ARG001  at noon
    """Twice is once; spam and what we began ourselves do not speak for it, and then nothing is proposed."""
    tickets = make_past()
    learn()
    first = Precursor.objects.get()
    assert learn() == 1
    assert Precursor.objects.get() == first
    spam = Tag.objects.create(name="spam")
    for ticket in tickets[:2]:
        ticket.tags.add(spam)
    Ticket.objects.filter(pk=tickets[2].pk).update(begun_by=Ticket.Begin.AGENT)
    assert learn() == 0
    assert not Precursor.objects.exists()


@pytest.mark.parametrize(("kind", "proposed"), [("server", 0), ("order", 1)])
def test_what_is_known_is_not_proposed(world, kind, proposed):  # noqa: ARG001  at noon
    """A problem of the same kind of asset that looks for the signal stands for it."""
    make_past()
    save_problem(problem=None, description=description(asset_kind=kind), by=SYSTEM)
    assert learn() == proposed


def test_what_was_said_to_be_none_is_remembered(world):
    """Under any of its signals, until it is taken back."""
    make_past()
    learn()
    row = Precursor.objects.get()
    kept = dismiss(precursor=row, by=world.ben.actor)
    assert (kept.state, kept.settled_by) == (Precursor.State.DISMISSED, world.ben)
    assert learn() == 0
    Precursor.objects.update(shape="another", others=[row.shape])
    assert learn() == 0
    Precursor.objects.update(shape=row.shape, others=[])
    assert propose_again(precursor=row, by=world.ben.actor).settled_at is None
    assert learn() == 1


def test_describing_it_makes_a_known_problem(world):
    """Both know of each other, and it is proposed no more."""
    make_past()
    learn()
    row = Precursor.objects.get()
    problem = describe(precursor=row, description=description(), by=world.ben.actor)
    assert KnownProblem.objects.get() == problem
    row.refresh_from_db()
    assert (row.state, row.problem) == (Precursor.State.DESCRIBED, problem)
    problem.delete()
    assert learn() == 0
