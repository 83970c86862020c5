"""Looking at things while somebody writes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.looking import look, look_closely
from ruhepol.healing.models import Run, RunState
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.runs import propose
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import description, fact
from tests.healing.signs import PLAN, make_full, tidy
from tests.world import NOON

MAIL = '[[all]]\nsignal = {name = "mail"}'


@pytest.fixture
def ill(source, server):
    """Kim's server with a full disk and mails that bounce, and a domain that is well."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    bounced = {"title_en": "Mails bounce", "words_en": "Mails of your server bounce.", "condition": MAIL}
    save_problem(problem=None, description=description(**bounced), by=SYSTEM)
    take(source=source, told=[fact()] * 3 + [fact("550", name="mail")])
    return [Asset.objects.create(kind="domain", external_id="d", name="kim.example"), server]


def titles(looks):
    """Return what was found, in order."""
    return [one.finding.problem.title_en for one in looks]


def test_what_the_writer_means_comes_first(ill):
    """The words choose among what is really so; what they do not mean is still said."""
    assert titles(look(ill, "all our mails bounce")) == ["Mails bounce", "Disk full"]
    assert titles(look(ill, "the disk is full again")) == ["Disk full", "Mails bounce"]
    assert [one.fits for one in look(ill, "the disk is full again")] == [True, False]


def test_words_alone_find_nothing(ill):
    """However well they fit: a thing that is well is not called broken."""
    assert look(ill[:1], "the disk is full again") == []
    assert titles(look(ill)) == ["Disk full", "Mails bounce"]


def test_a_named_thing_is_meant(ill):
    """Whatever else is said of it."""
    assert all(one.fits for one in look(ill, "please look at mc-42"))


def test_what_a_check_denies_is_not_said(source, server):
    """The signals that showed it are still there; the check knows better, and no wrong words are shown."""
    make_full(source)
    assert titles(look_closely([server])) == ["Disk full"]
    assert [one.words["en"] for one in look_closely([server])[0].readings] == ["disk is full"]
    cache.clear()
    tidy(source)
    assert titles(look([server])) == ["Disk full"]
    assert look_closely([server]) == []


def test_what_only_a_check_knows_is_found_where_words_mean_it(source, server):
    """No signal shows it yet: the words choose what is asked, the check decides."""
    make_full(source, condition=MAIL)
    assert look_closely([server], "where is my invoice") == []
    assert titles(look_closely([server], "the disk is full")) == ["Disk full"]
    cache.clear()
    tidy(source)
    assert look_closely([server], "the disk is full") == []


def test_a_vague_check_makes_one_offer_at_most(source, server):
    """Three problems whose check says yes to everything: the likeliest is told; real signs go first."""
    make_full(source, condition=MAIL)
    for name in ("slow", "loud"):
        make_full(source, condition=MAIL, title_en=f"Disk full and {name}", symptoms_en=f"the disk is {name}")
    assert titles(look_closely([server], "the disk is full")) == ["Disk full"]
    take(source=source, told=[fact("550", name="mail")])
    assert len(look_closely([server], "the disk is full")) == 3


def test_a_sign_that_came_after_the_answer_has_it_asked_again(source, server):
    """A check said that all was well; seconds later the thing breaks, and what is typed next finds it."""
    latest = '[{latest = {name = "disk"}, is = {severity = "error"}}]'
    make_full(source, plan=PLAN.replace('[{signal = {name = "disk"}, count = 3}]', latest))
    take(source=source, told=[fact("fine", severity=9, at=NOON + timedelta(seconds=1))])
    with clock.frozen(NOON + timedelta(seconds=2)):
        assert look_closely([server]) == []
    with clock.frozen(NOON + timedelta(seconds=4)):
        take(source=source, told=[fact(at=clock.now())])
        assert titles(look_closely([server])) == ["Disk full"]


def test_a_pause_in_typing_asks_as_little_of_much_as_of_one(source, server):
    """However many problems a thing has, the database is asked the same few questions."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    take(source=source, told=[fact()] * 3)
    look_closely([server], "warm")
    with CaptureQueriesContext(connection) as one:
        look_closely([server], "the disk is full")
    for number in range(3):
        save_problem(problem=None, description=description(title_en=f"Disk {number}"), by=SYSTEM)
    look_closely([server], "warm")
    with CaptureQueriesContext(connection) as four:
        assert len(look_closely([server], "the disk is full")) == 4
    assert len(four) == len(one)


def test_nothing_is_asked_beyond_the_time(source, server):
    """Where no time is left the signals alone are told."""
    make_full(source)
    [one] = look_closely([server], within=0)
    assert one.readings == ()


def test_healed_since_the_last_sign_is_healed(world, source, server):
    """Until another sign comes."""
    remedy = make_full(source)
    kim = world.kim.customer
    run = propose(problem=remedy.problem, asset=server, by=kim.actor, customer=kim)
    Run.objects.filter(pk=run.pk).update(state=RunState.HEALED, ended_at=NOON + timedelta(minutes=1))
    assert look([server]) == []
    clock.advance(timedelta(minutes=2))
    take(source=source, told=[fact(at=clock.now())])
    assert titles(look([server])) == ["Disk full"]
