"""Known problems, and repairs of what a customer has: proposed, decided about, looked at."""

from datetime import datetime
from typing import Any, Literal, Self

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.problems import NOT_FOUND
from ruhepol.healing.models import KnownProblem, Mode, Run, RunState, RunStep
from ruhepol.healing.policies import assets_for, get_run_for, known_problems_for, runs_for
from ruhepol.healing.services.runs import approve, propose, refuse, stop

problems = Router()
repairs = Router()


class KnownProblemOut(Schema):
    """What is known of a problem; `mode` is empty where nothing repairs it yet."""

    id: int
    key: str | None
    state: str
    asset_kind: str
    title_de: str
    title_en: str
    words_de: str
    words_en: str
    condition: str
    mode: Mode | None

    @classmethod
    def of(cls, row: KnownProblem) -> Self:
        """Return a problem loaded with its remedy."""
        names = ("key", "state", "asset_kind", "title_de", "title_en", "words_de", "words_en", "condition")
        remedy = getattr(row, "remedy", None)
        facts = {name: getattr(row, name) for name in names}
        return cls(id=row.pk, mode=Mode(remedy.mode) if remedy else None, **facts)


class AssetRef(Heard):
    """A thing of a customer's, by its kind and its own number."""

    kind: str
    external_id: str


class StepOut(Schema):
    """One act of a repair. What was sent and said is masked."""

    name: str
    kind: RunStep.Kind
    state: RunStep.State
    attempt: int
    input: str
    output: str


class RepairOut(Schema):
    """One repair of one asset; `readings` is what its checks read, `word` what the customer says of it."""

    id: int
    problem: int
    asset: AssetRef
    state: RunState
    why: str
    dry: bool
    readings: dict[str, Any]
    word: str
    created_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    deadline: datetime | None

    @classmethod
    def of(cls, run: Run, **more: Any) -> Self:  # noqa: ANN401  the steps, where they are wanted
        """Return a run loaded with its asset."""
        names = ("why", "dry", "readings", "word", "created_at", "began_at", "ended_at", "deadline")
        facts = {name: getattr(run, name) for name in names}
        asset = AssetRef(kind=run.asset.kind, external_id=run.asset.external_id)
        return cls(id=run.pk, problem=run.problem_id, asset=asset, state=RunState(run.state), **facts, **more)


class RepairWithSteps(RepairOut):
    """A repair with what was done, in order."""

    steps: list[StepOut]

    @classmethod
    def read(cls, run: Run) -> Self:
        """Return a run with its steps."""
        return cls.of(run, steps=[StepOut.from_orm(step) for step in run.steps.order_by("position", "pk")])


class RepairQuery(Heard):
    """Which repairs; the newest come first."""

    state: RunState | None = None
    problem: int | None = Field(None, ge=1, le=2**31)
    before: int | None = Field(
        None, ge=1, le=2**53, description="only those with a smaller id: the next page"
    )
    limit: int = Field(30, ge=1, le=100, description="rows a page")


class Proposal(Heard):
    """What is to be repaired; with `dry` it is only told what that would be."""

    problem: int = Field(ge=1, le=2**31)
    asset: AssetRef
    dry: bool = False


class Decision(Heard):
    """An agent's decision about a repair."""

    do: Literal["approve", "refuse", "stop"]
    why: str = Field("", max_length=300, description="the reason of a refusal")


@problems.get("", response=list[KnownProblemOut], summary="List known problems")
def list_known_problems(request: HttpRequest) -> list[KnownProblemOut]:
    """Return every known problem, as customers read it and as it is found. For our own people."""
    rows = known_problems_for(agent_of(request)).select_related("remedy")
    return [KnownProblemOut.of(row) for row in rows]


@repairs.get("", response=list[RepairOut], summary="List repairs")
def list_repairs(request: HttpRequest, asked: Query[RepairQuery]) -> list[RepairOut]:
    """Return the repairs of assets the agent may see, newest first."""
    rows = runs_for(agent_of(request)).order_by("-pk")
    wanted = {"state": asked.state, "problem_id": asked.problem, "pk__lt": asked.before}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return [RepairOut.of(row) for row in rows[: asked.limit]]


@repairs.post("", response={201: RepairWithSteps}, summary="Propose a repair")
def propose_repair(request: HttpRequest, payload: Proposal) -> Status[RepairWithSteps]:
    """Have a known problem of an asset repaired: it begins, or waits for approval, as its remedy says."""
    agent = agent_of(request)
    problem = known_problems_for(agent).filter(pk=payload.problem).first()
    asset = assets_for(agent).filter(**payload.asset.dict()).first()
    if problem is None or asset is None:
        raise NOT_FOUND
    run = propose(problem=problem, asset=asset, dry=payload.dry, by=actor_of(request))
    return Status(201, RepairWithSteps.read(run))


@repairs.get("/{int:repair_id}", response=RepairWithSteps, summary="Read a repair")
def read_repair(request: HttpRequest, repair_id: int) -> RepairWithSteps:
    """Return one repair with everything that was asked and done."""
    return RepairWithSteps.read(get_run_for(agent_of(request), repair_id))


@repairs.post("/{int:repair_id}/decision", response=RepairWithSteps, summary="Decide about a repair")
def decide_repair(request: HttpRequest, repair_id: int, payload: Decision) -> RepairWithSteps:
    """Approve or refuse what waits for it, or stop what is at work."""
    run, by = get_run_for(agent_of(request), repair_id), actor_of(request)
    match payload.do:
        case "approve":
            approve(run=run, by=by)
        case "refuse":
            refuse(run=run, why=payload.why, by=by)
        case "stop":
            stop(run=run, by=by)
    return RepairWithSteps.read(get_run_for(agent_of(request), repair_id))
