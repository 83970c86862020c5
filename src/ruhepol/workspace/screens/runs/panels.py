"""What the pages of repairs show."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruhepol.core.text import Language
from ruhepol.healing.models import Remedy, Run, RunStep
from ruhepol.healing.plans.text import parse
from ruhepol.healing.policies import can_approve, runs_for
from ruhepol.healing.progress import Progress, progress
from ruhepol.people.models import Agent, Customer

PAGE = 50
MOST_WAITING = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """One repair: how far it is, each act with what was kept of it, and what this agent may decide."""

    run: Run
    progress: Progress
    rows: Sequence[RunStep]
    started_by: str
    approver: str
    decisions: frozenset[str]

    @property
    def unknown(self) -> str:
        """The words of the act nobody knows of, for the question."""
        acts = zip(self.progress.steps, self.rows, strict=True)
        return next((act.words for act, row in acts if row.state == RunStep.State.UNKNOWN), "")


def shown(run: Run, agent: Agent, language: Language) -> Shown:
    """Return a repair as its page shows it."""
    rows = list(run.steps.all())
    may = can_approve(agent)
    return Shown(
        run=run,
        progress=progress(run, language),
        rows=rows,
        started_by=_name(run.started_kind, run.started_id),
        approver=_name("agent", run.approver_id),
        decisions=frozenset(_decisions(run, rows) if may else ()),
    )


def _decisions(run: Run, rows: Sequence[RunStep]) -> list[str]:
    """Return what can be decided about a repair as it stands."""
    if run.state == "proposed":
        return ["approve", "refuse"]
    if run.state == "undecided":
        return ["happened", "again", "stop"]
    if run.is_moving:
        return [] if run.stop_at else ["stop"]
    done = {row.name for row in rows if row.kind == "step" and row.state == "done"}
    undone = {row.name for row in rows if row.kind == "undo"}
    can_be = {step.name for step in parse(run.plan).steps if step.undo}
    return ["undo"] if can_be & (done - undone) and not run.dry else []


def _name(kind: str, number: int | None) -> str:
    """Return who it was; nothing for machinery."""
    if kind == "agent":
        return str(Agent.objects.filter(pk=number).first() or "") if number else ""
    if kind == "customer":
        return str(Customer.objects.filter(pk=number or 0).first() or "")
    return ""


def waiting_for(agent: Agent) -> list[Run]:
    """Return the repairs that only a person can move, the one that is due first in front."""
    return list(runs_for(agent).waiting()[:MOST_WAITING])


def lately(agent: Agent, before: int | None) -> list[Run]:
    """Return the newest repairs, tries too; older ones than `before` where that is given."""
    runs = runs_for(agent).exclude(state="proposed").order_by("-pk")
    return list((runs.filter(pk__lt=before) if before else runs)[:PAGE])


def stopped_remedies() -> list[Remedy]:
    """Return the remedies that begin nothing until a person releases them."""
    stopped = Remedy.objects.filter(stopped_at__isnull=False).select_related("problem")
    return list(stopped.order_by("-stopped_at"))
