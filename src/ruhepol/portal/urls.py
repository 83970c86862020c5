"""The portal's addresses, one module a screen."""

from django.urls import URLPattern, URLResolver

from ruhepol.portal.screens.article import urls as article
from ruhepol.portal.screens.home import urls as home
from ruhepol.portal.screens.mine import urls as mine
from ruhepol.portal.screens.privacy import urls as privacy
from ruhepol.portal.screens.request import urls as request
from ruhepol.portal.screens.sign_in import urls as sign_in
from ruhepol.portal.screens.solved import urls as solved
from ruhepol.portal.screens.status import urls as status
from ruhepol.portal.screens.unsubscribe import urls as unsubscribe

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    *home.urlpatterns,
    *article.urlpatterns,
    *request.urlpatterns,
    *privacy.urlpatterns,
    *mine.urlpatterns,
    *sign_in.urlpatterns,
    *solved.urlpatterns,
    *status.urlpatterns,
    *unsubscribe.urlpatterns,
]
