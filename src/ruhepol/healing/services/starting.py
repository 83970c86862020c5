"""Automatic remedies begin when their problem is found; what they did is told."""

from contextlib import suppress

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing.target import Target
from ruhepol.healing.exceptions import HealingError
from ruhepol.healing.models import Match, Mode, Run
from ruhepol.healing.plans.places import fill_or_leave
from ruhepol.healing.plans.text import parse
from ruhepol.healing.services.contact import Words
from ruhepol.healing.services.runs import propose
from ruhepol.healing.services.telling import tell


def start_remedy(*, match_id: int) -> Run | None:
    """Begin the repair of what was found, where its remedy works by itself and no rail forbids it."""
    match = Match.objects.select_related("problem__remedy", "asset").filter(pk=match_id, gone_at=None).first()
    remedy = getattr(match.problem, "remedy", None) if match else None
    if match is None or remedy is None or remedy.mode != Mode.AUTOMATIC or match.runs.exists():
        return None
    with suppress(HealingError):
        return propose(problem=match.problem, asset=match.asset, match=match, by=SYSTEM)
    return None


def tell_repair(*, run_id: int) -> bool:
    """Tell the customers of a thing that was found broken and is repaired what was done."""
    run = Run.objects.select_related("match", "asset").filter(pk=run_id, match__isnull=False).first()
    if run is None or run.match_id is None or run.dry:
        return False
    return tell(match_id=run.match_id, done=what_was_done(run))


def what_was_done(run: Run) -> Words:
    """Return the steps of a run as a customer reads them, a line each."""
    steps = [step.says for step in parse(run.plan).steps if step.says]
    values = Target(run.asset).values()
    return {
        language: "\n".join(f"– {fill_or_leave(says[language], values)}" for says in steps)
        for language in ("de", "en")
    }
