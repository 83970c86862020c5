"""Signing in by a code that is mailed; the answer never tells whether an address is known."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ruhepol.channels.email.services.sign_in import send_sign_in_code
from ruhepol.people.exceptions import CodeRefusedError
from ruhepol.people.selectors import email_identity
from ruhepol.people.services.sign_in import redeem_code
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw
from ruhepol.portal.screens.sign_in.forms import AddressForm, CodeForm
from ruhepol.portal.visitor import enter, leave

_ADDRESS, _NEXT, _UNSENT = "portal_address", "portal_next", "portal_unsent"


@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Ask for the address and send a code to it."""
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        if "next" in request.GET:
            request.session[_NEXT], request.session[_UNSENT] = request.GET["next"], "unsent" in request.GET
        return _page(request, "address", form)
    if not allows(request, "sign-in", most=20, seconds=3600):
        form.add_error("address", _("Too many codes were requested. Please try again in an hour."))
        return _page(request, "address", form, status=429)
    send_sign_in_code(address=form.cleaned_data["address"], language=translation.get_language() or "en")
    request.session[_ADDRESS] = form.cleaned_data["address"]
    return HttpResponseRedirect(reverse("portal:sign_in_code"))


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code and let the customer in."""
    to = request.session.get(_ADDRESS)
    if not to:
        return HttpResponseRedirect(reverse("portal:sign_in"))
    form = CodeForm(request.POST or None)
    if form.is_valid() and _admitted(request, form, to):
        return HttpResponseRedirect(_where_to(request))
    return _page(request, "code", form, address=to)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the customer."""
    leave(request)
    return HttpResponseRedirect(reverse("portal:home"))


def _page(
    request: HttpRequest, name: str, form: AddressForm | CodeForm, *, status: int = 0, address: str = ""
) -> HttpResponse:
    context = {"form": form, "address": address, "unsent": request.session.get(_UNSENT, False)}
    return draw(request, f"sign_in/{name}.html", context, status=status or (422 if form.is_bound else 200))


def _admitted(request: HttpRequest, form: CodeForm, to: str) -> bool:
    identity = email_identity(to)
    if identity is not None:
        with suppress(CodeRefusedError):
            enter(request, redeem_code(identity=identity, code=form.cleaned_data["code"]))
            request.session.pop(_ADDRESS, None)
            return True
    form.add_error("code", _("This code is not valid. Check it, or request a new one."))
    return False


def _where_to(request: HttpRequest) -> str:
    target = request.session.pop(_NEXT, "")
    request.session.pop(_UNSENT, None)
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target and allowed else reverse("portal:mine")
