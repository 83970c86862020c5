"""What the last weeks hold for learning: where signals began, and what customers wrote after."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import Lag

from ruhepol.core.text import Analyser, in_writing
from ruhepol.healing.conditions.judge import case
from ruhepol.healing.conditions.language import Condition, Latest, Pattern, Seen
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.learning.counting import WITHIN, Contact, Episode, Past, Theme
from ruhepol.healing.models import KnownProblem, Signal
from ruhepol.healing.reading.likeness import digest, shape
from ruhepol.healing.reading.seen import SEVERITIES
from ruhepol.people.models import Asset
from ruhepol.tickets.models import Cause, Ticket, Topic
from ruhepol.tickets.models.label import SPAM

LOOKED_BACK = timedelta(days=28)
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters of a word that may be a theme


@dataclass(frozen=True)
class Sample:
    """One signal of a shape, to show and to begin a condition with."""

    asset_kind: str
    kind: str
    severity: int
    name: str
    body: str


@dataclass(slots=True)
class Subjects:
    """What tickets are about: their themes, and how each is called."""

    called: dict[Theme, tuple[str, str]]
    written: dict[Theme, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def themes(self, cause: int | None, topic: int | None, subject: str, language: str) -> frozenset[Theme]:
        """Return what a ticket is about: its cause, its topic and the words of its subject."""
        chosen = {
            Theme("cause", str(cause)) if cause else None,
            Theme("topic", str(topic)) if topic else None,
        }
        return frozenset(theme for theme in chosen if theme) | self._words(subject, language)

    def names(self, theme: Theme) -> tuple[str, str]:
        """Return what a theme is called in German and in English."""
        if theme in self.called:
            return self.called[theme]
        [(word, _count)] = self.written[theme].most_common(1)
        return word, word

    def _words(self, subject: str, language: str) -> frozenset[Theme]:
        analyser = Analyser(in_writing(language))
        found = set()
        for word in _WORD.findall(unicodedata.normalize("NFKC", subject)):
            if len(word) >= _SHORTEST and word.isalpha() and (stem := analyser.stems(word)):
                theme = Theme("word", f"{analyser.language} {stem[0]}")
                self.written[theme][word] += 1
                found.add(theme)
        return frozenset(found)


def past(now: datetime) -> tuple[Past, Mapping[str, Sample], Subjects]:
    """Return the last four weeks up to a moment. What a known problem looks for is not told again."""
    since = now - LOOKED_BACK
    owners = _owners()
    samples: dict[str, Sample] = {}
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for begun in _beginnings(since):
        key = _shape(begun)
        kind = begun.asset.kind  # type: ignore[union-attr]  # none without one is read
        samples[key] = Sample(kind, begun.kind, begun.severity, begun.name, begun.body)
        for customer in owners[kind].get(begun.asset_id or 0, ()):
            episodes[key].append(Episode(key, customer, begun.asset_id or 0, begun.first_at))
    unknown = _unknown(samples, now)
    everyone = {kind: frozenset().union(*assets.values()) for kind, assets in owners.items()}
    subjects = Subjects(_names())
    told = Past(
        since=since,
        until=now,
        episodes={key: found for key, found in episodes.items() if key in unknown},
        contacts=_contacts(since, subjects),
        owners={key: everyone[samples[key].asset_kind] for key in unknown},
    )
    return told, samples, subjects


def _beginnings(since: datetime) -> Iterable[Signal]:
    """Yield the signals that were not told in the two days before: troubles, and what was done."""
    did = Q(kind__in=(Signal.Kind.TASK, Signal.Kind.EVENT))
    grave = Q(severity__gte=SEVERITIES["warn"])
    rows: QuerySet[Signal] = Signal.objects.filter(did | grave, asset__isnull=False, last_at__gte=since)
    before = Window(Lag("last_at"), partition_by=[F("fingerprint")], order_by=[F("first_at"), F("pk")])
    begun = rows.annotate(before=before).filter(Q(before=None) | Q(first_at__gt=F("before") + WITHIN))
    return begun.select_related("asset").defer("attributes").iterator(2_000)


def _shape(signal: Signal) -> str:
    kind = signal.asset.kind if signal.asset else ""
    return digest(kind, signal.kind, signal.name, shape(signal.body))


def _owners() -> dict[str, dict[int, set[int]]]:
    """Return the customers of every asset, by kind."""
    found: dict[str, dict[int, set[int]]] = {kind: defaultdict(set) for kind in Asset.Kind.values}
    owned = Asset.customers.through.objects.values_list("asset__kind", "asset_id", "customer_id")
    for kind, asset, customer in owned.iterator(5_000):
        found[kind][asset].add(customer)
    return found


def _contacts(since: datetime, subjects: Subjects) -> list[Contact]:
    asked = Ticket.objects.standing().filter(begun_by=Ticket.Begin.CUSTOMER, created_at__gte=since)
    rows = asked.exclude(tags__name=SPAM).order_by("pk")
    facts = rows.values_list("pk", "customer_id", "created_at", "cause_id", "topic_id", "subject", "language")
    return [
        Contact(ticket, customer, at, subjects.themes(cause, topic, subject, language))
        for ticket, customer, at, cause, topic, subject, language in facts.iterator(2_000)
    ]


def _names() -> dict[Theme, tuple[str, str]]:
    causes = {Theme("cause", str(each.pk)): (each.name_de, each.name_en) for each in Cause.objects.all()}
    topics = {Theme("topic", str(each.pk)): (each.name_de, each.name_en) for each in Topic.objects.all()}
    return causes | topics


def _unknown(samples: Mapping[str, Sample], now: datetime) -> set[str]:
    """Return the shapes that no problem looks for."""
    watched = KnownProblem.objects.exclude(state=KnownProblem.State.FIXED)
    patterns: dict[str, set[Pattern]] = defaultdict(set)
    for problem in watched:
        patterns[problem.asset_kind].update(_signs(parse(problem.condition)))
    return {key for key, sample in samples.items() if not _shows(sample, patterns[sample.asset_kind], now)}


def _shows(sample: Sample, signs: Iterable[Pattern], now: datetime) -> bool:
    row = Signal(fingerprint="one", count=1, first_at=now, last_at=now, **_words(sample))
    known = case([row], now=now)
    return any(known.fitting(pattern) for pattern in signs)


def _words(sample: Sample) -> dict[str, str | int]:
    return {name: value for name, value in vars(sample).items() if name != "asset_kind"}


def _signs(condition: Condition) -> Iterable[Pattern]:
    """Yield the signals a condition wants to see."""
    for part in (*condition.all, *condition.any):
        if isinstance(part, Seen):
            yield part.signal
        elif isinstance(part, Latest):
            yield part.is_
        elif isinstance(part, Condition):
            yield from _signs(part)
