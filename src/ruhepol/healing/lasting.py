"""What is wrong still: old signals are there after a repair, too, and mean nothing once it is proved."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Max

from ruhepol.healing.diagnosis import Finding
from ruhepol.healing.models import Run, RunState


def lasting(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what has shown no sign since a repair of it was proved; one question for all."""
    if not findings:
        return []
    healed = _healed(findings)
    return [one for one in findings if not _is_healed(one, healed)]


def _healed(findings: Sequence[Finding]) -> dict[tuple[int, int], datetime]:
    """Return when a repair of each was last proved, by problem and asset."""
    of = {
        "problem__in": {one.problem.pk for one in findings},
        "asset__in": {one.asset.pk for one in findings},
    }
    proved = Run.objects.real().filter(state=RunState.HEALED, **of).order_by()
    ended = proved.values("problem", "asset").annotate(last=Max("ended_at"))
    return {(row["problem"], row["asset"]): row["last"] for row in ended if row["last"]}


def _is_healed(finding: Finding, healed: Mapping[tuple[int, int], datetime]) -> bool:
    at = healed.get((finding.problem.pk, finding.asset.pk))
    return bool(at and finding.evidence and at > max(one.last_at for one in finding.evidence))
