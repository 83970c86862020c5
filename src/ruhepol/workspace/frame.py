"""Drawing a page or, for htmx, only the part of it that is swapped."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from ruhepol.workspace import words
from ruhepol.workspace.desk import DeskRequest
from ruhepol.workspace.navigation import navigation


def wants(request: DeskRequest, part: str) -> bool:
    """Tell whether htmx asks for the element with this id only (the header reads `main#work`)."""
    return request.headers.get("HX-Target", "").endswith(f"#{part}")


def is_swap(request: DeskRequest) -> bool:
    """Tell whether htmx asks, and so a part of the page is enough."""
    return "HX-Request" in request.headers


def go(request: DeskRequest, address: str) -> HttpResponse:
    """Send the browser to another page, also when htmx asked."""
    if is_swap(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def draw(
    request: DeskRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render one template with what all of ours may ask for."""
    values = {"agent": request.user, "desk": words, **context}
    return render(request, f"workspace/{template}.html", values, status=status)


def show(
    request: DeskRequest,
    screen: str,
    context: Mapping[str, Any],
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `workspace/<screen>/page.html`, or its `_<part>.html` where htmx asks for the element `part`."""
    if part and wants(request, part):
        return draw(request, f"{screen}/_{part}", context, status=status)
    whole = {**context, "navigation": navigation(request.user), "news": request.news}
    return draw(request, f"{screen}/page", whole, status=status)


def next_address(request: DeskRequest, otherwise: str) -> str:
    """Return the posted `next` where it leads to our own pages, else the given address."""
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and own else otherwise
