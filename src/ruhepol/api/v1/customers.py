"""Customers: list, find by address, read, create, describe."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.idempotency import create_once
from ruhepol.api.paging import Paged, decode_number, page_of, total_of
from ruhepol.api.v1.schemas import CustomerOut, CustomerPage
from ruhepol.people.addresses import normalised
from ruhepol.people.models import IdentityKind
from ruhepol.people.services.customers import describe
from ruhepol.people.services.recognise import recognise
from ruhepol.tickets.policies import customers_for, get_customer_for_agent

router = Router()


class CustomerQuery(Paged):
    """Which customers."""

    email: str | None = Field(None, description="the one with exactly this address")


class NewCustomer(Heard):
    """Somebody to be known by an e-mail address."""

    email: str = Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    name: str = Field("", max_length=160)
    language: Literal["de", "en", ""] = ""


class CustomerChanges(Heard):
    """What shall be known of a customer; a field left out stays."""

    name: str | None = Field(None, max_length=160)
    language: Literal["de", "en", ""] | None = None
    expertise: Literal["beginner", "advanced", "expert", ""] | None = None
    note: str | None = Field(None, max_length=10_000)


@router.get("", response=CustomerPage, summary="List customers")
def list_customers(request: HttpRequest, asked: Query[CustomerQuery]) -> CustomerPage:
    """Return the customers the agent may see, in the order they became known."""
    found = customers_for(agent_of(request))
    if asked.email is not None:
        value = normalised(IdentityKind.EMAIL, asked.email)
        found = found.filter(identities__kind=IdentityKind.EMAIL, identities__value=value)
    rows = found.filter(pk__gt=decode_number(asked.cursor)) if asked.cursor else found
    loaded = rows.order_by("pk").prefetch_related("identities")[: asked.limit + 1]
    page, following = page_of(request, list(loaded), asked, lambda customer: (customer.pk,))
    return CustomerPage(
        items=[CustomerOut.of(customer) for customer in page], next=following, total=total_of(found, asked)
    )


@router.get("/{int:customer_id}", response=CustomerOut, summary="Read a customer")
def read_customer(request: HttpRequest, customer_id: int) -> CustomerOut:
    """Return one customer."""
    return CustomerOut.of(get_customer_for_agent(agent_of(request), customer_id))


@router.post("", response={201: CustomerOut}, summary="Create a customer")
def create_customer(request: HttpRequest, payload: NewCustomer) -> HttpResponse:
    """Return the customer with this address; an unknown one becomes known, a known one is not changed."""

    def work() -> CustomerOut:
        known = recognise(
            address=payload.email, name=payload.name, language=payload.language, by=actor_of(request)
        )
        return CustomerOut.of(known.customer)

    return create_once(request, work)


@router.patch("/{int:customer_id}", response=CustomerOut, summary="Describe a customer")
def change_customer(request: HttpRequest, customer_id: int, payload: CustomerChanges) -> CustomerOut:
    """Set what agents know of a customer."""
    customer = get_customer_for_agent(agent_of(request), customer_id)
    facts = payload.model_dump(exclude_unset=True, exclude_none=True)
    describe(customer=customer, by=actor_of(request), **facts)
    return CustomerOut.of(get_customer_for_agent(agent_of(request), customer_id))
