"""Articles over the API."""

import pytest

from ruhepol.knowledge.models import Category
from tests.api.conftest import Caller

TEXT = {"title": "Server startet nicht", "body": "Prüfen Sie die **Festplatte**."}
NEW = {"key": "server-start", "category": "server", "language": "de", "text": TEXT}


@pytest.fixture
def shelf(world):  # noqa: ARG001  begins everything
    """Return the category the articles stand in."""
    return Category.objects.create(slug="server", name_de="Server", name_en="Servers")


@pytest.mark.usefixtures("shelf")
def test_a_draft_is_written_published_and_archived(ada):
    """Readers see nothing until it is published, and then the newest version of every language."""
    made = ada("post", "/articles", NEW).json()
    assert (made["state"], made["texts"][0]["version"], made["texts"][0]["newest"]) == ("draft", 0, 1)
    ada(
        "put",
        "/articles/server-start/texts/en",
        {"title": "Server does not start", "body": "Check the disk."},
    )
    published = ada("post", "/articles/server-start/publish").json()
    assert published["state"] == "published"
    assert {text["language"]: text["version"] for text in published["texts"]} == {"de": 1, "en": 1}
    assert ada("post", "/articles/server-start/archive").json()["state"] == "archived"


@pytest.mark.usefixtures("shelf")
def test_the_same_text_again_is_no_new_version(ada):
    """PUT is harmless to repeat."""
    ada("post", "/articles", NEW)
    again = ada("put", "/articles/server-start/texts/de", TEXT).json()
    assert again["texts"][0]["newest"] == 1


@pytest.mark.usefixtures("shelf")
def test_what_cannot_be_is_refused_in_words(ada):
    """A taken key, an unknown shelf, an unknown article."""
    ada("post", "/articles", NEW)
    assert ada("post", "/articles", NEW).status_code == 409
    assert ada("post", "/articles", {**NEW, "key": "b", "category": "none"}).status_code == 422
    assert ada("get", "/articles/none").status_code == 404
    assert ada("put", "/articles/server-start/texts/fr", TEXT).status_code == 422


@pytest.mark.usefixtures("shelf")
def test_partners_read_what_is_published_and_write_nothing(ada, world):
    """Drafts are the house's own business."""
    ada("post", "/articles", NEW)
    pia = Caller(world.pia)
    assert pia("get", "/articles").json()["items"] == []
    assert pia("get", "/articles/server-start").status_code == 404
    assert pia("post", "/articles", {**NEW, "key": "b"}).status_code == 403
    ada("post", "/articles/server-start/publish")
    assert len(pia("get", "/articles?language=de").json()["items"]) == 1
