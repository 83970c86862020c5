"""What we know of a customer's own things while they write, for the form and for the chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruhepol.healing.looking import Look, look
from ruhepol.people.models import Asset

MOST, LONGEST = 20, 4_000


@dataclass(frozen=True, slots=True)
class Situation:
    """The things that were looked at and what was found; nothing where the customer wants no look."""

    assets: Sequence[Asset]
    looks: Sequence[Look]
    looks_away: bool = False


def situation_of(customer_id: int, text: str = "", *, looks_away: bool = False) -> Situation | None:
    """Look at a customer's own things, with what they are writing; None for whoever has none.

    The text is read and forgotten.
    """
    assets = list(Asset.objects.filter(customers=customer_id).order_by("kind", "name")[:MOST])
    if not assets:
        return None
    if looks_away:
        return Situation((), (), looks_away=True)
    return Situation(assets, look(assets, text[:LONGEST]))
