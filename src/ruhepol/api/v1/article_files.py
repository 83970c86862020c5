"""Files that go with an article: kept, downloaded, taken away."""

from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router

from ruhepol.api.auth import actor_of
from ruhepol.api.problems import NOT_FOUND, Problem
from ruhepol.api.v1.articles import ArticleOut, get_article, require_author
from ruhepol.core.files.services import open_file
from ruhepol.knowledge.models import ArticleFile
from ruhepol.knowledge.services.files import add_file, remove_file

router = Router()
LARGEST = 20 * 1024 * 1024  # bytes
_IN_MEMORY = 1024 * 1024  # bytes


@router.put("/{slug:key}/files/named/{name}", response=ArticleOut, summary="Keep a file with an article")
def keep_file(request: HttpRequest, key: str, name: str) -> ArticleOut:
    """Take the body's bytes as a file to download; one of the same name is replaced."""
    require_author(request)
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > LARGEST:
        raise Problem(413, "The file's length is not known or too large.", f"At most {LARGEST} bytes.")
    article = get_article(request, key)
    with SpooledTemporaryFile(_IN_MEMORY) as body:
        copyfileobj(request, body)
        body.seek(0)
        add_file(article=article, name=name, source=cast("BinaryIO", body), by=actor_of(request))
    return ArticleOut.of(get_article(request, key))


@router.get("/{slug:key}/files/{int:file_id}/content", summary="Download a file of an article")
def read_file(request: HttpRequest, key: str, file_id: int) -> FileResponse:
    """Return the bytes, always as a download."""
    file = _file(request, key, file_id)
    return FileResponse(
        open_file(file.digest),
        as_attachment=True,
        filename=file.name,
        content_type="application/octet-stream",
    )


@router.delete("/{slug:key}/files/{int:file_id}", response={204: None}, summary="Take a file away")
def drop_file(request: HttpRequest, key: str, file_id: int) -> HttpResponse:
    """Take it from all readers at once."""
    require_author(request)
    remove_file(file=_file(request, key, file_id), by=actor_of(request))
    return HttpResponse(status=204)


def _file(request: HttpRequest, key: str, file_id: int) -> ArticleFile:
    file = get_article(request, key).files.filter(pk=file_id).first()
    if file is None:
        raise NOT_FOUND
    return file
