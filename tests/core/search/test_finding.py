"""What the index finds, in which order, and for whom."""

from typing import Any

import pytest

from ruhepol.core.search import postgres, sqlite
from ruhepol.core.search.documents import EVERYTHING, Fields
from ruhepol.core.search.finding import search
from ruhepol.core.search.indexing import index, remove

pytestmark = pytest.mark.django_db


def put(number: int, title: str, words: str = "", **options: Any) -> None:
    """Index one document with dull defaults."""
    fields = Fields(title=title, words=words, other=options.get("other", ""), short=options.get("short", ""))
    index(
        options.get("kind", "ticket"),
        number,
        fields,
        language=options.get("language", "de"),
        visibility=options.get("visibility", ("team:1",)),
    )


def found(query: str, **options: Any) -> list[int]:
    """Return the ids found, by somebody who may see everything unless told otherwise."""
    return [hit.id for hit in search("ticket", query, **{"visible": EVERYTHING, **options})]


@pytest.mark.parametrize(
    "query",
    [
        "Rechnung",
        "rechnungen",
        "RECHNUNG",
        "Rueckerstattung",
        "Rückerstattungen",
        "ruckerstattung",
        "strasse",
        "Straße",
    ],
)
def test_german_word_forms_and_spellings_find_each_other(query: str) -> None:
    """Singular, plural, umlauts spelt out or dropped and ß/ss are one word."""
    put(1, "Rückerstattung meiner Rechnungen", "Lieferung in die Hauptstraße, Straße 4")
    assert found(query) == [1]


@pytest.mark.parametrize(
    "query", ["refund", "refunds", "Refunded", "delayed delivery", "deliveries delaying"]
)
def test_english_word_forms_find_each_other(query: str) -> None:
    """An English document is found by other forms of its words, whatever language the asker works in."""
    put(1, "Refund for delayed delivery", language="en")
    assert found(query) == [1]


def test_title_outranks_body_and_all_words_outrank_some() -> None:
    """A match in the title comes first, and things holding every word keep out those holding one."""
    put(1, "Frage", "Mein Server startet nicht")
    put(2, "Server startet nicht", "Hallo")
    put(3, "Server bestellt")
    assert found("Server startet") == [2, 1]


def test_any_word_serves_when_nothing_holds_all() -> None:
    """A search never comes back empty because of one word too many."""
    put(1, "Server startet nicht")
    assert found("Server Giraffe") == [1]


def test_quoted_words_must_stand_side_by_side() -> None:
    """A phrase finds the phrase only."""
    put(1, "exit code 28")
    put(2, "code of the exit door 28")
    assert found('"exit code"') == [1]


@pytest.mark.parametrize(
    "query",
    ["NH-2026-00042", "nh 2026 00042", "00042", "2026-000", "#NH-2026-00042", "kim@", "kim@nord.example"],
)
def test_numbers_and_addresses_are_found_by_any_part(query: str) -> None:
    """An order number or an address is found as shown, in parts and cut off."""
    put(1, "Wo bleibt NH-2026-00042?", "Gruß kim@nord.example", short="NH-2026-00042 kim@nord.example")
    put(2, "Etwas anderes")
    assert found(query) == [1]


def test_half_typed_last_word_finds_while_typing() -> None:
    """With `typing` the last word stands for all its endings, without it does not."""
    put(1, "Rechnungsadresse ändern")
    assert found("rechnungsad", typing=True) == [1]
    put(2, "ganz anders")
    assert found("ganz ande", typing=True) == [2]


def test_nobody_finds_what_they_may_not_see() -> None:
    """Visibility is part of the match: another team gets neither hit nor any-word fallback."""
    put(1, "Geheime Rechnung", visibility=("team:1", "customer:7"), short="NH-1")
    assert found("Rechnung", visible={"team:2"}) == []
    assert found("NH-1", visible={"team:2"}) == []
    assert found("Rechnung", visible=set()) == []
    assert found("Rechnung", visible={"team:2", "customer:7"}) == [1]
    assert found("NH-1", visible={"team:1"}) == [1]


def test_visibility_words_are_not_words_of_the_text() -> None:
    """Searching for a word of visibility or kind finds nothing."""
    put(1, "Rechnung")
    assert found("vteam1") == found("kticket") == []


def test_kinds_do_not_mix() -> None:
    """A search for tickets never returns an article of the same number."""
    put(1, "Rechnung", kind="article")
    assert found("Rechnung") == []


def test_change_and_removal_leave_nothing_behind() -> None:
    """After an update old words no longer find the document, after a removal none do."""
    put(1, "Rechnung", short="NH-1")
    put(1, "Domain", short="NH-2")
    assert found("Rechnung") == found("NH-1") == []
    assert found("Domain") == found("NH-2") == [1]
    remove("ticket", 1)
    remove("ticket", 1)
    assert found("Domain") == found("NH-2") == []


@pytest.mark.parametrize(
    "query",
    ["", "  ", '"', '"" OR *', "a AND (", "NEAR(x y)", "'; DROP", "%", "_", "🙂", "der die das", "-x:y^"],
)
def test_strange_input_is_no_error(query: str) -> None:
    """Signs that mean something to a database mean nothing here."""
    put(1, "Rechnung")
    assert found(query) in ([], [1])


def test_hit_says_why() -> None:
    """Every hit names the fields that matched."""
    put(1, "Rechnung", "Domain", other="Rechnung")
    assert search("ticket", "Rechnung", visible=EVERYTHING)[0].why == ("title", "other")


def test_newest_come_first_among_equals_and_limit_holds() -> None:
    """Equal matches are ordered newest first and cut at the limit."""
    for number in range(1, 6):
        put(number, "Rechnung")
    assert found("Rechnung", limit=3) == [5, 4, 3]


def test_of_very_many_the_newest_are_ranked_by_where_the_words_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """First what holds them in the title, then in the customer's words, then anywhere; each newest first.

    What is older than the newest that are ranked, and what the asker may not see, does not come in.
    """
    for module in (sqlite, postgres):
        monkeypatch.setattr(module, "NEWEST", 5)
    put(1, "Rechnung", "Hallo Welt")
    put(2, "Rechnung", "Hallo Welt")
    put(3, "Hallo", "Rechnung Welt")
    put(4, "Hallo", "Frage Welt", other="Rechnung")
    put(5, "Rechnung", "Hallo Welt")
    put(6, "Hallo", "Rechnung Welt")
    put(7, "Rechnung", "Hallo Welt", visibility=("team:2",))
    assert found("Rechnung", visible=("team:1",)) == [5, 2, 6, 3, 4]
    assert found("Rechnung", visible=("team:1",), limit=3) == [5, 2, 6]


def test_signs_in_a_number_are_taken_literally() -> None:
    """An underscore or a percent sign of a number stands for itself on both databases."""
    put(1, "Eins", short="RE_100%")
    put(2, "Zwei", short="REx1000")
    assert found("RE_100%") == found("e_1") == [1]
