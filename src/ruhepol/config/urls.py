"""Every address of the house, one include per face."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from ruhepol.core.web import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("health/live", health.live),
    path("health/ready", health.ready),
]
if settings.GALLERY:
    urlpatterns.append(path("gallery/", include("ruhepol.ui.gallery.urls")))
