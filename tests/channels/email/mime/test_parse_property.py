"""Whatever the bytes are: the reader neither raises nor returns what a database or page could not hold."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ruhepol.channels.email.mime.model import Mail
from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.quotes.split import split

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


def is_holdable(mail: Mail) -> bool:
    """Tell whether every text of a mail can be stored and shown."""
    people = [*mail.to, *mail.cc, *mail.reply_to, *([mail.sender] if mail.sender else [])]
    texts = [mail.subject, mail.message_id, *mail.thread_ids, mail.text, mail.html, mail.visible, mail.folded]
    texts += [mail.returned, *mail.bounced, *(part.name for part in mail.parts)]
    texts += [text for person in people for text in (person.address, person.name)]
    return not any(UNHOLDABLE.search(text) for text in texts)


@settings(max_examples=300, deadline=None)
@given(HEADERS, BODIES, st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_no_mail_breaks_the_reader(headers, body, line_end):
    """Mails made of everything that ever went wrong are read to the end."""
    raw = b"".join(name + b": " + value + b"\n" for name, value in headers) + b"\n" + body
    assert is_holdable(parse(raw.replace(b"\n", line_end)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_break_the_reader(raw):
    """What is no mail at all is shown as the text it may be."""
    assert is_holdable(parse(raw))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Hallo", "> alt", "", "-- ", "Am Mo. schrieb x:", "On a wrote:", "--", "Von: x"])
    )
)
def test_no_word_is_lost_when_quotes_are_folded(lines):
    """Visible and folded together hold every line that was not empty."""
    visible, folded = split("\n".join(lines))
    kept = sorted(line.rstrip() for line in f"{visible}\n{folded}".split("\n") if line.strip())
    assert kept == sorted(line.rstrip() for line in lines if line.strip())
