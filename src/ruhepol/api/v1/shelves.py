"""What articles are sorted by: brands, segments, and the help centre's categories with their sections."""

from collections.abc import Iterable, Sequence
from typing import Any, Self, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.idempotency import create_once
from ruhepol.api.problems import NOT_FOUND, Problem
from ruhepol.knowledge.models import Category
from ruhepol.knowledge.policies import may_arrange, may_edit
from ruhepol.knowledge.services.categories import CategoryFacts, save_category
from ruhepol.knowledge.services.sections import save_section
from ruhepol.people.models import Brand, Segment

brands, segments, categories = Router(), Router(), Router()
Row = TypeVar("Row", bound=Model)


class NamedOut(Schema):
    """Something to choose by its id."""

    id: int
    name: str


class SectionIn(Heard):
    """A heading within a category."""

    name_de: str = Field(min_length=1, max_length=80)
    name_en: str = Field(min_length=1, max_length=80)


class SectionOut(SectionIn):
    """The same with its id."""

    id: int


class CategoryIn(Heard):
    """What readers see of a category; no brands means every brand."""

    name_de: str = Field(min_length=1, max_length=80)
    name_en: str = Field(min_length=1, max_length=80)
    summary_de: str = Field("", max_length=200)
    summary_en: str = Field("", max_length=200)
    icon: str = Field("book-open", max_length=40, pattern="^[a-z0-9-]+$")
    position: int = Field(0, ge=0, le=999)
    brands: list[int] = Field(default_factory=list)


class CategoryOut(CategoryIn):
    """The same with its address and its sections in their order."""

    slug: str
    sections: list[SectionOut]

    @classmethod
    def of(cls, category: Category) -> Self:
        """Return a category with what hangs on it."""
        plain = ("slug", "name_de", "name_en", "summary_de", "summary_en", "icon", "position")
        sections = [
            SectionOut(id=row.pk, name_de=row.name_de, name_en=row.name_en) for row in category.sections.all()
        ]
        owners = sorted(brand.pk for brand in category.brands.all())
        return cls(sections=sections, brands=owners, **{name: getattr(category, name) for name in plain})


def one_of(rows: QuerySet[Row], **asked: object) -> Row:
    """Return the row that is named; raises a problem where there is none."""
    row = rows.filter(**asked).first()
    if row is None:
        kind = rows.model._meta.verbose_name  # noqa: SLF001  Django's public name for it
        raise Problem(422, f"There is no such {kind}.", "Name one that the lists of the API show.")
    return row


def all_of(rows: QuerySet[Row], wanted: Sequence[int] | None, now: Iterable[Row]) -> list[Row]:
    """Return the rows that are named, all of which must be there; those there are where none is said."""
    return list(now) if wanted is None else [one_of(rows, pk=each) for each in wanted]


@brands.get("", response=list[NamedOut], summary="List brands")
def list_brands(request: HttpRequest) -> list[NamedOut]:
    """Return the brands under which customers are spoken to."""
    return _named(request, Brand.objects.order_by("pk"))


@segments.get("", response=list[NamedOut], summary="List segments")
def list_segments(request: HttpRequest) -> list[NamedOut]:
    """Return the named groups of customers."""
    return _named(request, Segment.objects.order_by("pk"))


@categories.get("", response=list[CategoryOut], summary="List categories")
def list_categories(request: HttpRequest) -> list[CategoryOut]:
    """Return the help centre's categories in the readers' order."""
    agent_of(request)
    return [CategoryOut.of(row) for row in Category.objects.prefetch_related("sections", "brands")]


@categories.post("", response={201: CategoryOut}, summary="Put up a category")
def create_category(request: HttpRequest, payload: CategoryIn) -> HttpResponse:
    """Put up a category; its address is made from its English name and stays."""
    _require_arranger(request)
    return create_once(request, lambda: CategoryOut.of(_saved(request, None, payload)))


@categories.put("/{slug:slug}", response=CategoryOut, summary="Change a category")
def change_category(request: HttpRequest, slug: str, payload: CategoryIn) -> CategoryOut:
    """Call and place a category as is said."""
    _require_arranger(request)
    return CategoryOut.of(_saved(request, _get(slug), payload))


@categories.post("/{slug:slug}/sections", response={201: CategoryOut}, summary="Put up a section")
def create_section(request: HttpRequest, slug: str, payload: SectionIn) -> HttpResponse:
    """Put up a heading behind the category's others."""
    _require_arranger(request)

    def work() -> CategoryOut:
        save_section(category=_get(slug), by=actor_of(request), **payload.model_dump())
        return CategoryOut.of(_get(slug))

    return create_once(request, work)


def _named(request: HttpRequest, rows: Iterable[Any]) -> list[NamedOut]:
    if not may_edit(agent_of(request)):
        raise Problem(403, "Partners do not see these.", "Use a token of an agent of the house.")
    return [NamedOut(id=row.pk, name=row.name) for row in rows]


def _require_arranger(request: HttpRequest) -> None:
    if not may_arrange(agent_of(request)):
        raise Problem(403, "Leads put up and change categories.", "Use a token of a lead.")


def _get(slug: str) -> Category:
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise NOT_FOUND
    return category


def _saved(request: HttpRequest, category: Category | None, payload: CategoryIn) -> Category:
    said = payload.model_dump()
    said["brands"] = all_of(Brand.objects.all(), said["brands"], ())
    return save_category(category=category, facts=CategoryFacts(**said), by=actor_of(request))
