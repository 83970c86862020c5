"""What a lead sees of the signals that come before tickets, and how describing one of them begins."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ruhepol.core.text import Language
from ruhepol.healing.learning.wording import condition, typical
from ruhepol.healing.models import Precursor, PrecursorCase
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket

_MOST = 20
_MOST_WORDS = 10  # subjects: as many as a field of symptoms holds
_LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A signal that comes before tickets, and the tickets that an agent may see, newest first."""

    row: Precursor
    cases: Sequence[PrecursorCase]


def proposals(agent: Agent) -> list[Proposal]:
    """Return what is proposed, the surest first."""
    rows = list(Precursor.objects.filter(state=Precursor.State.OPEN)[:_MOST])
    cases = _cases(rows, agent)
    return [Proposal(row, cases.get(row.pk, [])) for row in rows]


def put_aside() -> list[Precursor]:
    """Return what was said to be no problem, the latest first."""
    return list(Precursor.objects.filter(state=Precursor.State.DISMISSED).order_by("-settled_at")[:_MOST])


def first_words(precursor: Precursor, agent: Agent) -> dict[str, str]:
    """Return what can be said of the problem already: what it looks like, and customers' own words for it."""
    cases = _cases([precursor], agent).get(precursor.pk, [])
    delay = max((case.ticket.created_at - case.signal_at for case in cases), default=timedelta(hours=1))
    said = {language: _subjects(cases, language) for language in _LANGUAGES}
    titles = {f"title_{language}": typical(subjects, language) for language, subjects in said.items()}
    symptoms = {f"symptoms_{language}": "\n".join(subjects) for language, subjects in said.items()}
    return {
        **{name: title[:120] for name, title in titles.items()},
        **symptoms,
        "asset_kind": precursor.asset_kind,
        "condition": condition(
            kind=precursor.kind,
            severity=precursor.severity,
            name=precursor.name,
            body=precursor.body,
            delay=delay,
        ),
    }


def _subjects(cases: Iterable[PrecursorCase], language: Language) -> list[str]:
    """Return what was written, each once."""
    said = (case.ticket.subject for case in cases if case.ticket.language == language)
    return list(dict.fromkeys(said))[:_MOST_WORDS]


def _cases(rows: Sequence[Precursor], agent: Agent) -> dict[int, list[PrecursorCase]]:
    found = PrecursorCase.objects.filter(precursor__in=rows, ticket__in=Ticket.objects.visible_to(agent))
    by_row: dict[int, list[PrecursorCase]] = defaultdict(list)
    for case in found.select_related("ticket__customer", "asset"):
        by_row[case.precursor_id].append(case)
    return by_row
