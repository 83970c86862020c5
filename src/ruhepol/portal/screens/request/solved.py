"""The word that an answer solved it: no ticket is needed, and the answer learns how people ask for it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from ruhepol.core import crypto
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.exceptions import AskNotFoundError
from ruhepol.knowledge.models import Wording
from ruhepol.knowledge.policies import get_ask_by_token
from ruhepol.knowledge.services.learning import forget_ask
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, posted_number
from ruhepol.portal.screens.request import panels
from ruhepol.portal.visitor import identity_of

KEPT = "portal.kept"


@require_POST
def solved(request: HttpRequest) -> HttpResponse:
    """Take the customer's word that an answer solved it."""
    try:
        ask = get_ask_by_token(request.POST.get("ask", ""))
    except AskNotFoundError:
        return HttpResponseRedirect(reverse("portal:request_glad"))
    visitor, article = identity_of(request), posted_number(request, "article")
    learns = allows(request, "teach", most=20, seconds=3600)
    words = request.POST.get("words", "") if learns else ""
    by = visitor.customer.actor if visitor else SYSTEM
    learned = panels.take_word(ask, article or None, words, by)
    kept = f"?kept={crypto.sign(KEPT, ask.pk)}" if learned and learned.text else ""
    return HttpResponseRedirect(reverse("portal:request_glad") + kept)


@require_safe
def glad(request: HttpRequest) -> HttpResponse:
    """Say good-bye to somebody who needed no ticket, and show what we remember of their words."""
    kept = request.GET.get("kept", "")
    response = draw(request, "request/glad.html", {"kept": kept, "words": _words(kept)})
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Forget the words, because whoever said them wants it."""
    ask_id = _ask_id(request.POST.get("kept", ""))
    if ask_id:
        forget_ask(ask_id=ask_id)
    return HttpResponseRedirect(reverse("portal:request_glad"))


def _words(kept: str) -> str:
    learned = Wording.objects.filter(ask=_ask_id(kept), dropped_at=None).first() if kept else None
    return learned.text if learned else ""


def _ask_id(kept: str) -> int:
    try:
        return int(crypto.unsign(KEPT, kept))
    except crypto.BadSignature:
        return 0
