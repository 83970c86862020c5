"""Makers for pictures as they are sent."""

import io

from PIL import Image


def make_picture(
    kind: str = "PNG", size: tuple[int, int] = (40, 20), colour: str = "teal", **saving
) -> bytes:
    """Return the bytes of a plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **saving)
    return out.getvalue()
