"""How a repair is told to people: what a click would do, and how far one has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.text import Language
from ruhepol.healing.doing.target import Target
from ruhepol.healing.exceptions import RailError
from ruhepol.healing.models import KnownProblem, Run, RunState, RunStep
from ruhepol.healing.plans.language import Plan
from ruhepol.healing.plans.places import fill
from ruhepol.healing.plans.text import parse
from ruhepol.healing.rails import hold
from ruhepol.people.models import Asset, Customer

PROOF = "*proof"
"""Under this name a run keeps what the proving check said; no check is called so."""


class _Gaps(dict[str, str]):
    """Values with a dash for whatever nobody knows yet."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __missing__(self, _name: str) -> str:
        return "–"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a click would do. `forbidden` names the rail that holds it back, `until` till when."""

    words: str
    steps: tuple[str, ...]
    mode: str
    forbidden: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One step in people's words; `state` as in RunStep, `label` the same in words."""

    words: str
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: one line that says it, the steps, and once it is healed what proves it."""

    run: Run
    line: str
    steps: tuple[Act, ...]
    proof: str

    @property
    def is_healed(self) -> bool:
        """Tell whether it was proved."""
        return self.run.state == RunState.HEALED

    @property
    def asks(self) -> bool:
        """Tell whether the customer is to say if it is solved."""
        return self.is_healed and not self.run.word


def offer(
    problem: KnownProblem,
    asset: Asset,
    language: Language,
    *,
    customer: Customer | None = None,
    readings: Mapping[str, str] | None = None,
) -> Offer | None:
    """Return what would be done about a problem of an asset; None where nothing is known to help."""
    remedy = problem.its_remedy
    plan = parse(remedy.plan) if remedy else None
    if remedy is None or plan is None or not plan.steps or plan.says is None:
        return None
    values = _Gaps(Target(asset, customer, readings or {}).values())
    words = fill(plan.says[language], values)
    steps = tuple(fill(step.says[language], values) for step in plan.steps)
    try:
        hold(remedy, plan, asset, clock.now())
    except RailError as error:
        if error.rail != "breaker":  # who asks for one too many stops the remedy, and a person is called
            return Offer(words, steps, remedy.mode, error.rail, error.until)
    return Offer(words, steps, remedy.mode)


def progress(run: Run, language: Language) -> Progress:
    """Return how far a run is, in words for whoever waits for it; the active language says the rest."""
    plan = parse(run.plan)
    known = {name: str(told.get("value", "")) for name, told in run.readings.items()}
    values = _Gaps(Target(run.asset, run.customer, known).values())
    told = {step.name: fill(step.says[language], values) for step in plan.steps}
    acts = tuple(
        Act(_words(row, told), row.state, row.get_state_display()) for row in run.steps.order_by("position")
    )
    return Progress(run, _line(run, plan), acts, _proof(run, plan, language))


def _proof(run: Run, plan: Plan, language: Language) -> str:
    """Return what the proving check read in the end; words that show no value are those of a yes."""
    says = plan.check(plan.verify.check).says if plan.verify else None
    if run.state != RunState.HEALED or not says or "{value}" not in says[language]:
        return ""
    words: str = run.readings.get(PROOF, {}).get("words", {}).get(language, "")
    return words


def _words(row: RunStep, told: Mapping[str, str]) -> str:
    if row.kind == RunStep.Kind.CHECK:
        return _("Look whether it helped") if row.position else _("Look once more")
    words = told.get(row.name, row.name)
    return _("Undo: %(step)s") % {"step": words} if row.kind == RunStep.Kind.UNDO else words


def _line(run: Run, plan: Plan) -> str:
    """Return one sentence about where it stands."""
    if run.state == RunState.STOPPED and run.why == "gone":
        return _("It had passed already; nothing was done.")
    if run.state == RunState.UNDONE and run.why == "asked":
        return _("We have undone it; everything is as it was before.")
    seconds = int(plan.verify.within.total_seconds()) if plan.verify else 0
    return {
        RunState.PROPOSED: _("A person looks at it first. You hear from us as soon as it is done."),
        RunState.APPROVED: _("About to begin …"),
        RunState.RUNNING: _("We are at it …"),
        RunState.VERIFYING: _("Done; now we look whether it helped. That takes up to %(seconds)s seconds.")
        % {"seconds": seconds},
        RunState.UNDOING: _("It did not help; we put everything back …"),
        RunState.UNDECIDED: _(
            "A person has to look at it. Please send your request; it is known there already."
        ),
        RunState.HEALED: _("Done, and it helped."),
        RunState.FAILED: _("It did not help. Please send your request; a person goes on from here."),
        RunState.UNDONE: _("It did not help, and everything is as it was. Please send your request."),
        RunState.STOPPED: _("It was stopped before it was done. Please send your request."),
        RunState.REHEARSED: _("Tried without doing anything."),
    }[RunState(run.state)]
