"""What a syslog message tells, in the new form, the old one, and none."""

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.syslog.reading import read
from tests.world import NOON

NEW = (
    b"<165>1 2026-03-02T10:00:00.003+01:00 mc-42 evntslog 8710 ID47 "
    b'[exampleSDID@32473 iut="3" quote="a \\"b\\" \\] c"][ruhepol@32473 key="k-1"] '
    b"\xef\xbb\xbfPlatte voll \xc3\xa4"
)


def test_the_new_form():
    """RFC 5424: moment, host, program, structured data, and a key that is kept nowhere."""
    message = read(NEW, now=NOON)
    seen = message.seen
    assert (seen.name, seen.body, seen.severity, message.key) == ("evntslog", "Platte voll ä", 10, "k-1")
    assert seen.at.isoformat() == "2026-03-02T10:00:00.003000+01:00"
    assert seen.attributes == {
        "host.name": "mc-42",
        "process.pid": "8710",
        "syslog.msgid": "ID47",
        "syslog.facility": 20,
        "exampleSDID@32473.iut": "3",
        "exampleSDID@32473.quote": 'a "b" ] c',
    }


def test_all_may_be_missing():
    """A dash stands for nothing; what has no moment happened when it came."""
    seen = read(b"<0>1 - - - - - -", now=NOON).seen
    assert (seen.at, seen.severity, seen.name, seen.body) == (NOON, 21, "syslog", "")
    assert seen.attributes == {"syslog.facility": 0}


def test_the_old_form():
    """RFC 3164, with a date that has no year, or with a whole one; the tag is the name."""
    seen = read(b"<34>Oct  1 22:14:15 mc-42 su[77]: 'su root' failed", now=NOON).seen
    assert (seen.at, seen.severity, seen.name, seen.body) == (NOON, 18, "su", "'su root' failed")
    assert seen.attributes == {"host.name": "mc-42", "process.pid": "77", "syslog.facility": 4}
    seen = read(b"<13>2026-03-02T10:00:00+01:00 mc-42 cron: done", now=NOON).seen
    assert (seen.at.hour, seen.name, seen.body) == (10, "cron", "done")


def test_no_form_at_all():
    """Everything is the body, and its priority counts where it has one."""
    assert read(b"<11>it burns", now=NOON).seen.body == "it burns"
    seen = read(b"<999>it burns", now=NOON).seen
    assert (seen.body, seen.severity, seen.attributes) == ("<999>it burns", 9, {})


@given(st.binary(max_size=300) | st.text().map(lambda text: b"<34>1 - - - - - [" + text.encode()))
def test_nothing_makes_it_fall(raw):
    """Whatever comes is a fact that fits a row."""
    seen = read(raw, now=NOON).seen
    assert 0 < len(seen.name) <= 120
    assert "\0" not in seen.body
