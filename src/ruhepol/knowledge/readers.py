"""Who may read what: the one rule behind pages, search, suggestions, feeds, pictures and files.

The rule is said twice, for rows in the database and for what is held in memory; a test holds them together.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from ruhepol.knowledge.models import Article, ArticleText, Category
from ruhepol.knowledge.models.article import Audience
from ruhepol.people.models import Brand, Customer
from ruhepol.people.selectors import segments_of

Keys = frozenset[int]
_NONE: Keys = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who looks at articles, and the brand in whose help centre they do.

    Without a brand a visitor reads what belongs to every brand, an agent (`inside`) what belongs to any.
    """

    brand: int | None = None
    signed_in: bool = False
    segments: Keys = _NONE
    inside: bool = False

    @property
    def audiences(self) -> frozenset[str]:
        """The audiences one is among, whatever the segments."""
        if self.inside:
            return frozenset(Audience.values)
        return frozenset({Audience.PUBLIC, Audience.CUSTOMERS} if self.signed_in else {Audience.PUBLIC})


VISITOR = Reader()
"""Somebody we know nothing of."""
INSIDE = Reader(inside=True)
"""Any agent of the house."""


def visitor_of(brand: Brand | None) -> Reader:
    """Return whoever comes by at a brand's help centre: also search engines and feed readers."""
    return Reader(brand=brand.pk if brand else None)


def customer_of(brand: Brand | None, customer: Customer) -> Reader:
    """Return a customer who has proven an address, with the segments they are in."""
    return Reader(brand=brand.pk if brand else None, signed_in=True, segments=segments_of(customer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may read one article; no brands means all of them."""

    audience: str = Audience.PUBLIC
    segments: Keys = _NONE
    brands: Keys = _NONE
    shelf_brands: Keys = _NONE


def may_read(reader: Reader, access: Access) -> bool:
    """Tell whether a published article is for a reader."""
    heard = access.audience in reader.audiences or (
        access.audience == Audience.SEGMENT and bool(access.segments & reader.segments)
    )
    return heard and all(_here(reader, brands) for brands in (access.brands, access.shelf_brands))


def texts_for(reader: Reader) -> QuerySet[ArticleText]:
    """Return the published texts that are for a reader."""
    return ArticleText.objects.published().filter(readable(reader, "article__"))


def shelves_for(reader: Reader) -> QuerySet[Category]:
    """Return the categories of the reader's help centre, whether or not anything stands in them."""
    return Category.objects.filter(_of_brand(reader, ""))


def readable(reader: Reader, article: str = "") -> Q:
    """Return the same rule for rows; `article` is the way to the article, as `"article__"`."""
    heard = Q(**{f"{article}audience__in": reader.audiences})
    if reader.segments and not reader.inside:
        listed = Article.segments.through.objects.filter(segment__in=reader.segments)
        named = Q(**{f"{article}pk__in": listed.values("article")})
        heard |= Q(**{f"{article}audience": Audience.SEGMENT}) & named
    return heard & _of_brand(reader, article) & _of_brand(reader, f"{article}category__")


def _of_brand(reader: Reader, thing: str) -> Q:
    if reader.inside and reader.brand is None:
        return Q()
    everywhere = Q(**{f"{thing}brands": None})
    return everywhere | Q(**{f"{thing}brands": reader.brand}) if reader.brand else everywhere


def _here(reader: Reader, brands: Keys) -> bool:
    return not brands or reader.brand in brands or (reader.inside and reader.brand is None)


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits articles beside their audience; most have no row here. Three questions for all."""

    segments: dict[int, Keys] = field(default_factory=lambda: _pairs(Article.segments.through, "segment"))
    brands: dict[int, Keys] = field(default_factory=lambda: _pairs(Article.brands.through, "brand"))
    shelves: dict[int, Keys] = field(
        default_factory=lambda: _pairs(Category.brands.through, "brand", of="category")
    )

    def access(self, article: int, category: int, audience: str) -> Access:
        """Return who may read an article."""
        return Access(
            audience=audience,
            segments=self.segments.get(article, _NONE),
            brands=self.brands.get(article, _NONE),
            shelf_brands=self.shelves.get(category, _NONE),
        )


def _pairs(through: type, what: str, of: str = "article") -> dict[int, Keys]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, other in through.objects.values_list(of, what):  # type: ignore[attr-defined]
        found[key].add(other)
    return {key: frozenset(others) for key, others in found.items()}
