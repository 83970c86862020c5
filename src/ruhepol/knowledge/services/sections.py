"""Arranging a category: its sections, and the order of everything in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import CategorySaved
from ruhepol.knowledge.models import Category, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section with the articles under it, as their keys in the wanted order; None: before all sections."""

    section: int | None
    articles: Sequence[int]


@transaction.atomic
def save_section(
    *, category: Category, name_de: str, name_en: str, by: Actor, section: Section | None = None
) -> Section:
    """Put up a section behind the others, or call one otherwise. Publishes CategorySaved."""
    last = category.sections.aggregate(last=Max("position"))["last"]
    held = section or Section(category=category, position=0 if last is None else last + 1)
    held.name_de, held.name_en = name_de, name_en
    held.save()
    publish(CategorySaved(category_id=category.pk), by=by)
    return held


@transaction.atomic
def delete_section(*, section: Section, by: Actor) -> None:
    """Take a heading away; its articles stay in the category. Publishes CategorySaved."""
    publish(CategorySaved(category_id=section.category_id), by=by)
    section.delete()


@transaction.atomic
def arrange(*, category: Category, parts: Sequence[Part], by: Actor) -> Category:
    """Put a category's sections and articles into this order. Publishes CategorySaved.

    What is not named, for somebody made it meanwhile, and what is not of this category keeps its place.
    """
    held = Category.objects.select_for_update().get(pk=category.pk)
    sections = {section.pk: section for section in held.sections.all()}
    articles = {article.pk: article for article in held.articles.all()}
    place = 0
    for number, part in enumerate(parts):
        if part.section is not None and part.section not in sections:
            continue
        if part.section is not None:
            sections[part.section].position = number
        for key in part.articles:
            if key in articles:
                articles[key].section_id, articles[key].position = part.section, place
                place += 1
    Section.objects.bulk_update(sections.values(), ["position"])
    held.articles.bulk_update(articles.values(), ["section", "position"])
    publish(CategorySaved(category_id=held.pk), by=by)
    return held
