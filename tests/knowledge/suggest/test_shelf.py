"""An index in a file, and above it what changed since."""

import os
import threading
from dataclasses import replace

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import Content, archive_article, publish_article, save_draft
from ruhepol.knowledge.suggest import files, making, shelf
from ruhepol.knowledge.suggest.suggesting import find
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db
ARTICLE = "article"


@pytest.fixture(autouse=True)
def _kept(settings, tmp_path):
    """Two articles in an index of its own data folder."""
    settings.RUHEPOL = replace(settings.RUHEPOL, data_dir=tmp_path)
    make_text("Rechnung herunterladen", "Alle Rechnungen liegen als PDF im Kundenkonto.")
    make_text("Server startet nicht", "Ist die Festplatte voll?")
    assert making.make(ARTICLE)
    shelf.forget()


def titles(query):
    """Return what a search lists."""
    return [found.title for found in find(query, "de")]


def in_file():
    """Return how many texts the shelf has from the file."""
    return sum(len(part.ids) for part in shelf.current().base.parts.values())


def test_a_process_that_begins_takes_the_index_from_its_file(monkeypatch):
    """No text is read anew."""
    monkeypatch.setattr("ruhepol.knowledge.suggest.reading.published", pytest.fail)
    assert titles("Server startet nicht") == ["Server startet nicht"]
    assert in_file() == 2


def test_a_form_that_is_opened_opens_the_index_before_the_first_question(client, monkeypatch):
    """In a thread that asks no database; the first question finds it open and lays above it what is new."""
    client.get("/de/request/")
    for each in threading.enumerate():
        if each.name == "suggest-warm":
            each.join(60)
    monkeypatch.setattr("ruhepol.knowledge.suggest.shelf._opened", pytest.fail)
    make_text("Domain umziehen", "Sie brauchen den Authcode des alten Anbieters.")
    assert titles("Domain umziehen")[0] == "Domain umziehen"
    assert in_file() == 2


def test_a_new_article_is_found_beside_the_old_ones():
    """Both layers answer."""
    make_text("Domain umziehen", "Sie brauchen den Authcode des alten Anbieters.")
    assert titles("Domain umziehen")[0] == "Domain umziehen"
    assert titles("Server startet nicht")[0] == "Server startet nicht"
    assert in_file() == 2


def test_a_changed_article_is_found_by_its_new_words_only():
    """The old text below is hidden."""
    article = Article.objects.get(texts__title="Server startet nicht")
    moved = Content(title="Briefkasten überfüllt", body="Leeren Sie den Papierkorb.")
    save_draft(article=article, language="de", content=moved, by=SYSTEM)
    publish_article(article=article, by=SYSTEM)
    assert titles("Briefkasten überfüllt")[0] == "Briefkasten überfüllt"
    assert titles("Server startet nicht") == []


def test_an_article_that_is_gone_is_not_found():
    """Archiving takes it out of the lower layer, too."""
    assert titles("Rechnung herunterladen") == ["Rechnung herunterladen"]
    archive_article(article=Article.objects.get(texts__title="Rechnung herunterladen"), by=SYSTEM)
    assert titles("Rechnung herunterladen") == []


def test_a_text_for_agents_only_is_hidden_from_visitors_at_once():
    """Who may read is not a matter of waiting."""
    article = Article.objects.get(texts__title="Rechnung herunterladen")
    article.audience = Article.Audience.AGENTS
    article.save()
    publish_article(article=article, by=SYSTEM)
    assert titles("Rechnung herunterladen") == []


def test_a_text_nobody_told_of_is_not_shown_to_those_who_may_not_read_it():
    """What is shown is read anew, so an index that is behind gives nothing away."""
    shelf.current()
    Article.objects.filter(texts__title="Rechnung herunterladen").update(audience=Article.Audience.AGENTS)
    assert titles("Rechnung herunterladen") == []


def test_a_damaged_index_is_said_and_made_anew(caplog):
    """Answers come without it meanwhile."""
    folder = making.place(ARTICLE)
    next((folder / files.newest(folder)).glob("*.npy")).write_bytes(b"rubbish")
    assert titles("Server startet nicht") == ["Server startet nicht"]
    assert "suggest_index_unreadable" in caplog.text
    assert (files.newest(folder), in_file()) == ("", 0)
    assert making.make(ARTICLE)
    assert in_file() == 2


def test_after_many_changes_a_job_makes_the_index_anew(monkeypatch):
    """Who sees that much is new asks for it once; a running process takes the new one up."""
    monkeypatch.setattr(shelf, "_MANY", 1)
    monkeypatch.setattr(shelf, "_REST", 0.0)
    for number in range(3):
        make_text(f"Neuer Artikel {number}", f"Etwas über die Sache {number}.")
    assert titles("Server startet nicht") == ["Server startet nicht"]
    assert in_file() == 2
    drain()
    assert in_file() == 5
    assert titles("Server startet nicht") == ["Server startet nicht"]


def test_an_index_that_is_current_is_not_made_again():
    """The job may come twice."""
    assert making.make(ARTICLE) is None


def test_what_earlier_code_made_goes_after_a_week():
    """An upgrade leaves nothing for ever; what was made lately may be gone back to."""
    home = making.place(ARTICLE).parent.parent
    for name, age in (("earlier", 8), ("lately", 6)):
        (home / name / ARTICLE).mkdir(parents=True)
        at = clock.now().timestamp() - age * 24 * 3600
        os.utime(home / name / ARTICLE, (at, at))
    make_text("Domain umziehen", "Sie brauchen den Authcode.")
    assert making.make(ARTICLE)
    assert {path.name for path in home.iterdir()} == {"lately", making.place(ARTICLE).parent.name}


def test_where_no_worker_makes_it_a_process_does_so_itself(monkeypatch):
    """Two minutes after it asked for one."""
    made = []
    monkeypatch.setattr(shelf, "_make_aside", made.append)
    shelf.current()
    held = shelf._held[ARTICLE]  # noqa: SLF001  no other way to have waited
    held.wanted_at = 1e-9
    shelf.current()
    assert made == [held]


def test_an_index_that_cannot_be_kept_serves_all_the_same(monkeypatch, caplog):
    """A full disk is said; the process that made the index has it."""
    make_text("Domain umziehen", "Sie brauchen den Authcode.")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(files, "write", full)
    made = making.make(ARTICLE)
    assert made
    assert sum(len(part.ids) for part in made.parts.values()) == 3
    assert "suggest_index_not_kept" in caplog.text
