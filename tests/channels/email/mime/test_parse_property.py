"""Whatever the bytes are: the reader neither raises nor returns what a database or page could not hold."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ruhepol.channels.email.mime.model import Mail
from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.quotes.marks import without
from ruhepol.channels.email.mime.quotes.split import split
from ruhepol.channels.email.mime.wrapped import tnef, uuencode

UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
NAMES = st.sampled_from(
    [
        "From",
        "To",
        "Subject",
        "Message-ID",
        "In-Reply-To",
        "References",
        "Content-Type",
        "Auto-Submitted",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Return-Path",
        "Content-ID",
        "Precedence",
        "Date",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        [
            b"multipart/mixed; boundary=b",
            b"multipart/alternative; boundary=b",
            b"multipart/report; boundary=b",
            b"message/rfc822",
            b"message/delivery-status",
            b"text/html; charset=utf-16",
            b"text/plain; charset=",
            b"text/plain; charset=rot13",
            b"text/plain; charset*0*=x''%ff; charset*1=\xff",
            b"base64",
            b"x-uuencode",
            b"quoted-printable",
            b"=?utf-8?b?w7w",
            b"=?utf-7?q?+?=",
            b"=?x?B?!!!?=",
            b"<>",
            b"<a@b> <c",
            b'"',
            b"attachment; filename*=utf-8''%00..%2f",
            b"a@b\r\n c@d",
            b"(((((",
            b"undisclosed-recipients:;",
        ]
    ),
    st.binary(max_size=60),
)
HEADERS = st.lists(st.tuples(NAMES.map(str.encode), VALUES), max_size=8)
BODIES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                b"--b\n",
                b"--b--\n",
                b"\n",
                b"> quoted\n",
                b"On Mon, Ada wrote:\n",
                b"-- \n",
                b"begin 644 x\n",
                b"=\n",
                b"Content-Type: multipart/mixed; boundary=b\n\n",
                b"Content-Type: message/rfc822\n\n",
                b"<b",
                b"</p>",
                b"<blockquote type=cite>",
                b"\x1b$B",
                b"\xff\xfe",
                b"From: x\nSent: y\nTo: z\n",
            ]
        ),
        st.binary(max_size=80),
    ),
    max_size=12,
).map(b"".join)


LINES = [
    "Hallo, es geht um den Server.",
    "> alt",
    ">> älter",
    "",
    "-- ",
    "--",
    "---",
    "AB> alt",
    "Am 02.03.2026 um 10:15 schrieb Kim <kim@turnierserver.example>:",
    "On Mon, Mar 2, 2026 at 10:15 AM Kim",
    "<kim@turnierserver.example> wrote:",
    "Gut. On Mon, Mar 2, 2026 at 10:15 AM, kim@turnierserver.example wrote:",
    "-----Original Message-----",
    "Von: Kim <kim@turnierserver.example>",
    "Gesendet: Montag, 2. März 2026",
    "An: hilfe@ruhepol.example",
    "________________________________",
    "Viele Grüße",
    "Thanks,",
    "Kim Berger",
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "\ue000",
    "\ue001",
]


def is_holdable(mail: Mail) -> bool:
    """Tell whether every text of a mail can be stored and shown."""
    people = [*mail.to, *mail.cc, *mail.reply_to, *([mail.sender] if mail.sender else [])]
    texts = [mail.subject, mail.message_id, *mail.thread_ids, mail.text, mail.html, mail.visible, mail.folded]
    texts += [mail.returned, *mail.bounced, *(part.name for part in mail.parts)]
    texts += [text for person in people for text in (person.address, person.name)]
    return not any(UNHOLDABLE.search(text) for text in texts)


@settings(max_examples=300, deadline=None)
@given(HEADERS, BODIES, st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_no_mail_breaks_the_reader(headers: list[tuple[bytes, bytes]], body: bytes, line_end: bytes) -> None:
    """Mails made of everything that ever went wrong are read to the end."""
    raw = b"".join(name + b": " + value + b"\n" for name, value in headers) + b"\n" + body
    assert is_holdable(parse(raw.replace(b"\n", line_end)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    """What is no mail at all is shown as the text it may be."""
    assert is_holdable(parse(raw))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_word_is_lost_when_quotes_are_folded(lines: list[str]) -> None:
    """Visible and folded together hold every letter of the text."""
    visible, folded = split("\n".join(lines))
    kept = "".join(f"{visible}{folded}".split())
    assert sorted(kept) == sorted(without("".join("".join(lines).split())))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_no_pack_breaks_its_reader(raw: bytes, begins_well: bool) -> None:
    """Whatever stands in a `winmail.dat`, reading it ends and gives no more than it holds."""
    pack = tnef.unpack((b"\x78\x9f\x3e\x22\x01\x00" if begins_well else b"") + raw)
    assert sum(len(one.content) for one in pack.files) <= len(raw) + 6


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["begin 644 a.txt", "begin-base64 644 b", "#86)C", "`", "end", "====", "Wort", ""])
    )
)
def test_a_text_without_files_stays_as_it_is(lines: list[str]) -> None:
    """Taking out encoded files loses no other word."""
    text, files = uuencode.take_out("\n".join(lines))
    assert text.count("Wort") == lines.count("Wort") or files
    assert files or text == "\n".join(lines)
