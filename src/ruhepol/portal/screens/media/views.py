"""Handing out pictures of articles to whoever may read the article."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import read
from ruhepol.knowledge.exceptions import ImageNotFoundError
from ruhepol.knowledge.models import ArticleImage
from ruhepol.knowledge.policies import get_image_for_agent, get_image_for_visitor
from ruhepol.portal.visitor import identity_of, reader_of, stranger_at

_FOREVER = "public, max-age=31536000, immutable"  # other bytes have another address
_OWN = "private, max-age=3600"  # what only some may see leaves their browsers soon


@require_safe
def article_image(request: HttpRequest, file_name: str) -> HttpResponse:
    """Send a picture as what it is and nothing else."""
    image, caching = _found(request, file_name)
    try:
        data = read(image.digest)
    except FileMissing as error:
        raise Http404 from error
    response = HttpResponse(data, content_type=image.content_type)
    response.headers["Cache-Control"] = caching
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _found(request: HttpRequest, file_name: str) -> tuple[ArticleImage, str]:
    """Return the picture and how long it may be kept; who asks counts only where not everybody may see it."""
    with suppress(ImageNotFoundError):
        return get_image_for_visitor(file_name, stranger_at(request)), _FOREVER
    with suppress(ImageNotFoundError):
        if identity_of(request):
            return get_image_for_visitor(file_name, reader_of(request)), _OWN
    with suppress(ImageNotFoundError):
        if request.user.is_authenticated:
            return get_image_for_agent(request.user, file_name), _OWN
    raise Http404
