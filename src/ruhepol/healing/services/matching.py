"""Matching: assets of which something was told are looked at, and what they have now is written down.

Nearly always nothing has changed, and that is found by reading alone. Where it has, the asset is locked and
looked at once more: of two workers that look at the same time the later one judges by the later signals.
What shows itself again after a repair was proved is another match, and may be repaired by itself again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.db.rows import insert_once, upsert
from ruhepol.core.events.outbox import publish
from ruhepol.healing.diagnosis import Finding, diagnose, examine
from ruhepol.healing.events import ProblemFound, ProblemGone
from ruhepol.healing.lasting import lasting
from ruhepol.healing.models import Due, Match, Noticed, Run, RunState
from ruhepol.people.models import Asset

AT_ONCE, MOST_DUE = 50, 1_000
SOON = timedelta(seconds=30)
"""What is looked at in vain, a moment too early, is looked at again no sooner."""


def match_noticed() -> bool:
    """Look at the assets that wait for it; tell whether more are waiting."""
    noticed = list(Noticed.objects.order_by("at").values_list("asset", "count")[:AT_ONCE])
    note(asset_ids=[asset_id for asset_id, _count in noticed])
    if noticed:
        as_read = (Q(asset=asset_id, count=count) for asset_id, count in noticed)
        Noticed.objects.filter(reduce(or_, as_read)).delete()
    return Noticed.objects.exists()


def match_open() -> None:
    """Look again at what has a problem: its signs may have passed without a new signal."""
    keys = list(
        Match.objects.filter(gone_at=None).values_list("asset", flat=True).order_by("asset").distinct()
    )
    _note_all(keys)


def match_due() -> None:
    """Look at what may have become a problem in silence, a thousand assets at most."""
    due = Due.objects.filter(at__lte=clock.now()).order_by("at").values_list("asset", flat=True)
    keys = list(due[:MOST_DUE])
    _note_all(keys)


def _note_all(keys: Sequence[int]) -> None:
    for begin in range(0, len(keys), AT_ONCE):
        note(asset_ids=keys[begin : begin + AT_ONCE])


def note(*, asset_ids: Sequence[int]) -> None:
    """Write down what assets have and have no more. Publishes ProblemFound, ProblemGone for each."""
    due = dict(Due.objects.filter(asset__in=asset_ids).values_list("asset", "at"))
    for asset in Asset.objects.filter(pk__in=asset_ids).order_by("pk"):
        findings, later = examine([asset])
        found = {finding.problem.pk for finding in lasting(findings)}
        open_ = _open_of(asset.pk)
        if found != open_.keys() or _repaired(open_):
            _settle(asset.pk)
        _look_again(asset.pk, later.get(asset.pk), known=due.get(asset.pk))


def _look_again(asset_id: int, at: datetime | None, *, known: datetime | None) -> None:
    """Remember when to look at an asset though nothing is told of it."""
    wanted = at and max(at, clock.now() + SOON)
    if wanted and wanted != known:
        upsert([Due(asset_id=asset_id, at=wanted)])
    elif known and not wanted:
        Due.objects.filter(asset=asset_id).delete()


@transaction.atomic
def _settle(asset_id: int) -> None:
    """Look at one asset that nobody else settles meanwhile. Its signals still arrive: no key is locked."""
    asset = Asset.objects.select_for_update(no_key=True).filter(pk=asset_id).first()
    if asset is None:
        return
    found = {finding.problem.pk: finding for finding in lasting(diagnose([asset]))}
    open_ = _open_of(asset.pk)
    going_on = open_.keys() & found.keys() - _repaired(open_)
    for problem_id in open_.keys() - going_on:
        _close(open_[problem_id])
    for problem_id in found.keys() - going_on:
        _open(found[problem_id])


def _open_of(asset_id: int) -> dict[int, Match]:
    """Return the open matches of an asset by problem."""
    return {match.problem_id: match for match in Match.objects.filter(asset=asset_id, gone_at=None)}


def _repaired(open_: Mapping[int, Match]) -> set[int]:
    """Return the problems of which a repair was proved since they were found: these come to their end."""
    since = (Q(problem=match.problem_id, ended_at__gt=match.found_at) for match in open_.values())
    assets = {match.asset_id for match in open_.values()}
    if not open_:
        return set()
    proved = Run.objects.real().filter(reduce(or_, since), asset__in=assets, state=RunState.HEALED)
    return set(proved.order_by().values_list("problem", flat=True))


def _open(finding: Finding) -> None:
    now = clock.now()
    match = Match(
        problem=finding.problem, asset=finding.asset, since=min(finding.since or now, now), found_at=now
    )
    if insert_once(match):
        publish(ProblemFound(**_ids(match)), by=SYSTEM)


def _close(match: Match) -> None:
    if Match.objects.filter(pk=match.pk, gone_at=None).update(gone_at=clock.now()):
        publish(ProblemGone(**_ids(match)), by=SYSTEM)


def _ids(match: Match) -> dict[str, int]:
    return {"match_id": match.pk, "problem_id": match.problem_id, "asset_id": match.asset_id}
