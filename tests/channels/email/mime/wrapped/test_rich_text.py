"""Rich text that Outlook packs into `winmail.dat`: uncompressed, read, and never worth a crash."""

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.wrapped import lzfu, rtf

HTML = rb"""{\rtf1\ansi\ansicpg1252\fromhtml1
{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial;}}
{\colortbl\red0\green0\blue0;}\uc1\pard\plain\f0
{\*\htmltag19 <html>}{\*\htmltag50 <body>}\htmlrtf {\htmlrtf0 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0
Guten Tag \u8364?, {\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 Kim{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0
 \f1 \'cf\f0
{\*\mhtmltag64 <p>}
\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}\htmlrtf }\htmlrtf0
{\*\htmltag58 </body>}{\*\htmltag27 </html>}}"""


def packed(rich: bytes) -> bytes:
    """Return rich text as Outlook compresses it: by references where three bytes were there before."""
    window, pieces, at = bytearray(lzfu.KNOWN), [], 0
    while at < len(rich):
        found = window.rfind(rich[at : at + 3], max(0, len(window) - 4000)) if at + 3 <= len(rich) else -1
        if found >= 0:
            pieces.append((1, struct.pack(">H", (found % 4096) << 4 | 1)))
            step = 3
        else:
            pieces.append((0, rich[at : at + 1]))
            step = 1
        window += rich[at : at + step]
        at += step
    pieces.append((1, struct.pack(">H", (len(window) % 4096) << 4)))
    out = b""
    for start in range(0, len(pieces), 8):
        group = pieces[start : start + 8]
        out += bytes([sum(flag << bit for bit, (flag, _) in enumerate(group))]) + b"".join(
            b for _, b in group
        )
    return struct.pack("<IIII", len(out) + 12, len(rich), 0x75465A4C, 0) + out


def winmail(rich: bytes) -> bytes:
    """Return a mail that holds nothing but a `winmail.dat` with compressed rich text."""
    content = packed(rich)
    value = struct.pack("<HHII", 0x0102, 0x1009, 1, len(content)) + content + bytes(-len(content) % 4)
    properties = struct.pack("<I", 1) + value
    pack = struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BIIH", 1, 0x00069003, len(properties), 0)[:9]
    head = b"From: a@b.example\nContent-Type: application/ms-tnef; name=winmail.dat\n"
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(pack + properties + b"\0\0")


def test_what_is_compressed_comes_back() -> None:
    """With references, also into what both sides know from the beginning."""
    rich = rb"{\rtf1\ansi\mac Mein Server startet nicht, mein Server startet nicht.\par}" * 90
    assert lzfu.unpack(packed(rich)) == rich
    assert len(packed(rich)) < len(rich)


def test_what_is_not_compressed_is_taken_as_it_stands() -> None:
    """The other form of the same pack."""
    assert lzfu.unpack(struct.pack("<IIII", 17, 5, 0x414C454D, 0) + b"Hallo") == b"Hallo"


def test_html_that_was_packed_as_rich_text_is_html_again() -> None:
    """Tags and words return, the looks that repeat them do not; letters of other alphabets keep theirs."""
    html = "<html><body><p>Guten Tag €, <b>Kim</b> П</p></body></html>"
    assert rtf.read(HTML) == ("", html)
    mail = parse(winmail(HTML))
    assert (mail.visible, mail.html, mail.parts) == ("Guten Tag €, Kim П", html, ())


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        (
            rb"{\rtf1\ansi{\info{\author Kim}}L\'e4uft.\par Danke\tab f\'fcr {\b alles}.}",
            "Läuft.\nDanke\tfür alles.",
        ),
        (rb"{\rtf1 \{a\} \\ \u-10179?\u-8694? \ldblquote b\rdblquote\~c}", "{a} \\ 😊 “b”\u00a0c"),
        (rb"{\rtf1{\*\unknown x}{\pict\bin5 {{{{{ab}Ende}", "Ende"),
        (rb"{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b}", "日本"),
        (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\'f0\'e8\f0 e}", "Приe"),
        (rb"{\rtf1\uc2\u8364\'80\'80x}", "€x"),
        (b"no rich text", "no rich text"),
    ],
)
def test_rich_text_is_read_as_words(rich: bytes, words: str) -> None:
    """Letters, signs and lines are kept; tables of fonts, pictures and unknown groups are not words."""
    assert rtf.read(rich) == (words, "")


def test_a_mail_of_rich_text_shows_its_words() -> None:
    """Nothing but the pack came, and yet it can be read."""
    mail = parse(winmail(rb"{\rtf1\ansi Mein Server startet nicht.\par}"))
    assert (mail.visible, mail.html, mail.parts, mail.damage) == ("Mein Server startet nicht.", "", (), "")


@given(st.binary(max_size=300), st.sampled_from([0x75465A4C, 0x414C454D]))
def test_no_bytes_break_the_reader(raw: bytes, kind: int) -> None:
    """What is torn or made up gives some text or none, never more than was announced."""
    rich = lzfu.unpack(struct.pack("<IIII", 0, 2_000, kind, 0) + raw)
    assert len(rich) <= 2_000
    rtf.read(rich)
    rtf.read(rb"{\rtf1\fromhtml1 " + raw)


def test_a_small_pack_cannot_grow_without_end() -> None:
    """Each two bytes give at most seventeen, and all of them no more than what was announced."""
    bomb = b"\0A" + b"\xff" + b"\x0c\xff" * 8
    out = lzfu.unpack(struct.pack("<IIII", 0, 2**31, 0x75465A4C, 0) + bomb * 1_000)
    assert len(out) <= 17 * len(bomb) * 1_000


@pytest.mark.parametrize(
    "unit", [b"{", b"}", b"\\'e4", b"\\u1?", b"\\f1 a", b"{\\*\\x ", b"\\bin9", b"a ", b"\\htmlrtf"]
)
def test_rich_text_is_read_in_one_pass(unit: bytes) -> None:
    """A square of this size would not end in a test's time, and nothing grows."""
    text, html = rtf.read(b"{\\rtf1 " + unit * (200_000 // len(unit)))
    assert len(text) + len(html) <= 200_000
