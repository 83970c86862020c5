"""The incident of the weeks before, from `data/outbreak.toml`: found, said in public, and its end told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from ruhepol.core import clock
from ruhepol.demo.company import Company
from ruhepol.demo.files import read
from ruhepol.demo.systems.watch import Watch
from ruhepol.healing.models import Incident, KnownProblem
from ruhepol.healing.services.following import follow, tell_ends
from ruhepol.healing.services.incidents import Said, activate, end, propose_outbreak, say
from ruhepol.people.models import Asset, Identity

SATURDAY = 5
A_MINUTE = timedelta(minutes=1)


def outbreak_before(midnight: datetime) -> int:
    """Return how many days before it was: two and a half weeks, on a workday."""
    return next(days for days in (17, 18, 19) if (midnight - timedelta(days=days)).weekday() < SATURDAY)


def live_through(day: datetime, company: Company, customers: dict[str, Identity]) -> Incident:
    """Live through that day; everybody it concerned has heard of its end."""
    story, watch = read("outbreak"), Watch()
    servers = [Asset.objects.get(external_id=number) for number in story["servers"]]
    _break(day, story, servers, watch)
    incident = _proposed(day, story)
    opening, further, last = story["words"]
    by = company.agents["ben"].actor
    with clock.frozen(_at(day, opening["at"])):
        titles = {"title_de": story["de"], "title_en": story["en"]}
        activate(incident=incident, **titles, brand=company.brand, said=_said(day, opening), by=by)
    _follow(day, story, incident, customers)
    with clock.frozen(_at(day, further["at"])):
        say(incident=incident, said=_said(day, further), by=by)
    with clock.frozen(_at(day, story["mended"])):
        watch.systems.put_right()
        watch.hear(*servers)
    with clock.frozen(_at(day, last["at"])):
        ended = end(incident=incident, said=_said(day, last), by=by)
        while tell_ends():
            clock.advance(A_MINUTE)
    return ended


def _break(day: datetime, story: dict[str, Any], servers: Sequence[Asset], watch: Watch) -> None:
    for place, server in enumerate(servers):
        with clock.frozen(_at(day, story["first"]) + 2 * place * A_MINUTE):
            watch.systems.break_(server.kind, server.external_id, story["fault"])
            watch.hear(server)


def _proposed(day: datetime, story: dict[str, Any]) -> Incident:
    problem = KnownProblem.objects.get(key=story["problem"])
    with clock.frozen(_at(day, story["proposed"])):
        found = propose_outbreak(problem_id=problem.pk)
    if found is None:
        raise LookupError(story["problem"])
    return found


def _follow(day: datetime, story: dict[str, Any], incident: Incident, customers: dict[str, Identity]) -> None:
    for place, key in enumerate(story["follow"]):
        identity = customers[key]
        with clock.frozen(_at(day, story["asked"]) + place * A_MINUTE):
            follow(incident=incident, identity=identity, language=identity.customer.language)


def _said(day: datetime, words: dict[str, str]) -> Said:
    following = _at(day, words["next"]) if "next" in words else None
    return Said(words_de=words["de"], words_en=words["en"], next_word_at=following)


def _at(day: datetime, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return day + timedelta(hours=hour, minutes=minute)
