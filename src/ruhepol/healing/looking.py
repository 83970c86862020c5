"""Looking at things while somebody writes: signals, checks and words together.

The text is read and forgotten; who may look at which things has been settled by whoever hands them over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from django.core.cache import cache

from ruhepol.core import clock
from ruhepol.healing.diagnosis import Finding, diagnose
from ruhepol.healing.doing.asking import ask_all
from ruhepol.healing.doing.calls import get_ready
from ruhepol.healing.doing.target import Answer, Reading, Target
from ruhepol.healing.lasting import lasting
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.phrases import phrases_of
from ruhepol.healing.plans.language import Plan
from ruhepol.healing.plans.text import parse
from ruhepol.healing.wording import ENOUGH, Words
from ruhepol.people.models import Asset, Customer

WITHIN = 0.9  # seconds that all checks together may take while somebody types
MOST_ASKED = 4  # pairs of problem and thing that are asked about, the likeliest first
MOST_LIKELY = 20  # problems that the words may be about
FRESH = 10  # seconds an answer is good for, whatever else is typed, unless a sign came after it


@dataclass(frozen=True, slots=True)
class Look:
    """One problem that a thing has now, how well what was written fits it, 0 to 1, and what checks say."""

    finding: Finding
    fit: float = 0.0
    is_named: bool = False
    readings: tuple[Reading, ...] = ()

    @property
    def fits(self) -> bool:
        """Tell whether the writer means this one."""
        return self.is_named or self.fit >= ENOUGH

    @property
    def key(self) -> tuple[int, int]:
        """Name problem and thing."""
        return self.finding.problem.pk, self.finding.asset.pk

    @property
    def values(self) -> dict[str, str]:
        """Return what the checks read, by their names."""
        return {one.name: str(one.value) for one in self.readings if one.answer != Answer.UNKNOWN}


def look(assets: Sequence[Asset], text: str = "") -> list[Look]:
    """Return what the signals of these things say is wrong, what the text is about first."""
    return _look(assets, Words(text))


def look_closely(
    assets: Sequence[Asset], text: str = "", *, customer: Customer | None = None, within: float = WITHIN
) -> list[Look]:
    """Return the same after asking the checks: what they deny is not so, what only they know is.

    Words alone find nothing, they choose what is asked; of what only checks know the likeliest is told, and
    nothing where signals show what is meant: a vague check says yes to much. Not for inside a transaction.
    """
    ends, words = monotonic() + within, Words(text)
    shown = _look(assets, words)
    likely = _likely(assets, words, {one.key for one in shown})
    first = sorted([*((one, True) for one in shown), *((one, False) for one in likely)], key=_first)
    asked = [(_asked(one, customer, ends), known) for one, known in first[:MOST_ASKED]]
    asked += [(_Asked(one), known) for one, known in first[MOST_ASKED:]]
    told = [each.look for each, known in asked if known and not each.is_denied]
    if any(one.fits for one in told):
        return told
    guess = next((each.look for each, known in asked if not known and each.is_sure), None)
    return sorted([*told, guess], key=_order) if guess else told


def look_for(
    problem: KnownProblem, asset: Asset, *, customer: Customer | None = None, within: float = WITHIN
) -> Look | None:
    """Return one problem of a thing, told by signals and denied by no check, or by sure checks alone."""
    ends = monotonic() + within
    shown = [one for one in lasting(diagnose([asset])) if one.problem.pk == problem.pk]
    finding = shown[0] if shown else Finding(problem, asset, None, ())
    asked = _asked(Look(finding), customer, ends)
    is_so = not asked.is_denied if shown else asked.is_sure and problem.asset_kind == asset.kind
    return asked.look if is_so else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What checks say of one problem with one thing; those that prove a repair decide."""

    look: Look
    answers: tuple[Answer, ...] = ()

    @property
    def is_denied(self) -> bool:
        return bool(self.answers) and all(answer == Answer.NO for answer in self.answers)

    @property
    def is_sure(self) -> bool:
        return bool(self.answers) and all(answer == Answer.YES for answer in self.answers)


def _look(assets: Sequence[Asset], words: Words) -> list[Look]:
    return sorted((_seen(one, words) for one in lasting(diagnose(assets))), key=_order)


def _seen(finding: Finding, words: Words) -> Look:
    return Look(finding, words.fit(finding.problem), words.name(finding.asset))


def _order(one: Look) -> tuple[bool, bool, float]:
    return not one.is_named, not one.fits, -one.fit


def _first(pair: tuple[Look, bool]) -> tuple[tuple[bool, bool, float], bool]:
    return _order(pair[0]), not pair[1]


def _likely(assets: Sequence[Asset], words: Words, known: set[tuple[int, int]]) -> list[Look]:
    """Return what the words are about and checks can tell, whatever the signals say; the likeliest few."""
    books = [phrases_of(kind) for kind in {asset.kind for asset in assets}]
    if not words:  # the form has just come: what the first words need is loaded now
        get_ready()
        return []
    fits: dict[int, float] = {}
    for phrases in books:
        fits |= phrases.fitting(words)
    best = sorted(fits, key=lambda key: -fits[key])[:MOST_LIKELY]
    checked = KnownProblem.objects.filter(pk__in=best, remedy__plan__contains="[[checks]]")
    return [
        Look(Finding(problem, asset, None, ()), fits[problem.pk], words.name(asset))
        for problem in checked.select_related("remedy")
        for asset in assets
        if asset.kind == problem.asset_kind and (problem.pk, asset.pk) not in known
    ]


def _asked(one: Look, customer: Customer | None, ends: float) -> _Asked:
    """Ask the checks of one problem, with the time that is left."""
    remedy = one.finding.problem.its_remedy
    plan = parse(remedy.plan) if remedy else None
    left = ends - monotonic()
    if remedy is None or plan is None or not plan.checks or left <= 0:
        return _Asked(one)
    kept = f"healing.look:{remedy.pk}:{remedy.changed_at.timestamp()}:{one.finding.asset.pk}"
    begun = clock.now()
    asked_at, readings = cache.get(kept) or (begun, None)
    if readings is None or any(sign.last_at > asked_at for sign in one.finding.evidence):
        asked = ask_all(plan.checks, Target(one.finding.asset, customer), within=left)
        readings = [_told(plan, each) for each in asked]
        if all(each.answer != Answer.UNKNOWN for each in readings):
            cache.set(kept, (begun, readings), FRESH)
    return _Asked(replace(one, readings=tuple(readings)), _deciding(plan, readings))


def _told(plan: Plan, reading: Reading) -> Reading:
    """Return a reading with true words: those of a yes are wrong of a no, unless they show a value."""
    says = plan.check(reading.name).says
    if reading.answer == Answer.NO and says and "{value}" not in says["en"]:
        return replace(reading, words={})
    return reading


def _deciding(plan: Plan, readings: Iterable[Reading]) -> tuple[Answer, ...]:
    """Return what the proving check says; of a plan that proves nothing, what all say."""
    proving = plan.verify.check if plan.verify else None
    return tuple(one.answer for one in readings if proving in {None, one.name})
