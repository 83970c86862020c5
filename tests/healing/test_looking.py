"""Looking at things while somebody writes."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.looking import look
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import description, fact

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
