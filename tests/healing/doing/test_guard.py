"""Which hosts may be spoken to."""

import ipaddress

import pytest

from ruhepol.healing.doing.guard import address_of, host_name
from ruhepol.healing.doing.place import NotDoneError

HERE = [ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128")]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("MC-42.Example.org.", "mc-42.example.org"),
        ("10.0.0.1", "10.0.0.1"),
        ("::1", "::1"),
        ("_dmarc.a.b", "_dmarc.a.b"),
    ],
)
def test_names_and_addresses_of_hosts(text, plain):
    """A host is named as people write it."""
    assert host_name(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "a/b",
        "a:80",
        "user@host",
        "-a.b",
        "127.1",
        "2130706433",
        "0x7f.0x1",
        "a..b",
        "x" * 64,
        "é.de",
    ],
)
def test_what_is_no_host(text):
    """Addresses in disguise and parts of web addresses are no names of hosts."""
    with pytest.raises(NotDoneError, match="no name of a host"):
        host_name(text)


PRIVATE = ["127.0.0.1", "10.1.2.3", "192.168.0.1", "::1", "::ffff:127.0.0.1", "localhost", "fd00::1"]


@pytest.mark.parametrize("host", PRIVATE)
def test_an_asset_leads_to_public_addresses_only(host):
    """Whoever names our own doors in an asset gets nobody to knock there."""
    with pytest.raises(NotDoneError, match="do not knock"):
        address_of(host, 80, networks=[])


def test_an_operator_can_open_networks():
    """Networks that the operator names are reached, others still not."""
    assert address_of("127.0.0.1", 80, networks=HERE) == "127.0.0.1"
    with pytest.raises(NotDoneError):
        address_of("10.0.0.1", 80, networks=HERE)


NOBODYS = ["169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "::ffff:169.254.169.254"]  # noqa: S104  refused


@pytest.mark.parametrize("host", NOBODYS)
def test_some_addresses_are_nobodys(host):
    """What is no single server's is refused even where an administrator wrote it."""
    with pytest.raises(NotDoneError, match="do not knock"):
        address_of(host, 80)


def test_public_addresses_and_administrators_hosts():
    """A public address is reached for an asset, and a private one where an administrator named it."""
    assert address_of("8.8.8.8", 53, networks=[]) == "8.8.8.8"
    assert address_of("127.0.0.1", 80) == "127.0.0.1"


def test_a_name_that_leads_nowhere():
    """The resolver's silence ends in words, and another try may help."""
    with pytest.raises(NotDoneError, match="leads nowhere") as caught:
        address_of("nobody.invalid", 80)
    assert caught.value.retry
