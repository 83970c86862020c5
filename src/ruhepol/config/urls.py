"""Every address of the house, one include per face."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from ruhepol.api.v1.app import api
from ruhepol.config.health import channels
from ruhepol.config.later import later
from ruhepol.core.web import health

later("allauth.mfa.webauthn.internal.auth")  # with it come 10 MB for passkeys
urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("desk/", include("ruhepol.workspace.urls")),
    path("api/v1/", api.urls),
    path("signals/", include("ruhepol.api.signals.urls")),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("health/channels", channels),
    path("media/", include("ruhepol.portal.screens.media.urls")),
    path("widget/<str:key>/", include("ruhepol.portal.screens.widget.urls")),
    path("", include("ruhepol.portal.screens.crawlers.urls")),
    *i18n_patterns(path("", include("ruhepol.portal.urls"))),
]
if settings.GALLERY:
    urlpatterns.append(path("gallery/", include("ruhepol.ui.gallery.urls")))

handler400 = "ruhepol.config.errors.unreadable"
handler403 = "ruhepol.config.errors.forbidden"
handler404 = "ruhepol.config.errors.not_found"
handler429 = "ruhepol.config.errors.too_many"
handler500 = "ruhepol.config.errors.failed"
