"""What keeps machines from flooding us: limits by network address, a breaker for all, work under pressure."""

from enum import Enum

from django.http import HttpRequest

from ruhepol.portal.limits import allows
from ruhepol.portal.proof import demanded, has_waited, is_proven

HOUR, WINDOW = 3600, 600  # seconds
MOST = 10  # requests an hour from one address of the network
BREAKER = 600  # requests of strangers within ten minutes, from everywhere
UNSCRIPTED = 60  # requests an hour that waited instead of working, from everywhere


class Held(Enum):
    """Why a request is not taken just now."""

    FLOOD = "flood"
    UNPROVEN = "unproven"


def held_back(request: HttpRequest, *, stranger: bool) -> Held | None:
    """Return why a filled form is not taken now; None where it is, which is counted."""
    bits = demanded(request) if stranger else 0
    if bits and not _has_worked(request, bits):
        return Held.UNPROVEN
    if not allows(request, "request", most=MOST, seconds=HOUR):
        return Held.FLOOD
    if stranger and not allows(None, "all-requests", most=BREAKER, seconds=WINDOW):
        return Held.FLOOD
    return None


def _has_worked(request: HttpRequest, bits: int) -> bool:
    if is_proven(request.POST.get("proof", ""), bits):
        return True
    waited = has_waited(request.POST.get("patience", ""))
    return waited and allows(None, "unscripted", most=UNSCRIPTED, seconds=HOUR)
