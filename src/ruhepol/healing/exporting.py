"""Making a kit of problems that are known here, to carry them to another house."""

from collections.abc import Sequence

from django.utils.text import slugify

from ruhepol.healing.kits import shelf
from ruhepol.healing.kits.language import Kit, KitProblem, Lines, Texts
from ruhepol.healing.kits.text import parse
from ruhepol.healing.models import KnownProblem, Remedy
from ruhepol.healing.services.kits import OWN

FIRST = "1.0.0"


def kit_of(name: str, problems: Sequence[KnownProblem]) -> Kit:
    """Return a kit of this name with these problems, as new as they are. Raises ValidationError."""
    text = shelf.text_of(name)
    shipped = parse(text) if text else None
    return Kit(
        kit=name,
        version=_version(problems),
        name=shipped.name if shipped else Lines(de=name, en=name),
        about=shipped.about if shipped else _about(problems),
        problems=tuple(_problem(problem) for problem in problems),
    )


def _about(problems: Sequence[KnownProblem]) -> Texts:
    return Texts(
        de=", ".join(problem.title_de for problem in problems)[:2_000],
        en=", ".join(problem.title_en for problem in problems)[:2_000],
    )


def _version(problems: Sequence[KnownProblem]) -> str:
    """Return the newest version among them, one further where something was changed here."""
    versions = [problem.version for problem in problems if problem.version]
    if not versions:
        return FIRST
    newest = max([int(part) for part in version.removesuffix(OWN).split(".")] for version in versions)
    if any(version.endswith(OWN) for version in versions) or len(versions) < len(problems):
        newest[-1] += 1
    return ".".join(map(str, newest))


def _problem(problem: KnownProblem) -> KitProblem:
    remedy = Remedy.objects.filter(problem=problem).first()
    facts: dict[str, object] = {"mode": remedy.mode, "remedy": remedy.plan} if remedy else {}
    return KitProblem.model_validate(
        facts
        | {
            "key": problem.key or slugify(problem.title_en)[:60] or f"problem-{problem.pk}",
            "asset": problem.asset_kind,
            "title": {"de": problem.title_de, "en": problem.title_en},
            "words": {"de": problem.words_de, "en": problem.words_en},
            "symptoms": {"de": _lines(problem.symptoms_de), "en": _lines(problem.symptoms_en)},
            "outbreak": {"customers": problem.outbreak_customers, "minutes": problem.outbreak_minutes},
            "condition": problem.condition,
            "told": problem.is_told,
        }
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
