"""New and changed articles, for feed readers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ruhepol.knowledge import selectors
from ruhepol.portal import articles
from ruhepol.portal.page import reading
from ruhepol.portal.visitor import brand_of, stranger_at

_LISTED = 30


@require_safe
@cache_control(max_age=900, public=True)
def feed(request: HttpRequest) -> HttpResponse:
    """Return the articles last changed in the reader's language as Atom: what is for everybody."""
    language, brand = reading(), brand_of(request)
    atom = Atom1Feed(
        title=gettext("Help of %(brand)s") % {"brand": brand.name if brand else "Ruhepol"},
        link=request.build_absolute_uri(reverse("portal:home")),
        description=gettext("New and changed articles"),
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    for text in selectors.last_changed(language, _LISTED, stranger_at(request)):
        atom.add_item(
            title=text.title,
            link=request.build_absolute_uri(articles.address(language, text.slug)),
            description=text.summary,
            pubdate=text.article.created_at,
            updateddate=text.updated_at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
