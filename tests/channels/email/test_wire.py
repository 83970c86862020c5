"""How mails are written down: nothing is torn that receivers need whole, and no line is too long."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.channels.email.wire import POLICY, ascii_address

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300)
IDS = st.lists(st.from_regex(r"\A<[a-z0-9.]{1,150}@[a-z]{1,60}\.example>\Z"), min_size=1, max_size=9)
_ENCODED = re.compile(rb"=\?[^?]+\?[bBqQ]\?[^?]*\?=")


@given(subject=WORDS, ids=IDS, text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=2_000))
def test_what_goes_out_is_read_back_the_same(subject, ids, text):
    """Subject, ids and text survive; encoded words keep to 75 letters (RFC 2047), lines to 998 (RFC 5322)."""
    mail = EmailMessage(policy=POLICY)
    mail["Subject"], mail["Message-ID"], mail["References"] = subject, ids[0], " ".join(ids)
    mail.set_content(text)
    raw = mail.as_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(word) <= 75 for word in _ENCODED.findall(raw))
    back = message_from_bytes(raw, policy=default)
    assert "".join(back["Subject"].split()) == "".join(subject.split())
    assert re.findall(r"<[^>]+>", back["References"]) == ids
    assert back["Message-ID"] == ids[0]
    assert back.get_content().rstrip("\r\n") == text


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
