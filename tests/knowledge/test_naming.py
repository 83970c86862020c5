"""Names in addresses."""

import pytest

from ruhepol.knowledge.models import Category
from ruhepol.knowledge.naming import free_name
from tests.factories.knowledge import make_category

pytestmark = pytest.mark.django_db


def name(words: str) -> str:
    """Return a free name for a category."""
    return free_name(words, among=Category.objects.all(), field="slug", longest=12, default="category")


def test_a_name_is_short_and_readable() -> None:
    """Letters of other alphabets are folded, spaces become hyphens, the end is cut."""
    assert name("Größe & Maße ändern") == "grosse-masse"


def test_where_no_letter_is_left_there_is_still_a_name() -> None:
    """Signs alone make the default."""
    assert name("!!!") == "category"


def test_a_taken_name_is_numbered() -> None:
    """The second of a name carries a two, the third a three."""
    for slug in ("server", "server-2"):
        make_category(slug)
    assert name("Server") == "server-3"
