"""Telling search engines where the articles are, each with its other language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ruhepol.knowledge import selectors
from ruhepol.portal.articles import address
from ruhepol.portal.visitor import stranger_at

_CLOSED = (
    "/desk/",
    "/account/",
    "/api/",
    "/live/",
    "/de/request/",
    "/en/request/",
    "/de/search/",
    "/en/search/",
)


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Open the help centre to search engines and keep them out of the rest."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('crawlers:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
@cache_control(max_age=3600, public=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every article that is for everybody, in every language."""
    articles = [
        (
            {code: request.build_absolute_uri(address(code, slug)) for code, slug in each.slugs.items()},
            each.updated_at.date().isoformat(),
        )
        for each in selectors.addresses(stranger_at(request))
    ]
    return render(request, "portal/sitemap.xml", {"articles": articles}, content_type="application/xml")
