"""Setting up what is fetched, and seeing how that goes."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Pull, System
from ruhepol.healing.services.sources import connect_source
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    """Connect a system."""
    return connect_source(name="Wache", by=SYSTEM)[0]


@pytest.fixture
def said():
    """Return what is typed into the form."""
    facts = {"name": "books", "address": "sqlite:////none.sqlite3", "created_at": NOON, "changed_at": NOON}
    system = System.objects.create(kind="sql", **facts)
    return {
        "system": system.pk, "ask": "select 1", "key": "$.id", "mark": "$.at", "following": "",
        "watermark": "0", "overlap": 5, "every": 60, "form": "", "is_active": "on",
    }  # fmt: skip


def test_it_is_set_up_and_seen(root, source, said):
    """On its own page and on the source's: the last fetch, and what went wrong."""
    address = f"/desk/signals/{source.pk}/pull/"
    assert "Fetching" in text(root.get(address))
    assert "not yet" in text(root.post(address, said, follow=True))
    Pull.objects.update(error="no answer within 30 s", failed_at=NOON, failures=3, fetched_at=NOON)
    assert "no answer within 30 s" in text(root.get(address))
    assert "3 times in a row" in text(root.get(address))
    assert "no answer within 30 s" in text(root.get(f"/desk/signals/{source.pk}/"))


def test_a_new_one_begins_with_what_is_usual_and_a_known_one_with_its_own(root, source, said):
    """Saving another interval must not pass over what has not been read yet."""
    address = f"/desk/signals/{source.pk}/pull/"
    page = root.get(address).content.decode()
    assert all(f'value="{usual}"' in page for usual in (300, 60, "$.id", "$.updated_at"))
    root.post(address, {**said, "watermark": "2026-01-01T00:00:00Z"})
    assert 'value="2026-01-01T00:00:00Z"' in root.get(address).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ask": "select 1 LIMIT 5"}, "without LIMIT"),
        ({"watermark": "soon"}, "neither a number nor a moment"),
        ({"watermark": "0001-01-01"}, "neither a number nor a moment"),
        ({"mark": "at"}, "begins with $"),
        ({"form": "x = 1"}, "Field required"),
        ({"every": 1}, "10"),
    ],
)
def test_what_does_not_fit_is_said(root, source, said, typed, words):
    """And nothing is set up."""
    answer = root.post(f"/desk/signals/{source.pk}/pull/", {**said, **typed})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Pull.objects.exists()
