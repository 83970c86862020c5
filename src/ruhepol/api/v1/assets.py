"""Assets: what customers have, told by the system that keeps it."""

from typing import Annotated, Self

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.paging import Paged, decode_number, page_of
from ruhepol.api.problems import Problem
from ruhepol.api.v1.schemas import ADDRESS
from ruhepol.healing.policies import assets_for
from ruhepol.people.models import Asset
from ruhepol.people.services.assets import AssetFacts, tell_asset

router = Router()

Text = Annotated[str, Field(max_length=500)]
Key = Annotated[str, Field(min_length=1, max_length=80)]
Address = Annotated[str, Field(min_length=3, max_length=254, pattern=ADDRESS)]


class AssetQuery(Paged):
    """Which assets."""

    kind: Asset.Kind | None = None
    external_id: str | None = Field(None, max_length=80)


class AssetIn(Heard):
    """How a thing is just now: `state` in a word of your system's, `customers` by their e-mail addresses."""

    kind: Asset.Kind
    external_id: Key
    name: str = Field(min_length=1, max_length=160)
    state: str = Field("", max_length=40)
    attributes: dict[Key, Text | int | float | bool] = Field(default_factory=dict, max_length=64)
    customers: list[Address] | None = Field(
        None, max_length=100, description="whose it is, instead of who had it; left out, that stays"
    )


class AssetOut(Schema):
    """A thing of customers, by its kind and its own number."""

    id: int
    kind: Asset.Kind
    external_id: str
    name: str
    state: str
    attributes: dict[str, str | int | float | bool]
    customers: list[int]

    @classmethod
    def of(cls, row: Asset) -> Self:
        """Return an asset with the numbers of its customers."""
        names = ("kind", "external_id", "name", "state", "attributes")
        customers = sorted(customer.pk for customer in row.customers.all())
        return cls(id=row.pk, customers=customers, **{name: getattr(row, name) for name in names})


class AssetPage(Schema):
    """A page of assets, in the order they became known."""

    items: list[AssetOut]
    next: str | None


@router.get("", response=AssetPage, summary="List assets")
def list_assets(request: HttpRequest, asked: Query[AssetQuery]) -> AssetPage:
    """Return the assets the agent may see."""
    wanted = {"kind": asked.kind, "external_id": asked.external_id}
    rows = assets_for(agent_of(request)).filter(**{name: each for name, each in wanted.items() if each})
    rows = rows.filter(pk__gt=decode_number(asked.cursor)) if asked.cursor else rows
    loaded = rows.order_by("pk").prefetch_related("customers")[: asked.limit + 1]
    page, following = page_of(request, list(loaded), asked, lambda asset: (asset.pk,))
    return AssetPage(items=[AssetOut.of(asset) for asset in page], next=following)


@router.put("", response=AssetOut, summary="Tell of an asset")
def put_asset(request: HttpRequest, payload: AssetIn) -> AssetOut:
    """Say how an asset is and whose; an unknown one becomes known. For administrators' programs.

    Known problems that ask for a state are looked for at once.
    """
    if not agent_of(request).administers:
        raise Problem(403, "Administrators say what customers have.", "Use a token of an administrator.")
    facts = AssetFacts(**payload.dict(exclude={"kind", "external_id"}))
    about = {"kind": payload.kind, "external_id": payload.external_id}
    return AssetOut.of(tell_asset(**about, facts=facts, by=actor_of(request)))
