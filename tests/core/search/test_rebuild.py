"""Making the index anew."""

from collections.abc import Sequence

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from ruhepol.core.search import sources
from ruhepol.core.search.adapter import adapter
from ruhepol.core.search.documents import EVERYTHING, Fields
from ruhepol.core.search.finding import search
from ruhepol.core.search.indexing import index, remove
from ruhepol.core.search.models import SearchDocument
from ruhepol.core.search.rebuild import rebuild, stale

pytestmark = pytest.mark.django_db
TITLES = {1: "Rechnung", 2: "Domain", 3: "Server"}


def _index(ids: Sequence[int]) -> None:
    for number in ids:
        index("note", number, Fields(title=TITLES[number]), language="de", visibility=("public",))


@pytest.fixture(autouse=True)
def _notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of things that live in a dict."""
    monkeypatch.setattr(sources, "_sources", {})
    sources.register("note", sources.Source(ids=lambda: iter(sorted(TITLES)), index=_index))


def _ids(query: str) -> list[int]:
    return [hit.id for hit in search("note", query, visible=EVERYTHING)]


def test_rebuild_fills_an_empty_index_and_drops_what_is_gone() -> None:
    """After a rebuild the index holds exactly the things of the source."""
    index("note", 99, Fields(title="Rechnung"), language="de", visibility=("public",))
    assert rebuild("note") == 3
    assert _ids("Rechnung") == [1]
    assert SearchDocument.objects.count() == 3


def test_text_of_an_older_analysis_is_renewed() -> None:
    """A raised analyser version marks the kind stale until it is rebuilt; it still answers meanwhile."""
    rebuild("note")
    SearchDocument.objects.update(analyser=0)
    assert stale() == ["note"]
    assert _ids("Domain") == [2]
    call_command("rebuild_search", "--stale")
    assert stale() == []


def test_command_rebuilds_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """The command names each kind with its count."""
    call_command("rebuild_search")
    assert capsys.readouterr().out == "note: 3\n"


def test_the_command_mends_an_index_that_says_something_else() -> None:
    """Documents that went without a word to the index no longer trouble it."""
    index("note", 9, Fields(title="Rechnung"), language="de", visibility=("public",))
    SearchDocument.objects.all().delete()
    call_command("rebuild_search")
    adapter().verify()
    assert _ids("Rechnung") == [1]


def test_index_dies_with_its_transaction() -> None:
    """A rolled-back change leaves no trace in the index."""

    def interrupted() -> None:
        with transaction.atomic():
            _index([1])
            raise LookupError

    with pytest.raises(LookupError):
        interrupted()
    assert _ids("Rechnung") == []


def test_index_agrees_with_its_documents_after_many_changes() -> None:
    """The database's own check finds no difference after inserts, updates and deletes."""
    rebuild("note")
    index("note", 2, Fields(title="Ein anderer Titel", short="NH-2"), language="en", visibility=("team:1",))
    index("note", 2, Fields(words="Noch einer", short="NH-3"), language="de", visibility=("team:1", "team:2"))
    remove("note", 1)
    adapter().verify()


def test_the_index_follows_whoever_empties_the_documents() -> None:
    """Rows changed and deleted behind our back, as `flush` does, leave nothing that pushes out real hits."""
    rebuild("note")
    SearchDocument.objects.filter(object_id=1).update(title="umbenannt")
    assert (_ids("Rechnung"), _ids("umbenannt")) == ([], [1])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchdocument")
    adapter().verify()
    assert _ids("Domain") == []


def test_new_words_under_the_same_name_are_found_and_the_old_ones_forgotten() -> None:
    """What changes is listed anew, what stays is left alone, and the index agrees with its documents."""
    for words in ("Rechnung", "Domain"):
        fields = Fields(title="Bitte", words=words, short="#4711 Kim")
        index("note", 4711, fields, language="de", visibility=("public",))
    assert (_ids("Rechnung"), _ids("Domain"), _ids("4711")) == ([], [4711], [4711])
    named = Fields(title="Bitte", words="Domain", short="#4711 Nora")
    index("note", 4711, named, language="de", visibility=("public",))
    assert (_ids("Kim"), _ids("Nora")) == ([], [4711])
    adapter().verify()
