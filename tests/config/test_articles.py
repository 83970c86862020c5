"""`ruhepol articles import`."""

import json

import pytest

from ruhepol.config.cli import main
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.readers import VISITOR, texts_for

pytestmark = pytest.mark.django_db
ROW = {"id": 1, "locale": "en", "title": "Download an invoice", "body": "<p>Like this.</p>", "section_id": 7}


def test_a_folder_is_read_and_told_of(tmp_path, capsys):
    """The articles are there and public; what could not come along is named."""
    rows = [ROW, {**ROW, "id": 2, "locale": "fr", "title": "Facture"}]
    (tmp_path / "articles.json").write_text(json.dumps({"articles": rows}))
    assert main(["articles", "import", str(tmp_path), "--from", "zendesk"]) == 0
    assert texts_for(VISITOR).get().title == "Download an invoice"
    said = capsys.readouterr().out
    assert "1 articles are here." in said
    assert "left out: 1 × fr" in said


def test_drafts_are_seen_by_no_reader(tmp_path):
    """`--draft` lets somebody look first; web pages and Markdown are read the same way."""
    (tmp_path / "page.html").write_text("<h1>Warum ist die Leitung langsam?</h1><p>Das hat viele Gründe.</p>")
    assert main(["articles", "import", str(tmp_path), "--from", "html", "--draft"]) == 0
    assert Article.objects.get().state == Article.State.DRAFT
    assert main(["articles", "import", str(tmp_path)]) == 0


@pytest.mark.parametrize("source", ["zendesk", "zammad", "html"])
def test_a_wrong_folder_is_named(tmp_path, capsys, source):
    """Nothing is imported and the message says what was expected."""
    assert main(["articles", "import", str(tmp_path), "--from", source]) == 1
    assert main(["articles", "import", str(tmp_path / "nowhere")]) == 1
    said = capsys.readouterr().err
    assert "Nothing was imported." in said
    assert "is no folder" in said
