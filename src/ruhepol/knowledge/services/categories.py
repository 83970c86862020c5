"""Putting up, renaming and taking down the help centre's categories."""

from collections.abc import Collection
from dataclasses import dataclass, fields

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import CategoryDeleted, CategorySaved
from ruhepol.knowledge.exceptions import CategoryInUseError
from ruhepol.knowledge.models import Category
from ruhepol.knowledge.naming import free_name
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.people.models import Brand


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryFacts:
    """What readers see of a category, its place in the order, and whose it is; no brands means all."""

    name_de: str
    name_en: str
    summary_de: str = ""
    summary_en: str = ""
    icon: str = "book-open"
    position: int = 0
    brands: Collection[Brand] = ()


@transaction.atomic
def save_category(*, category: Category | None = None, facts: CategoryFacts, by: Actor) -> Category:
    """Make a category, or call and place one otherwise; its address stays. Publishes CategorySaved."""
    held = category or Category(slug=_free_slug(facts.name_en))
    for name in (field.name for field in fields(facts) if field.name != "brands"):
        setattr(held, name, getattr(facts, name))
    held.save()
    wanted = {brand.pk for brand in facts.brands}
    if wanted != set(held.brands.values_list("pk", flat=True)):
        held.brands.set(wanted)
        turn_edition()
    publish(CategorySaved(category_id=held.pk), by=by)
    return held


@transaction.atomic
def delete_category(*, category: Category, by: Actor) -> None:
    """Take an empty category away. Publishes CategoryDeleted. Raises CategoryInUseError."""
    held = Category.objects.select_for_update().get(pk=category.pk)
    if held.articles.exists():
        raise CategoryInUseError(held.slug)
    publish(CategoryDeleted(category_id=held.pk), by=by)
    held.delete()


def _free_slug(name: str) -> str:
    return free_name(name, among=Category.objects.all(), field="slug", longest=40, default="category")
