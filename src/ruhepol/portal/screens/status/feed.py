"""What is said of incidents, for feed readers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ruhepol.healing.models import IncidentWord
from ruhepol.healing.policies import public_incidents
from ruhepol.portal.page import reading
from ruhepol.portal.visitor import brand_of

_LISTED = 50


@require_safe
@cache_control(max_age=60, public=True)
def feed(request: HttpRequest) -> HttpResponse:
    """Return every word said of incidents as an entry of its own, the newest first."""
    language, brand = reading(), brand_of(request)
    atom = Atom1Feed(
        title=gettext("Status of %(brand)s") % {"brand": brand.name if brand else "Ruhepol"},
        link=request.build_absolute_uri(reverse("portal:status")),
        description=gettext("What is broken, and what was"),
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    said = IncidentWord.objects.filter(incident__in=public_incidents(brand)).select_related("incident")
    for word in said.order_by("-at", "-pk")[:_LISTED]:
        page = request.build_absolute_uri(reverse("portal:incident", args=[word.incident_id]))
        title = word.incident.title_in(language)
        atom.add_item(
            title=gettext("Over: %(title)s") % {"title": title} if word.is_last else title,
            link=f"{page}#word-{word.pk}",
            description=word.words_in(language),
            pubdate=word.at,
            updateddate=word.at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
