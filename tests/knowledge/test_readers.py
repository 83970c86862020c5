"""Who may read what: by audience, by segment, by brand."""

from itertools import product

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.readers import (
    INSIDE,
    VISITOR,
    Limits,
    Reader,
    customer_of,
    may_read,
    shelves_for,
    texts_for,
    visitor_of,
)
from ruhepol.knowledge.services.articles import Facts, describe_article
from ruhepol.knowledge.services.categories import CategoryFacts, save_category
from ruhepol.knowledge.suggest import shelf
from ruhepol.knowledge.suggest.suggesting import Context, find, suggest
from ruhepol.people.services.segments import save_segment
from tests.factories.knowledge import make_category, make_text
from tests.factories.people import make_brand, make_identity
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    """Nobody has looked yet."""
    shelf.forget()
    yield
    shelf.forget()


def limit(text: ArticleText, audience: str = "public", **limits):
    """Say whom a text is for."""
    article = text.article
    facts = Facts(category=article.category, audience=audience, owner=None, review_on=None, **limits)
    return describe_article(article=article, facts=facts, by=SYSTEM)


def test_rows_and_memory_know_the_same_rule():
    """For every audience, limit and reader, the database and the suggestions agree on who may read."""
    ours, theirs = make_brand(), make_brand(key="zweit", name="Zweitmarke")
    vip, other = (save_segment(name=name, by=SYSTEM) for name in ("VIP", "Other"))
    shelves = [make_category("all"), make_category("ours"), make_category("theirs")]
    shelves[1].brands.add(ours)
    shelves[2].brands.add(theirs)
    wishes = product(
        ("public", "customers", "segment", "agents"),
        ([], [vip], [vip, other]),
        ([], [ours], [ours, theirs]),
        shelves,
    )
    for number, (audience, segments, brands, category) in enumerate(wishes):
        article = make_text(f"Artikel {number}", audience=audience).article
        article.category = category
        article.save()
        article.segments.set(segments)
        article.brands.set(brands)
    limits = Limits()
    readers = [
        VISITOR,
        INSIDE,
        visitor_of(ours),
        Reader(brand=ours.pk, inside=True),
        Reader(brand=theirs.pk, signed_in=True),
        Reader(brand=ours.pk, signed_in=True, segments=frozenset({vip.pk})),
        Reader(brand=ours.pk, signed_in=True, segments=frozenset({vip.pk, other.pk})),
    ]
    rows = ArticleText.objects.values_list("pk", "article", "article__category", "article__audience")
    for reader in readers:
        remembered = [pk for pk, *article in rows.order_by("pk") if may_read(reader, limits.access(*article))]
        assert list(texts_for(reader).order_by("pk").values_list("pk", flat=True)) == remembered
        assert remembered


def test_an_article_for_a_segment_is_suggested_to_its_customers_only():
    """A customer beside it neither finds nor is shown it; as soon as they belong to it they are."""
    vip = save_segment(name="VIP", addresses=["@laden.example"], by=SYSTEM)
    limit(make_text("Rechnung später zahlen"), "segment", segments=[vip])
    kim = make_identity().customer
    nora = make_identity("nora@laden.example")
    nora.verified_at = NOON
    nora.save()
    for customer, expected in ((kim, []), (nora.customer, ["Rechnung später zahlen"])):
        asked = Context(reader=customer_of(None, customer))
        assert [each.title for each in suggest("Rechnung später zahlen", "de", asked)] == expected
        assert [each.title for each in find("Rechnung", "de", asked)] == expected
    assert suggest("Rechnung später zahlen", "de", Context(for_agents=True))


def test_an_article_of_another_brand_is_nobodys_but_that_brands():
    """Visitors of each help centre see its own and what is everybody's; agents see both."""
    ours, theirs = make_brand(), make_brand(key="zweit", name="Zweitmarke")
    limit(make_text("Rückgabe"), brands=[theirs])
    assert [list(texts_for(visitor_of(brand))) for brand in (ours, None)] == [[], []]
    assert texts_for(visitor_of(theirs)).count() == texts_for(INSIDE).count() == 1
    assert find("Rückgabe", "de", Context(reader=visitor_of(ours))) == []
    assert find("Rückgabe", "de", Context(for_agents=True, reader=visitor_of(ours))) == []
    assert len(find("Rückgabe", "de", Context(reader=visitor_of(theirs)))) == 1


def test_limiting_a_category_hides_its_articles_from_the_suggestions_at_once():
    """A whole shelf moves to another brand with everything on it."""
    ours, theirs = make_brand(), make_brand(key="zweit", name="Zweitmarke")
    make_text("Rückgabe")
    asked = Context(reader=visitor_of(ours))
    assert len(find("Rückgabe", "de", asked)) == 1
    facts = CategoryFacts(name_de="Retouren", name_en="Returns", brands=[theirs])
    held = save_category(category=make_category(), facts=facts, by=SYSTEM)
    assert find("Rückgabe", "de", asked) == []
    assert held not in shelves_for(visitor_of(ours))
    assert held in shelves_for(visitor_of(theirs))


def test_segments_are_kept_only_for_their_audience():
    """An article that is for everybody again forgets for whom it was; the same words twice are no news."""
    vip = save_segment(name="VIP", by=SYSTEM)
    article = limit(make_text("Kulanz"), "segment", segments=[vip])
    assert list(article.segments.all()) == [vip]
    text = article.texts.get()
    assert not limit(text, "public", segments=[vip]).segments.exists()
