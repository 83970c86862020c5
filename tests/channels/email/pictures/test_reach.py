"""Which servers our own may be sent to by a stranger's mail."""

import asyncio

import httpx
import pytest

from ruhepol.channels.email.pictures.reach import RefusedError, public_address


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.png",
        "http://[::1]/a.png",
        "http://localhost/a.png",
        "http://[64:ff9b::7f00:1]/a.png",
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
