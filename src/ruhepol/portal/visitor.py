"""Who is looking at the portal: a signed-in customer, or somebody we do not know yet."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from ruhepol.knowledge.readers import Reader, customer_of, visitor_of
from ruhepol.people.models import Brand, Customer, Identity
from ruhepol.people.selectors import brand_of_host, verified_identity
from ruhepol.ui.errors import came_from, notice

KEY = "portal_identity"

View = Callable[Concatenate[HttpRequest, Customer, ...], HttpResponseBase]


def enter(request: HttpRequest, identity: Identity) -> None:
    """Remember who proved an address; the session gets a new key, so that a planted one is worthless."""
    request.session.cycle_key()
    request.session[KEY] = identity.pk


def leave(request: HttpRequest) -> None:
    """Forget the customer; an agent signed in with the same browser stays so."""
    request.session.pop(KEY, None)


def identity_of(request: HttpRequest) -> Identity | None:
    """Return the proven identity with its customer; None for a stranger. Asked once a request."""
    if not hasattr(request, "_portal_identity"):
        key = request.session.get(KEY)
        request._portal_identity = verified_identity(key) if key else None  # type: ignore[attr-defined]  # noqa: SLF001
    return request._portal_identity  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


def brand_of(request: HttpRequest) -> Brand | None:
    """Return the brand whose help centre this is, by the name it was reached under. Asked once a request."""
    if not hasattr(request, "_portal_brand"):
        host = request.get_host().partition(":")[0]
        request._portal_brand = brand_of_host(host)  # type: ignore[attr-defined]  # noqa: SLF001
    return request._portal_brand  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


def reader_of(request: HttpRequest) -> Reader:
    """Return as whom articles are read here."""
    identity = identity_of(request)
    return customer_of(brand_of(request), identity.customer) if identity else stranger_at(request)


def stranger_at(request: HttpRequest) -> Reader:
    """Return whoever comes by here unknown: also search engines and feed readers."""
    return visitor_of(brand_of(request))


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Lead to signing in and back to the page; a script that sends for an open page gets a notice for it."""
    if request.method == "GET":
        back = {"next": request.get_full_path()}
    else:
        back = {"next": came_from(request) or reverse("portal:mine"), "unsent": "1"}
    address = f"{reverse('portal:sign_in')}?{urlencode(back)}"
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(address)
    words = _("You are signed out. Your text stays here: sign in beside it, then send it again.")
    return notice(request, words, href=address, label=_("Sign in"), status=401)


def signed_in(view: View) -> Callable[..., HttpResponseBase]:
    """Hand the signed-in customer to a view as second argument; others are asked for their address."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        identity = identity_of(request)
        if identity is None:
            return _to_sign_in(request)
        response = view(request, identity.customer, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded
