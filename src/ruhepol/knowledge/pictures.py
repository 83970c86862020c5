"""Making a picture safe and light before anybody sees it: decoded, turned upright, made anew.

What is stored is never the file that was sent: nothing hidden in it (place, camera, text, code) survives.
"""

import io
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from ruhepol.knowledge.exceptions import BadImageError

LARGEST = 8 * 1024 * 1024  # bytes of a file that is sent
_MOST_PIXELS = 40_000_000  # decoded: 160 MB of memory at worst
_LONGEST_EDGE = 1_600  # an article's column is 720 px wide, on fine screens drawn with twice as many
_FORMATS = ("PNG", "JPEG", "WEBP")
_QUALITY = 82
_PLAIN = {"L", "RGB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes made by us, their type and size in pixels."""

    data: bytes
    content_type: str
    width: int
    height: int


def made_safe(data: bytes) -> Picture:
    """Return the picture made anew. Raises BadImageError for what is too large, broken or no picture."""
    if len(data) > LARGEST:
        raise BadImageError(_("The picture is larger than %(most)s MB.") % {"most": LARGEST // 1024**2})
    if b"<svg" in data[:2_000].lower():
        raise BadImageError(_("SVG files may carry programs; please save it as PNG."))
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            return _made_anew(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadImageError(_too_many()) from error
    except UnidentifiedImageError as error:
        raise BadImageError(_("This is no picture we can read; PNG, JPEG and WebP are fine.")) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise BadImageError(_("The picture is damaged; please save it once more.")) from error


def _made_anew(opened: Image.Image) -> Picture:
    if opened.width * opened.height > _MOST_PIXELS:
        raise BadImageError(_too_many())
    kind = opened.format or ""
    image = _reduced(ImageOps.exif_transpose(opened), kind)
    image.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    image.info.clear()  # whatever the file said beside its pixels
    out = io.BytesIO()
    if kind == "PNG":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, kind, quality=_QUALITY, **({"optimize": True} if kind == "JPEG" else {"method": 4}))
    return Picture(out.getvalue(), f"image/{kind.lower()}", image.width, image.height)


def _reduced(image: Image.Image, kind: str) -> Image.Image:
    """Return it in one of the few modes that all browsers draw alike."""
    if image.mode == "P" and not image.has_transparency_data and max(image.size) <= _LONGEST_EDGE:
        return image.copy()  # few colours: a third of the bytes
    see_through = kind != "JPEG" and image.has_transparency_data
    wanted = "RGBA" if see_through else image.mode if image.mode in _PLAIN else "RGB"
    return image.convert(wanted)


def _too_many() -> str:
    return _("The picture has more than %(most)s million pixels.") % {"most": _MOST_PIXELS // 1_000_000}
