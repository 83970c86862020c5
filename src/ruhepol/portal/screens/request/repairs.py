"""One click repairs what was found; the customer sees how far it is, and says whether it is solved."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ruhepol.healing.exceptions import RailError, RunNotFoundError
from ruhepol.healing.models import Run
from ruhepol.healing.policies import get_own_run
from ruhepol.healing.progress import progress
from ruhepol.healing.services.runs import say
from ruhepol.people.models import Customer
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, posted_number, reading
from ruhepol.portal.situation import not_now
from ruhepol.portal.situation import repair as begin
from ruhepol.portal.visitor import signed_in

TOO_MANY = 429


@require_POST
@signed_in
def repair(request: HttpRequest, customer: Customer) -> HttpResponse:
    """Begin what was offered: for a thing of theirs, for what it has just now."""
    if not allows(request, "repair", most=20, seconds=600):
        return HttpResponse(status=TOO_MANY)
    try:
        run = begin(
            customer=customer,
            problem_id=posted_number(request, "problem"),
            asset_id=posted_number(request, "asset"),
        )
    except RunNotFoundError:
        return _refused(request, _("This is no longer so. Please look again."))
    except RailError:
        return _refused(request, not_now())
    return _drawn(request, run) if _is_part(request) else _back()


@require_safe
@signed_in
def run(request: HttpRequest, customer: Customer, run_id: int) -> HttpResponse:
    """Show how far a repair of theirs is."""
    return _drawn(request, _own(customer, run_id))


@require_POST
@signed_in
def solved(request: HttpRequest, customer: Customer, run_id: int) -> HttpResponse:
    """Take the customer's word whether it is solved; where it is not, they go on writing."""
    yes = request.POST.get("solved") == "yes"
    say(run=_own(customer, run_id), solved=yes, by=customer.actor)
    if yes:
        return HttpResponseRedirect(reverse("portal:request_glad"))
    messages.info(
        request,
        _("Then a person goes on from here. Please send your request; what was tried is known there."),
    )
    return _back()


def _own(customer: Customer, run_id: int) -> Run:
    try:
        return get_own_run(customer, run_id)
    except RunNotFoundError:
        raise Http404 from None


def _is_part(request: HttpRequest) -> bool:
    return "part" in request.POST


def _drawn(request: HttpRequest, run: Run) -> HttpResponse:
    return draw(request, "request/_run.html", {"shown": progress(run, reading())})


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    if _is_part(request):
        return draw(request, "request/_refused.html", {"words": words}, status=409)
    messages.info(request, words)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:request"))
