"""Articles as Zendesk's Help Center API hands them out."""

import json

import pytest

from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.zendesk import read_zendesk

SECTIONS = {"sections": [{"id": 7, "locale": "de", "name": "Konto", "description": "Alles zum Konto"}]}
ARTICLES = {
    "articles": [
        {
            "id": 11,
            "locale": "de",
            "title": "Passwort vergessen",
            "body": '<p>Siehe <a href="https://alt.zendesk.com/hc/de/articles/12-Rechnung">Rechnung</a>.</p>',
            "section_id": 7,
            "label_names": ["kennwort", "login"],
            "user_segment_id": None,
            "draft": False,
            "translations": [
                {
                    "id": 1,
                    "source_id": 11,
                    "locale": "en-us",
                    "title": "Forgotten password",
                    "body": "<p>See.</p>",
                },
                {"id": 2, "source_id": 11, "locale": "fr", "title": "Mot de passe", "body": "<p>Voir.</p>"},
            ],
        },
        {"id": 12, "locale": "de", "title": "Intern", "body": None, "section_id": 9, "user_segment_id": 3},
    ]
}


def write(folder, **files) -> None:
    """Save what the API answered."""
    for name, held in files.items():
        (folder / f"{name}.json").write_text(json.dumps(held), encoding="utf-8")


def test_articles_come_with_languages_labels_and_links(tmp_path) -> None:
    """Links between articles go on working; a language we do not speak is named."""
    write(tmp_path, sections=SECTIONS, articles=ARTICLES)
    bundle = read_zendesk(tmp_path)
    password, inner = bundle.articles
    assert password.key == "zendesk-11"
    assert password.contents["de"].body == "Siehe [Rechnung](article:zendesk-12).\n"
    assert (password.contents["de"].keywords, password.contents["en"].title) == (
        "kennwort, login",
        "Forgotten password",
    )
    assert (password.is_public, inner.is_public) == (True, False)
    assert bundle.left_out == ["1 × fr"]


def test_sections_become_shelves_and_missing_ones_get_a_name(tmp_path) -> None:
    """An article whose section was not saved is not lost."""
    write(tmp_path, sections=SECTIONS, articles=ARTICLES)
    known, bare = read_zendesk(tmp_path).shelves
    assert (known.key, known.names, known.summaries) == (
        "zendesk-7",
        {"de": "Konto"},
        {"de": "Alles zum Konto"},
    )
    assert (bare.key, bare.names["de"]) == ("zendesk-9", "Artikel")


def test_what_holds_no_article_says_so(tmp_path) -> None:
    """A wrong folder, a broken file and a file of something else each say what was expected."""
    with pytest.raises(BadArticleFileError, match="no JSON files"):
        read_zendesk(tmp_path)
    write(tmp_path, sections=SECTIONS)
    with pytest.raises(BadArticleFileError, match="no file holds `articles`"):
        read_zendesk(tmp_path)
    (tmp_path / "articles.json").write_text("[1]")
    with pytest.raises(BadArticleFileError, match="expected an object"):
        read_zendesk(tmp_path)
    (tmp_path / "articles.json").write_text("{")
    with pytest.raises(BadArticleFileError, match=r"articles\.json"):
        read_zendesk(tmp_path)
