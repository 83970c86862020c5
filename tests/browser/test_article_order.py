"""Sections, files, reviews, missing answers and comparing in a real browser."""

import pytest
from playwright.sync_api import expect

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.library import ARTICLES
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.files import add_file
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.services.importing import import_folder
from ruhepol.knowledge.services.missing import find_missing_answers
from ruhepol.knowledge.services.overlaps import find_overlaps
from ruhepol.knowledge.services.reviews import ask_for_review
from ruhepol.knowledge.services.sections import Part, arrange, save_section
from ruhepol.knowledge.suggest import shelf
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.segments import save_segment
from tests.browser.looks import in_both_looks
from tests.factories.knowledge import make_category, make_text
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """Everybody, two brands, a segment, and an empty shelf."""
    shelf.forget()
    world = make_world()
    save_brand(name="Zweitmarke", support_address="hilfe@zweit.example", hosts="zweit.example", by=SYSTEM)
    save_segment(name="Geschäftskunden", addresses=["@laden.example"], by=SYSTEM)
    yield world
    shelf.forget()


@pytest.fixture
def arranged(world):
    """The demo company's articles: a category with two sections, a file, a review, a question, a pair."""
    import_folder(folder=ARTICLES, by=SYSTEM, owner=world.ben)
    server = Category.objects.get(slug="server")
    keys = list(server.articles.values_list("pk", flat=True))
    first = save_section(category=server, name_de="Erste Hilfe", name_en="First aid", by=SYSTEM)
    second = save_section(category=server, name_de="Einrichten", name_en="Setting up", by=SYSTEM)
    parts = [Part(section=first.pk, articles=keys[:3]), Part(section=second.pk, articles=keys[3:])]
    arrange(category=server, parts=parts, by=SYSTEM)
    article = Article.objects.get(key="server-does-not-start")
    add_file(article=article, name="Notfallplan.pdf", source=b"x" * 120_000, by=SYSTEM)
    ask_for_review(article=article, reviewer=world.ben, note="Stimmen die Ports?", by=world.ada.actor)
    for number in range(3):
        contact = make_identity(f"k{number}@kunde.example")
        make_ticket(
            contact=contact, subject="Gutschein verschenken", text="Wie kann ich einen Gutschein verschenken?"
        )
    record_gap(query="gutschein verschenken", language="de")
    assert find_missing_answers()
    make_text("Papierrechnung: Was kostet sie?", "Eine Papierrechnung kostet 3 € im Monat.")
    twin = make_text("Was kostet die Papierrechnung?", "Die Papierrechnung kostet 5 € im Monat.")
    [overlap] = find_overlaps(article_id=twin.article_id)
    return world.ben, {
        "order": "/desk/knowledge/categories/server/order/",
        "editor": f"/desk/knowledge/{article.pk}/",
        "questions": "/desk/knowledge/wishes/",
        "compare": f"/desk/knowledge/health/{overlap.pk}/",
        "change": "/desk/knowledge/health/change/?what=server",
        "review": "/desk/knowledge/?show=asked",
        "shelf": "/de/category/server/",
        "files": "/de/article/mein-server-startet-nicht/",
    }


@in_both_looks
def test_the_pages_are_accessible_and_fit(enter, arranged, axe, screenshot, look) -> None:
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    ben, pages = arranged
    page = enter(ben, "/desk/knowledge/", language=language, theme=theme, width=width)
    for name, where in pages.items():
        page.goto(where)
        screenshot(page, f"arranged-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@in_both_looks
def test_a_segment_s_form_is_accessible_and_fits(enter, world, axe, screenshot, look) -> None:
    """So is the page on which administrators say look is in it."""
    language, theme, width = look
    page = enter(world.root, "/desk/settings/segments/new/", language=language, theme=theme, width=width)
    screenshot(page, f"segment-{language}-{theme}-{width}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def titles(page) -> list[str]:
    """Return the lines in their order."""
    return [line.strip() for line in page.locator(".order-line .grow").all_inner_texts()]


def test_a_line_is_dragged_to_another_place(enter, world) -> None:
    """Dropping it keeps the order, and readers see it."""
    for title in ("Eins", "Zwei", "Drei"):
        make_text(title)
    page = enter(world.ben, "/desk/knowledge/categories/account/order/")
    lines = page.locator(".order-line")
    lines.nth(2).locator(".order-handle").drag_to(lines.nth(0), target_position={"x": 40, "y": 4})
    expect(page.locator(".order-line .grow").first).to_have_text("Drei")
    page.reload()
    assert titles(page) == ["Drei", "Eins", "Zwei"]


def test_the_keyboard_moves_a_line_without_script(enter, world) -> None:
    """The buttons are of a plain form."""
    for title in ("Eins", "Zwei"):
        make_text(title)
    save_section(category=make_category(), name_de="Mehr", name_en="More", by=SYSTEM)
    page = enter(world.ben, "/desk/knowledge/categories/account/order/", java_script_enabled=False)
    page.get_by_role("button", name="Down: Zwei").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".order-line .grow").nth(1)).to_have_text("More")
    assert titles(page) == ["Eins", "More", "Zwei"]
