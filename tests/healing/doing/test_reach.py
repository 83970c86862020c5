"""Knocking at real hosts: ports, certificates, names."""

import socket
from datetime import timedelta

import pytest

from ruhepol.healing.doing.place import NotDoneError
from ruhepol.healing.doing.reach import Door, certificate, leads_to, listens
from tests.factories.name_server import name_server
from tests.factories.tls import DAY, Authority, make_certificate
from tests.healing.doing.servers import backend, closed_port

PATIENT = 60
ZONE = {
    ("shop.example.", "A"): ["192.0.2.7", "192.0.2.5"],
    ("shop.example.", "MX"): "10 mx.shop.example.",
    ("shop.example.", "TXT"): '"v=spf1 -all"',
}


def test_whether_somebody_listens(shop):
    """An open port says yes, a closed one no."""
    assert listens(Door("localhost", shop.server_address[1]), limit=PATIENT)
    assert not listens(Door("localhost", closed_port()), limit=PATIENT)


def test_an_asset_cannot_make_us_knock_at_home(shop):
    """A host that an asset names must be public, even to be asked whether somebody listens."""
    with pytest.raises(NotDoneError, match="do not knock"):
        listens(Door("localhost", shop.server_address[1], networks=()), limit=PATIENT)


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """An authority that this machine trusts."""
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    return authority


def test_a_good_certificate(trusted):
    """The reading is the whole days that are left."""
    with backend(trusted.certificate("localhost", until=30 * DAY)) as server:
        found = certificate(Door("localhost", server.server_address[1]), limit=PATIENT)
    assert (found.days, found.wrong) == (29, "")


@pytest.mark.parametrize(
    ("names", "until", "days", "wrong"),
    [(("localhost",), timedelta(days=-3), -4, "expired"), (("other.example",), 9 * DAY, 8, "mismatch")],
)
def test_bad_certificates(trusted, names, until, days, wrong):
    """One that has run out is read all the same, and so is one of another name."""
    with backend(trusted.certificate(*names, until=until)) as server:
        found = certificate(Door("localhost", server.server_address[1]), limit=PATIENT)
    assert found.days == days
    assert wrong in found.wrong


def test_a_certificate_that_signs_itself(tmp_path):
    """Nobody vouches for it, and that is said."""
    with backend(make_certificate(tmp_path)) as server:
        found = certificate(Door("localhost", server.server_address[1]), limit=PATIENT)
    assert (found.days, "self" in found.wrong) == (1, True)


def test_who_speaks_no_tls(shop):
    """A plain port has no certificate to judge, and a closed one neither."""
    for port in (shop.server_address[1], closed_port()):
        with pytest.raises(NotDoneError, match="shows no certificate"):
            certificate(Door("localhost", port), limit=PATIENT)


def test_who_never_answers():
    """A host that accepts and stays silent is given up after the limit."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with pytest.raises(NotDoneError, match="timed out"):
            certificate(Door("127.0.0.1", silent.getsockname()[1]), limit=0.1)
        assert listens(Door("127.0.0.1", silent.getsockname()[1]), limit=PATIENT)


def test_what_a_name_leads_to(monkeypatch):
    """The records of a name, in order; none where it has none or does not exist."""
    with name_server(ZONE, monkeypatch):
        assert leads_to("shop.example", "A", limit=PATIENT) == ["192.0.2.5", "192.0.2.7"]
        assert leads_to("shop.example", "MX", limit=PATIENT) == ["10 mx.shop.example"]
        assert leads_to("shop.example", "TXT", limit=PATIENT) == ["v=spf1 -all"]
        assert leads_to("shop.example", "AAAA", limit=PATIENT) == []
        assert leads_to("nobody.example", "A", limit=PATIENT) == []
        with pytest.raises(NotDoneError, match="no answer"):
            leads_to("broken.example", "A", limit=1)
