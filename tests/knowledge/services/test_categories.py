"""The help centre's categories."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.exceptions import CategoryInUseError
from ruhepol.knowledge.models import Category
from ruhepol.knowledge.services.categories import CategoryFacts, delete_category, save_category
from tests.factories.knowledge import make_article, make_category

pytestmark = pytest.mark.django_db
FACTS = CategoryFacts(name_de="Geräte", name_en="Devices")


def test_a_category_is_made_and_called_otherwise_at_the_same_address():
    """Its address comes from the English name and stays."""
    made = save_category(facts=FACTS, by=SYSTEM)
    save_category(category=made, facts=CategoryFacts(name_de="Hardware", name_en="Hardware"), by=SYSTEM)
    assert (made.slug, Category.objects.get().name_de) == ("devices", "Hardware")
    assert save_category(facts=FACTS, by=SYSTEM).slug == "devices-2"
    assert EventRow.objects.filter(name__endswith="CategorySaved").count() == 3


def test_only_an_empty_category_can_go():
    """Articles never lose their place."""
    make_article()
    with pytest.raises(CategoryInUseError):
        delete_category(category=make_category(), by=SYSTEM)
    delete_category(category=save_category(facts=FACTS, by=SYSTEM), by=SYSTEM)
    assert Category.objects.get() == make_category()
