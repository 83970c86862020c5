"""The order within a category."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge import selectors
from ruhepol.knowledge.services.sections import Part, arrange, delete_section, save_section
from tests.factories.knowledge import make_category, make_text

pytestmark = pytest.mark.django_db


def shown():
    """Return what readers see on the shelf: headings with their titles."""
    parts = selectors.on_shelf(make_category(), "de")
    return [(part.name, [entry.title for entry in part.entries]) for part in parts]


def test_readers_see_sections_in_the_order_that_was_set():
    """What has no heading comes first; an empty heading is not shown."""
    one, two, three = (make_text(title).article for title in ("Eins", "Zwei", "Drei"))
    shelf = make_category()
    first = save_section(category=shelf, name_de="Erstens", name_en="First", by=SYSTEM)
    second = save_section(category=shelf, name_de="Zweitens", name_en="Second", by=SYSTEM)
    save_section(category=shelf, name_de="Leer", name_en="Empty", by=SYSTEM)
    parts = [
        Part(section=None, articles=[three.pk]),
        Part(section=second.pk, articles=[two.pk]),
        Part(section=first.pk, articles=[one.pk]),
    ]
    arrange(category=shelf, parts=parts, by=SYSTEM)
    assert shown() == [("", ["Drei"]), ("Zweitens", ["Zwei"]), ("Erstens", ["Eins"])]
    delete_section(section=second, by=SYSTEM)
    assert shown() == [("", ["Drei", "Zwei"]), ("Erstens", ["Eins"])]
    assert {title for _name, titles in shown() for title in titles} == {"Eins", "Zwei", "Drei"}


def test_what_is_not_of_the_category_keeps_its_place():
    """A forged order moves nothing from another shelf, and names no heading of another."""
    text = make_text("Eins")
    other = make_category("other", "Anderes", "Other")
    foreign = save_section(category=other, name_de="Fremd", name_en="Foreign", by=SYSTEM)
    parts = [Part(section=foreign.pk, articles=[text.article_id])]
    arrange(category=make_category(), parts=parts, by=SYSTEM)
    arrange(category=other, parts=[Part(section=foreign.pk, articles=[text.article_id])], by=SYSTEM)
    text.article.refresh_from_db()
    assert (text.article.category, text.article.section) == (make_category(), None)


def test_calling_a_section_otherwise_keeps_its_place():
    """The new name stands where the old one stood."""
    shelf = make_category()
    first = save_section(category=shelf, name_de="A", name_en="A", by=SYSTEM)
    save_section(category=shelf, name_de="B", name_en="B", by=SYSTEM)
    save_section(category=shelf, section=first, name_de="Z", name_en="Z", by=SYSTEM)
    assert [section.name_in("de") for section in shelf.sections.all()] == ["Z", "B"]
