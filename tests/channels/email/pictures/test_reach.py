"""Which servers our own may be sent to by a stranger's mail."""

import asyncio

import httpx
import pytest

from ruhepol.channels.email.pictures.reach import RefusedError, is_public, public_address

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
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", OURS)
def test_no_address_of_ours_or_a_neighbours_is_public(address: str):
    """Loopback, private, link-local, shared and group addresses in every notation are refused."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_internet_is_public(address: str):
    """Ordinary servers may be asked."""
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.png",
        "http://[::1]/a.png",
        "http://localhost/a.png",
        "http://2130706433/a.png",
        "http://93.184.215.14:22/a.png",
        "https://93.184.215.14:80/a.png",
        "http://user:word@93.184.215.14/a.png",
        "ftp://93.184.215.14/a.png",
        "http://name.invalid/a.png",
    ],
)
def test_a_picture_cannot_send_us_elsewhere(url: str):
    """Other schemes and ports, passwords, names that lead home and names that lead nowhere are refused."""
    with pytest.raises(RefusedError):
        asyncio.run(public_address(httpx.URL(url)))


def test_a_public_server_is_asked_by_its_number():
    """The address to connect to is the one that was looked at."""
    assert asyncio.run(public_address(httpx.URL("https://93.184.215.14/a.png"))) == "93.184.215.14"
