"""Every sentence of the product is there in German."""

import re

import pytest

from tools import catalogues, messages

TEMPLATE = """<p>{{ _("Your request") }}</p>
{% trans count=n %}{{ count }} day{% pluralize %}{{ count }} days{% endtrans %}"""
MODULE = """from django.utils.translation import gettext_lazy as _, pgettext
a = _("Open %(what)s")
b = pgettext("verb", "Open")
"""
GERMAN = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Your request"
msgstr "Ihre Anfrage"

msgid "Open %(what)s"
msgstr "%(what)s öffnen"

msgctxt "verb"
msgid "Open"
msgstr "Öffnen"

msgid "%(count)s day"
msgid_plural "%(count)s days"
msgstr[0] "%(count)s Tag"
msgstr[1] "%(count)s Tage"
"""


@pytest.fixture
def package(tmp_path):
    """A package that says four things in Python and Jinja2."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "words.py").write_text(MODULE)
    path = messages.catalogue_path(tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(GERMAN)
    return tmp_path


def test_every_sentence_of_the_product_is_german_too():
    """No msgid in code or templates lacks a good German sentence, and none is left over."""
    assert messages.check() == []


def test_german_is_quoted_and_named_in_one_way():
    """Quotation marks are „…“, apostrophes ’, and customers' pages are called Hilfe and nothing else."""
    odd = re.compile(r"[»«\"]|\w'\w|Hilfebereich|Hilfe-?[Cc]enter")
    found = [
        said
        for package in messages.packages()
        for message in messages.read(package)
        if message.id
        for said in ([message.string] if isinstance(message.string, str) else message.string)
        if odd.search(said)
    ]
    assert found == []


def test_the_check_accepts_a_complete_catalogue(package):
    """Sentences of Python and Jinja2, contexts and plurals are all found."""
    assert list(messages.faults(package)) == []


def test_the_check_finds_a_missing_sentence(package):
    """An untranslated msgid is named with its file."""
    messages.catalogue_path(package).write_text(GERMAN.replace("Ihre Anfrage", ""))
    [fault] = messages.faults(package)
    assert fault.endswith("templates/page.html: 'Your request' has no German")


def test_the_check_finds_a_lost_placeholder(package):
    """A translation that drops a placeholder would lose a name or number on the page."""
    messages.catalogue_path(package).write_text(GERMAN.replace("%(what)s öffnen", "Öffnen"))
    [fault] = messages.faults(package)
    assert "names [] where the English names ['%(what)s']" in fault


def test_the_check_finds_what_is_left_over(package):
    """A sentence nobody says any more leaves the catalogue."""
    (package / "words.py").unlink()
    assert len(list(messages.faults(package))) == 2


def test_an_update_keeps_what_is_translated(package):
    """Extracting again adds the new and loses nothing."""
    (package / "more.py").write_text('from django.utils.translation import gettext\na = gettext("New")\n')
    messages.update(package)
    [fault] = messages.faults(package)
    assert "'New' has no German" in fault


def test_compiling_writes_what_django_reads(package):
    """The compiled catalogue stands beside its source and is written once."""
    [written] = catalogues.compile_all(package)
    assert b"Ihre Anfrage" in written.read_bytes()
    assert catalogues.compile_all(package) == []
