"""Saving, renaming and deleting views from the list."""

import pytest

from ruhepol.tickets.models import View
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


def test_a_list_becomes_a_view(ada, world):
    """The filters of the address are kept under a name and the view opens."""
    response = ada.post("/desk/views/new/", {"name": "Dringend", "query": "status=open&priority=4"})
    view = View.objects.get(owner=world.ada)
    assert response["Location"] == f"/desk/?view={view.pk}"
    assert view.filters == {"status": ["open"], "priority": ["4"]}
    assert "Dringend" in text(ada.get("/desk/"))


def test_a_view_needs_a_name(ada):
    """The form comes back with what is missing."""
    response = ada.post("/desk/views/new/", {"name": "", "query": "status=open"})
    assert response.status_code == 422
    assert 'value="status=open"' in response.content.decode()


def test_only_leads_share_views(ada, ben):
    """An agent's wish to share is not granted by posting it."""
    ada.post("/desk/views/new/", {"name": "A", "query": "tag=a", "shared": "on"})
    ben.post("/desk/views/new/", {"name": "B", "query": "tag=b", "shared": "on"})
    assert View.objects.get(name="A").owner is not None
    assert View.objects.get(name="B").owner is None


def test_an_own_view_is_renamed_and_deleted(ada, world):
    """The shared ones stay."""
    ada.post("/desk/views/new/", {"name": "A", "query": "tag=a"})
    view = View.objects.get(name="A")
    ada.post(f"/desk/views/{view.pk}/", {"name": "Z"})
    view.refresh_from_db()
    assert (view.name, view.filters) == ("Z", {"tag": "a"})
    ada.post(f"/desk/views/{view.pk}/delete/")
    assert not View.objects.filter(owner=world.ada).exists()
    assert View.objects.filter(owner=None).count() == 6
