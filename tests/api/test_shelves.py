"""What articles are sorted by, over the API, and the files that go with them."""

import pytest
from django.test import Client

from ruhepol.people.models import Brand, Segment
from tests.api.conftest import Caller

NEW = {"key": "start", "category": "servers", "language": "de", "text": {"title": "Start", "body": "Prüfen."}}


@pytest.fixture
def ben(world):
    """A program that acts as Ben, who leads."""
    return Caller(world.ben)


@pytest.fixture
def shelf(ben):
    """A category with a section, put up over the API; and an article in it."""
    ben("post", "/categories", {"name_de": "Server", "name_en": "Servers"})
    made = ben("post", "/categories/servers/sections", {"name_de": "Erste Hilfe", "name_en": "First aid"})
    ben("post", "/articles", NEW)
    return made.json()


def test_categories_are_put_up_and_changed_by_leads_alone(ben, ada, shelf):
    """The address stays, whatever a category is called; everybody of the house reads the list."""
    changed = ben(
        "put", "/categories/servers", {"name_de": "Maschinen", "name_en": "Machines", "icon": "server"}
    )
    assert (changed.json()["slug"], changed.json()["name_en"]) == ("servers", "Machines")
    assert [row["sections"] for row in ada("get", "/categories").json()] == [shelf["sections"]]
    assert ada("post", "/categories", {"name_de": "A", "name_en": "A"}).status_code == 403
    assert ben("put", "/categories/none", {"name_de": "A", "name_en": "A"}).status_code == 404


def test_an_article_is_described_for_whom_it_is(ada, shelf):
    """What is named changes, the rest stays; what is not there is refused in words."""
    segment, brand = Segment.objects.create(name="Business"), Brand.objects.get()
    named = {"audience": "segment", "segments": [segment.pk], "brands": [brand.pk]}
    ada("patch", "/articles/start", named)
    section = shelf["sections"][0]["id"]
    read = ada("patch", "/articles/start", {"section": section, "review_on": "2027-05-01"}).json()
    assert {name: read[name] for name in named} == named
    assert (read["section"], read["review_on"]) == (section, "2027-05-01")
    assert ada("patch", "/articles/start", {"section": None}).json()["section"] is None
    assert ada("patch", "/articles/start", {"segments": [0]}).status_code == 422
    assert ada("get", "/segments").json() == [{"id": segment.pk, "name": "Business"}]
    assert ada("get", "/brands").json() == [{"id": brand.pk, "name": brand.name}]


@pytest.mark.usefixtures("shelf")
def test_a_file_is_kept_downloaded_and_taken_away(ada):
    """The very bytes come back, as a download; the same name again replaces it."""
    door = {"Authorization": f"Bearer {ada.text}"}
    address = "/api/v1/articles/start/files/named/Preise 2027.pdf"
    for data in (b"old", b"%PDF new"):
        kept = Client().generic("PUT", address, data, content_type="application/pdf", headers=door).json()
    [file] = kept["files"]
    assert (file["name"], file["size"]) == ("Preise 2027.pdf", 8)
    read = Client().get(f"/api/v1/articles/start/files/{file['id']}/content", headers=door)
    assert (b"".join(read), read.headers["Content-Disposition"][:10]) == (b"%PDF new", "attachment")
    assert ada("delete", f"/articles/start/files/{file['id']}").status_code == 204
    assert ada("get", "/articles/start").json()["files"] == []
    assert ada("get", f"/articles/start/files/{file['id']}/content").status_code == 404
