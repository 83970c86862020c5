"""How values stand in a mail: nothing is torn that receivers need whole, and no line is too long."""

import re
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.channels.email import wire
from ruhepol.channels.email.wire import ascii_address

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300)
IDS = st.lists(st.from_regex(r"\A<[a-z0-9.]{1,150}@[a-z]{1,60}\.example>\Z"), min_size=1, max_size=9)
_ENCODED = re.compile(r"=\?[^?]+\?[bBqQ]\?[^?]*\?=")


def _read(header):
    return message_from_bytes(f"{header}\r\n\r\n".encode("ascii"), policy=default)


@given(WORDS)
def test_a_subject_is_read_back_the_same(subject):
    """It survives; encoded words keep to 75 letters (RFC 2047), lines to 78 (RFC 5322)."""
    header = wire.words("Subject", subject)
    assert all(len(line) <= 78 and line.strip() for line in header.split("\r\n"))
    assert all(len(word) <= 75 for word in _ENCODED.findall(header))
    assert "".join(_read(header)["Subject"].split()) == "".join(subject.split())


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Rechnung",
        "a  b",
        " begins blank",
        "=?utf-8?q?not_encoded?=",
        "Straße " * 30,
        "word " * 60 + "end",
    ],
)
def test_a_subject_keeps_each_of_its_letters(subject):
    """Blanks, and what looks like an encoded word, arrive as they were written."""
    assert _read(wire.words("Subject", subject))["Subject"] == subject


def test_a_subject_of_plain_words_stays_readable():
    """It is folded between words and not encoded."""
    header = wire.words(
        "Subject", "Re: the server in the second rack does not start since the update of last night"
    )
    assert header.startswith("Subject: Re: the server")
    assert "\r\n " in header


@given(IDS)
def test_ids_are_never_torn(written):
    """Each stands whole on its line."""
    header = wire.ids("References", " ".join(written))
    assert re.findall(r"<[^>]+>", _read(header)["References"]) == written
    assert [line.strip() for line in header.removeprefix("References: ").split("\r\n")] == written


@given(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=4))
def test_names_are_read_back_the_same(names):
    """Whatever stands in a name, it stays a name and the address beside it an address."""
    people = [Address(name, addr_spec=f"kim{place}@example.org") for place, name in enumerate(names)]
    header = wire.addresses("To", people)
    assert all(len(line) <= 998 for line in header.split("\r\n"))
    back = _read(header)["To"].addresses
    assert [one.addr_spec for one in back] == [one.addr_spec for one in people]
    assert ["".join(one.display_name.split()) for one in back] == ["".join(name.split()) for name in names]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Kim", "To: Kim <kim@example.org>"),
        ("Lang, Kim", 'To: "Lang, Kim" <kim@example.org>'),
        ('Kim "K" Lang', 'To: "Kim \\"K\\" Lang" <kim@example.org>'),
        ("", "To: kim@example.org"),
    ],
)
def test_plain_names_stay_readable(name, line):
    """Only what has a meaning in a header is quoted."""
    assert wire.addresses("To", [Address(name, addr_spec="kim@example.org")]) == line


@pytest.mark.parametrize("value", ["two\r\nlines", "a\nb", "nul\0", "ü"])
def test_nothing_breaks_out_of_a_header(value):
    """A value that would begin a header of its own, or is not ASCII, is refused."""
    with pytest.raises(ValueError, match="header"):
        wire.plain("Date", value)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=2_000))
def test_a_text_is_read_back_the_same(text):
    """Whatever it is encoded by, its lines have CRLF and keep to 78 letters."""
    encoding, content = wire.body(text)
    assert content.endswith(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    head = f'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    back = message_from_bytes(head.encode("ascii") + content).get_payload(decode=True).decode()
    assert back.replace("\r\n", "\n").rstrip("\n") == re.sub(r"\r\n?", "\n", text).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Plain.\n", "7bit"),
        ("Wir haben es geprüft und behoben.\n", "quoted-printable"),
        ("x" * 99, "quoted-printable"),
        ("Привет", "base64"),
    ],
)
def test_a_text_is_encoded_by_what_is_shortest(text, encoding):
    """Plain text stays plain, German stays readable, Cyrillic does not become three times as long."""
    assert wire.body(text)[0] == encoding


@pytest.mark.parametrize(
    ("written", "sent"),
    [("kim@example.org", "kim@example.org"), ("kim@köln.example", "kim@xn--kln-sna.example")],
)
def test_domains_travel_in_ascii(written, sent):
    """Every server understands the punycode of a domain."""
    assert ascii_address(written) == sent


def test_a_name_that_needs_smtputf8_is_refused():
    """Better a clear word than a mail that gets lost half-way."""
    with pytest.raises(ValueError, match="SMTPUTF8"):
        ascii_address("jürgen@example.org")
