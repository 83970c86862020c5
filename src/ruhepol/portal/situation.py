"""What we know of a customer's own things while they write, for the form and for the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.text import Language
from ruhepol.healing.exceptions import RunNotFoundError
from ruhepol.healing.looking import Look, look, look_closely, look_for
from ruhepol.healing.models import KnownProblem, Run, RunState
from ruhepol.healing.policies import own_assets
from ruhepol.healing.progress import Offer, Progress, offer, progress
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset, Customer

MOST, LONGEST = 20, 4_000
LATELY = timedelta(hours=1)
"""So long a repair that is over is shown, unless the customer has said whether it is solved."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is wrong, and what a click would do about it."""

    look: Look
    offer: Offer | None

    @property
    def held(self) -> str:
        """Say that what would help cannot be done just now; nothing where it can, or nothing is known."""
        return not_now() if self.offer and self.offer.forbidden else ""


@dataclass(frozen=True, slots=True)
class Situation:
    """The things that were looked at, what was found, and repairs; nothing where they want no look."""

    assets: Sequence[Asset]
    found: Sequence[Found]
    runs: Sequence[Progress]
    looks_away: bool = False


def not_now() -> str:
    """Say what to do while a repair is held back."""
    return _("This cannot be done just now. Please send your request; a person sees to it.")


def situation_of(
    customer: Customer, text: str | None, language: Language, *, looks_away: bool = False
) -> Situation | None:
    """Look at a customer's own things; None for whoever has none. The text is read and forgotten.

    With a text, even an empty one, checks are asked; without, only what is known already is told.
    """
    assets = list(own_assets(customer).order_by("kind", "name")[:MOST])
    if not assets:
        return None
    if looks_away:
        return Situation((), (), (), looks_away=True)
    looks = look(assets) if text is None else look_closely(assets, text[:LONGEST], customer=customer)
    back = {one.key for one in looks}  # with signs since it was healed, so it is broken again
    runs = [
        run for run in _runs(customer, assets) if not (run.state == RunState.HEALED and _key(run) in back)
    ]
    repaired = {_key(run) for run in runs}
    return Situation(
        assets,
        [_found(one, customer, language) for one in looks if one.key not in repaired],
        [progress(run, language) for run in runs],
    )


def repair(*, customer: Customer, problem_id: int, asset_id: int) -> Run:
    """Begin what was offered to a customer: only on a thing of theirs, only for what it has just now.

    Raises RunNotFoundError, RailError.
    """
    asset = own_assets(customer).filter(pk=asset_id).first()
    problem = KnownProblem.objects.select_related("remedy").filter(pk=problem_id).first()
    if asset is None or problem is None or look_for(problem, asset, customer=customer) is None:
        raise RunNotFoundError
    return propose(problem=problem, asset=asset, by=customer.actor, customer=customer)


def _key(run: Run) -> tuple[int, int]:
    return run.problem_id, run.asset_id


def _found(one: Look, customer: Customer, language: Language) -> Found:
    finding = one.finding
    offered = offer(finding.problem, finding.asset, language, customer=customer, readings=one.values)
    return Found(one, offered)


def _runs(customer: Customer, assets: Sequence[Asset]) -> list[Run]:
    """Return the latest repair of each thing, as long as it goes on or nobody has said whether it helped."""
    theirs = Run.objects.real().filter(Q(customer=customer) | Q(customer=None), asset__in=assets, word="")
    latest = theirs.filter(Q(ended_at=None) | Q(ended_at__gt=clock.now() - LATELY))
    by_asset: dict[int, Run] = {}
    for run in latest.select_related("problem", "asset", "customer").order_by("created_at"):
        by_asset[run.asset_id] = run
    return list(by_asset.values())
