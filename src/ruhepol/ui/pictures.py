"""Words with pictures between them, as pages show them, and the pictures' bytes."""

from collections.abc import Mapping

from django.http import HttpResponse
from markupsafe import Markup, escape

from ruhepol.core.text.pictures import Shown, pieces


def with_pictures(text: str, addresses: Mapping[str, str]) -> Markup:
    """Return escaped words with the pictures whose addresses are known by name; of others the words."""
    return Markup("").join(_drawn(piece, addresses) for piece in pieces(text))


def _drawn(piece: str | Shown, addresses: Mapping[str, str]) -> Markup:
    if isinstance(piece, str):
        return escape(piece)
    if piece.name not in addresses:
        return escape(f"[{piece.words}]")
    drawn = Markup('<img class="said" src="{}" alt="{}" loading="lazy">')
    return drawn.format(addresses[piece.name], piece.words)


def picture_response(content: bytes, content_type: str) -> HttpResponse:
    """Return a picture to be shown; whatever its bytes are, nothing in it runs."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response
