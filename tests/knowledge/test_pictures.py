"""Pictures are made anew: light, upright, without anything but their pixels."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ruhepol.knowledge import pictures
from ruhepol.knowledge.exceptions import BadImageError
from ruhepol.knowledge.pictures import made_safe
from tests.factories.pictures import make_picture


def opened(data):
    """Return the picture these bytes hold."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("kind", "stored"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp")])
def test_each_kind_stays_what_it_is(kind, stored):
    """The three kinds keep their type, and their size in pixels is known."""
    picture = made_safe(make_picture(kind))
    assert (picture.content_type, picture.width, picture.height) == (f"image/{stored}", 40, 20)
    assert opened(picture.data).format == kind


def test_what_a_phone_wrote_beside_the_pixels_is_gone():
    """Place, camera and comment do not survive, and a picture held sideways stands upright."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of Kim"
    picture = made_safe(make_picture("JPEG", exif=exif, comment=b"at home"))
    assert (picture.width, picture.height) == (20, 40)
    assert not opened(picture.data).getexif()
    assert b"Kim" not in picture.data
    assert b"at home" not in picture.data


def test_text_inside_a_png_is_gone():
    """A PNG's text chunks are not kept."""
    note = PngInfo()
    note.add_text("Author", "Kim Berger")
    assert b"Kim" not in made_safe(make_picture(pnginfo=note)).data


def test_a_large_picture_becomes_as_wide_as_a_page_needs():
    """The longest edge is 1,600 pixels; the shape stays."""
    picture = made_safe(make_picture(size=(3200, 800)))
    assert (picture.width, picture.height) == (1600, 400)


def test_what_can_be_seen_through_stays_so():
    """Transparent parts of a PNG do not turn black."""
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(made_safe(out.getvalue()).data).getpixel((5, 5))[3] == 0


def test_few_colours_stay_few():
    """A drawing with a palette keeps it, so that it stays as light as it was made."""
    out = io.BytesIO()
    Image.new("RGB", (10, 10), "teal").quantize(4).save(out, "PNG")
    assert opened(made_safe(out.getvalue()).data).mode == "P"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<?xml version="1.0"?><SVG onload="alert(1)"/>', "SVG"),
        (b"<html><script>alert(1)</script>", "PNG, JPEG and WebP"),
        (b"", "PNG, JPEG and WebP"),
        (make_picture("GIF"), "PNG, JPEG and WebP"),
        (make_picture(size=(400, 400))[:300], "damaged"),
        (make_picture("JPEG", size=(400, 400))[:900], "damaged"),
    ],
    ids=["svg", "page", "empty", "gif", "half a png", "half a jpeg"],
)
def test_what_is_no_picture_is_refused_in_plain_words(data, words):
    """The reason names what to do; nothing is guessed."""
    with pytest.raises(BadImageError, match=words):
        made_safe(data)


def test_a_small_file_that_would_fill_the_memory_is_refused(monkeypatch):
    """Pixels are counted before they are unpacked."""
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 1_000_000)
    with pytest.raises(BadImageError, match="million pixels"):
        made_safe(make_picture(size=(1001, 1000)))


def test_a_huge_bomb_is_refused_by_its_header_alone():
    """Ninety million pixels and more never reach the decoder."""
    bomb = bytearray(make_picture(size=(10, 10)))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(BadImageError):
        made_safe(bytes(bomb))


def test_a_file_too_heavy_to_send_is_refused():
    """The limit is named in MB."""
    with pytest.raises(BadImageError, match="8 MB"):
        made_safe(b"x" * (pictures.LARGEST + 1))
