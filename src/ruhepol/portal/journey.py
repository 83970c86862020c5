"""The visitor's way, kept only with consent: off until given, of this browser alone, ended by one press.

A browser that asks not to be followed (Do-Not-Track, Global Privacy Control) is not even asked.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from ruhepol.insights.models import Step
from ruhepol.insights.services.journey import agree, arrive, walk, withdraw

KIND = Step.Kind
_NAME, _NO = "ruhepol_journey", "no"
_AGE = 90 * 24 * 3600  # seconds
_SHORTEST = 40  # characters of a word of ours


@dataclass(frozen=True, slots=True)
class Consent:
    """What the visitor has said: `kept` after a yes, `open` while neither they nor the browser spoke."""

    word: str
    open: bool
    refused_by_browser: bool

    @property
    def kept(self) -> bool:
        """Tell whether steps are kept."""
        return bool(self.word)


def consent_of(request: HttpRequest) -> Consent:
    """Return what this browser's owner agreed to."""
    said = request.COOKIES.get(_NAME, "")
    refused = request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1"
    word = said if len(said) >= _SHORTEST and not refused else ""
    return Consent(word, open=not said and not refused, refused_by_browser=refused)


def note(request: HttpRequest, kind: str, key: str, label: str) -> None:
    """Keep one step, if the visitor agreed."""
    if (consent := consent_of(request)).kept:
        walk(word=consent.word, kind=kind, key=key, label=label)


def join(request: HttpRequest, ticket_id: int) -> None:
    """Join what was kept to the ticket it led to."""
    if (consent := consent_of(request)).kept:
        arrive(word=consent.word, ticket_id=ticket_id)


def decide(request: HttpRequest, response: HttpResponse, *, yes: bool) -> None:
    """Take the visitor's yes or no; a no forgets everything kept so far."""
    before = request.COOKIES.get(_NAME, "")
    if len(before) >= _SHORTEST and not yes:
        withdraw(word=before)
    if yes and consent_of(request).kept:
        return
    word = agree() if yes and not consent_of(request).refused_by_browser else _NO
    response.set_cookie(_NAME, word, max_age=_AGE, httponly=True, samesite="Lax", secure=request.is_secure())
