"""Installing kits: a problem of a kit is known by its key, and what was changed here is left alone."""

from dataclasses import dataclass, field

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.healing.exceptions import KeyTakenError
from ruhepol.healing.kits.language import Kit, KitProblem
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import Description, save_problem
from ruhepol.healing.services.remedies import save_remedy

OWN = "+own"
"""Behind the version of a problem that was changed here; build metadata, as semantic versioning has it."""


@dataclass(slots=True)
class Installed:
    """What became of each problem of a kit, by its key."""

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def own_version(problem: KnownProblem) -> str:
    """Return the version of a problem that is changed here; one of no kit has none."""
    return problem.version.removesuffix(OWN) + OWN if problem.kit else ""


@transaction.atomic
def install_kit(*, kit: Kit, by: Actor, replace: bool = False) -> Installed:
    """Install or renew a kit; with `replace` also over what was changed here or is newer.

    Publishes ProblemSaved and RemedySaved for each problem it writes. Raises KeyTakenError.
    """
    keys = [problem.key for problem in kit.problems]
    known = {problem.key: problem for problem in KnownProblem.objects.filter(key__in=keys)}
    done = Installed()
    for problem in kit.problems:
        here = known.get(problem.key)
        if here is not None and here.kit not in {"", kit.kit}:
            raise KeyTakenError(problem.key, here.kit)
        fate = _fate(here, kit.version, replace=replace)
        getattr(done, fate).append(problem.key)
        if fate in {"new", "renewed"}:
            _write(here, problem, kit, by)
    return done


def _fate(here: KnownProblem | None, version: str, *, replace: bool) -> str:
    if here is None:
        return "new"
    if here.version == version:
        return "same"
    is_own = here.version.endswith(OWN) or not here.kit
    return "kept" if not replace and (is_own or _numbers(here.version) > _numbers(version)) else "renewed"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _write(here: KnownProblem | None, problem: KitProblem, kit: Kit, by: Actor) -> None:
    description = Description(
        asset_kind=problem.asset,
        title_de=problem.title.de,
        title_en=problem.title.en,
        words_de=problem.words.de,
        words_en=problem.words.en,
        symptoms_de="\n".join(problem.symptoms.de),
        symptoms_en="\n".join(problem.symptoms.en),
        outbreak_customers=problem.outbreak.customers,
        outbreak_minutes=problem.outbreak.minutes,
        condition=problem.condition,
        state=here.state if here else KnownProblem.State.WATCHING,
        key=problem.key,
        kit=kit.kit,
        version=kit.version,
        is_told=problem.told,
    )
    saved = save_problem(problem=here, description=description, by=by)
    save_remedy(problem=saved, plan=problem.remedy, mode=problem.mode, by=by)
