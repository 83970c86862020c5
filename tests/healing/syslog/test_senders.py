"""Whose an address is."""

import pytest

from ruhepol.healing.syslog.senders import NetworkError, parse, senders


def test_the_narrowest_network_counts():
    """Of equal ones the first source has it; a stranger is nobody's, and so is what is no address."""
    known = senders([(1, "10.0.0.0/8, fd00::/8"), (2, "10.1.0.5\n10.2.0.0/16"), (3, "10.1.0.5")])
    asked = ("10.9.9.9", "10.1.0.5", "::ffff:10.2.1.1", "fd00::1%eth0", "192.0.2.1", "nonsense")
    assert [known.of(address) for address in asked] == [1, 2, 2, 1, None, None]


@pytest.mark.parametrize("text", ["10.0.0", "host.example", "10.0.0.0/99", "10.0.0.1 " * 101])
def test_what_is_no_network_is_named(text):
    """By the word itself."""
    with pytest.raises(NetworkError) as caught:
        parse(text)
    assert str(caught.value) in text
