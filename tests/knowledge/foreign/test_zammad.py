"""Answers as Zammad's knowledge base hands them out."""

import json

import pytest

from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.zammad import read_zammad

NOW = "2026-01-01T00:00:00Z"
INIT = {
    "KnowledgeBaseCategory": {"1": {"id": 1, "position": 0}},
    "KnowledgeBaseCategoryTranslation": {
        "1": {"id": 1, "title": "Rechnungen", "kb_locale_id": 1, "category_id": 1},
        "2": {"id": 2, "title": "Invoices", "kb_locale_id": 2, "category_id": 1},
    },
    "KnowledgeBaseAnswer": {
        "5": {"id": 5, "category_id": 1, "published_at": NOW, "internal_at": None, "archived_at": None},
        "6": {"id": 6, "category_id": 1, "published_at": None, "internal_at": NOW, "archived_at": None},
        "7": {"id": 7, "category_id": 1, "published_at": None, "internal_at": None, "archived_at": None},
    },
    "KnowledgeBaseAnswerTranslation": {
        "50": {
            "id": 50,
            "title": "Wo ist meine Rechnung?",
            "kb_locale_id": 1,
            "answer_id": 5,
            "content_id": 90,
        },
        "51": {
            "id": 51,
            "title": "Where is my invoice?",
            "kb_locale_id": 2,
            "answer_id": 5,
            "content_id": 91,
        },
        "60": {
            "id": 60,
            "title": "Kulanz bei Rechnungen",
            "kb_locale_id": 1,
            "answer_id": 6,
            "content_id": 92,
        },
        "70": {"id": 70, "title": "Leer", "kb_locale_id": 1, "answer_id": 7, "content_id": 93},
    },
}
LINK = '<a href="/x" data-target-type="knowledge-base-answer-translation" data-target-id="60">Kulanz</a>'
CONTENTS = {
    "90": {"id": 90, "body": f"<p>Sie finden die Rechnung im Konto, siehe {LINK}.</p>"},
    "91": {"id": 91, "body": "<p>You will find the invoice in your account.</p>"},
    "92": {"id": 92, "body": "<p>Das dürfen wir selbst entscheiden.</p>"},
}


def save(folder, contents=CONTENTS) -> None:
    """Save the overview and one answer with its contents, as they come."""
    (folder / "init.json").write_text(json.dumps(INIT), encoding="utf-8")
    held = {"id": 5, "assets": {"KnowledgeBaseAnswerTranslationContent": contents}}
    (folder / "answer-5.json").write_text(json.dumps(held), encoding="utf-8")


def test_answers_come_with_their_languages_and_links(tmp_path) -> None:
    """The files name no language: the words of each locale tell it."""
    save(tmp_path)
    bundle = read_zammad(tmp_path)
    public, inner = bundle.articles
    assert public.contents["de"].body == (
        "Sie finden die Rechnung im Konto, siehe [Kulanz](article:zammad-6).\n"
    )
    assert public.contents["en"].title == "Where is my invoice?"
    assert [(each.key, each.is_public, each.is_published) for each in (public, inner)] == [
        ("zammad-5", True, True),
        ("zammad-6", False, True),
    ]
    assert [shelf.names for shelf in bundle.shelves] == [{"de": "Rechnungen", "en": "Invoices"}]
    assert bundle.left_out == ["1 × without contents"]


def test_an_overview_alone_says_what_is_missing(tmp_path) -> None:
    """The bodies come with another request, and the message tells so."""
    save(tmp_path, contents={})
    with pytest.raises(BadArticleFileError, match="with their contents"):
        read_zammad(tmp_path)
