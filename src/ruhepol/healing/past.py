"""What the last weeks hold for learning: where signals began, and what customers wrote after."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ruhepol.core.text import Analyser, in_writing
from ruhepol.healing.beginnings import gather, shapes
from ruhepol.healing.learning.counting import Contact, Past, Theme
from ruhepol.healing.learning.piles import Piles
from ruhepol.tickets.models import Cause, Ticket, Topic
from ruhepol.tickets.models.label import SPAM

LOOKED_BACK = timedelta(days=28)
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters of a word that may be a theme


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


def past(piles: Piles, subjects: Subjects, *, now: datetime) -> Past:
    """Return the last four weeks up to a moment. What a known problem looks for is not told again."""
    since = now - LOOKED_BACK
    gather(piles, since=since)
    return Past(since=since, until=now, shapes=shapes(piles), contacts=_contacts(since, subjects))


def subjects() -> Subjects:
    """Return what tickets may be about, as it is called."""
    return Subjects(_names())


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
