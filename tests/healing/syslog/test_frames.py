"""Messages out of a stream, however it is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.syslog.frames import FrameError, Frames

MESSAGES = st.lists(st.binary(min_size=1, max_size=30).map(lambda raw: b"<34>" + raw.strip(b"\r\n\0") + b"."))


@given(MESSAGES, st.lists(st.booleans(), min_size=1), st.lists(st.integers(1, 40)))
def test_every_message_comes_out_once(messages, counted, cuts):
    """Counted and by lines, in one stream: lines as long as they hold no end of a line."""
    stream, told = b"", []
    for number, message in enumerate(messages):
        if counted[number % len(counted)]:
            stream += str(len(message)).encode() + b" " + message
        else:
            message = message.replace(b"\n", b"")  # noqa: PLW2901  a line has one end
            stream += message + b"\r\n"
        told.append(message)
    frames, found = Frames(), []
    for cut in [*cuts, len(stream)]:
        piece, stream = stream[:cut], stream[cut:]
        found += frames.feed(piece)
    assert found == told
    assert frames.rest() == b""


def test_a_last_line_needs_no_end():
    """It is what is left when the connection ends."""
    frames = Frames()
    assert list(frames.feed(b"<34>one\n<34>two")) == [b"<34>one"]
    assert frames.rest() == b"<34>two"


@pytest.mark.parametrize("stream", [b"12x <34>", b"1234567", b"99999 <34>", b"<" * 70_000])
def test_what_cannot_be_followed_is_said(stream):
    """After what was whole before it."""
    frames = Frames().feed(b"5 <34>a" + stream)
    assert next(frames) == b"<34>a"
    with pytest.raises(FrameError):
        next(frames)
