"""Which addresses may be connected to when somebody else named them."""

import ipaddress

import pytest

from ruhepol.core.web.doors import ShutError, choose, ends, may_reach

OURS = [
    "127.0.0.1",
    "0.0.0.0",  # noqa: S104  looked at, not listened on
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
]
HIDDEN = {
    "mapped": "::ffff:127.0.0.1",
    "mapped to a neighbour": "::ffff:10.0.0.1",
    "compatible": "::127.0.0.1",
    "6to4": "2002:7f00:1::",
    "6to4 to the cloud's credentials": "2002:a9fe:a9fe::1",
    "NAT64": "64:ff9b::7f00:1",
    "NAT64 to the cloud's credentials": "64:ff9b::a9fe:a9fe",
    "NAT64 of one's own": "64:ff9b:1::a00:1",
    "Teredo with a private client": "2001:0:5db8:d70e::f5ff:fffe",
    "Teredo with a private server": "2001:0:a00:1::a247:28f1",
}
HERE = [ipaddress.ip_network("127.0.0.0/8")]


@pytest.mark.parametrize("address", OURS)
def test_no_address_of_ours_or_a_neighbours_is_reached(address):
    """Loopback, private, link-local, shared and group addresses are refused."""
    assert not may_reach(address)


@pytest.mark.parametrize("address", HIDDEN.values(), ids=HIDDEN)
def test_another_notation_hides_nothing(address):
    """Where an address holds one of IPv4, that one is looked at."""
    assert not may_reach(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"],
)
def test_the_internet_is_reached(address):
    """Ordinary servers may be asked, through a translator too: whole networks have no other way to them."""
    assert may_reach(address)


@pytest.mark.parametrize(
    "address",
    ["64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "2001:0:5db8:d70e::5601:5601", "::ffff:169.254.169.254"],
)
def test_nobodys_addresses_are_refused_to_administrators_too(address):
    """Where clouds keep their credentials is no system of anybody's, in whatever notation."""
    assert not may_reach(address, networks=None)


def test_an_opened_network_is_open_in_every_notation():
    """What an operator opened is reached, what they did not is not."""
    assert may_reach("127.0.0.1", networks=HERE)
    assert may_reach("::ffff:127.0.0.1", networks=HERE)
    assert not may_reach("64:ff9b::a00:1", networks=HERE)


def test_both_ends_of_a_tunnel_are_looked_at():
    """Teredo names the server it goes through and the client behind it."""
    assert [str(one) for one in ends("2001:0:5db8:d70e::f5ff:fffe")][1:] == ["93.184.215.14", "10.0.0.1"]


def test_one_refused_address_shuts_the_name():
    """A name that leads out and home cannot be had half, and one that leads nowhere not at all."""
    out, home = (2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))
    assert choose([out]) == "93.184.215.14"
    with pytest.raises(ShutError, match=r"10\.0\.0\.1"):
        choose([out, home])
    with pytest.raises(ShutError):
        choose([])
