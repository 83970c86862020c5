"""Handing out pictures and files of articles to whoever may read the article."""

from contextlib import suppress

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ruhepol.core.files.errors import FileMissing
from ruhepol.core.files.services import open_file, read
from ruhepol.knowledge.exceptions import FileNotFoundInArticleError, ImageNotFoundError
from ruhepol.knowledge.models import ArticleFile, ArticleImage
from ruhepol.knowledge.policies import (
    get_file_for_agent,
    get_file_for_visitor,
    get_image_for_agent,
    get_image_for_visitor,
)
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


@require_safe
def article_file(request: HttpRequest, file_id: int) -> FileResponse:
    """Hand out a file, always as a download and never as something a browser would run."""
    file = _file(request, file_id)
    try:
        stream = open_file(file.digest)
    except FileMissing as error:
        raise Http404 from error
    response = FileResponse(
        stream, as_attachment=True, filename=file.name, content_type="application/octet-stream"
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _file(request: HttpRequest, file_id: int) -> ArticleFile:
    """Return the file to a reader of its article, or to an agent who may see the article."""
    with suppress(FileNotFoundInArticleError):
        return get_file_for_visitor(file_id, reader_of(request))
    with suppress(FileNotFoundInArticleError):
        if request.user.is_authenticated:
            return get_file_for_agent(request.user, file_id)
    raise Http404


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
