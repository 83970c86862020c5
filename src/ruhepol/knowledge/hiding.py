"""Whose names are hidden before words of a conversation are kept for others to read."""

from collections.abc import Collection

from ruhepol.core.text.masking import Mask
from ruhepol.people.models import Agent, Customer


def mask_of(customer: Customer | None, spare: Collection[str] = frozenset()) -> Mask:
    """Return what has to be hidden: a customer and all agents. `spare` names things and nobody."""
    people = [*Agent.objects.values_list("name", flat=True)]
    phrases: list[str] = []
    if customer:
        people.append(customer.name)
        phrases += customer.identities.values_list("value", flat=True)
        phrases += [customer.organisation.name] if customer.organisation else []
    return Mask(people=people, phrases=phrases, spare=spare)
