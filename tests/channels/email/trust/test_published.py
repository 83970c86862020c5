"""What is published for a domain, asked of a real name server on this machine."""

import dns.resolver
import pytest

from ruhepol.channels.email.models import SigningKey
from ruhepol.channels.email.trust.network import Network
from ruhepol.channels.email.trust.published import State, look_up
from tests.factories.name_server import name_server

HOME = "nordstern.example"
NAME = f"ruhepol202611._domainkey.{HOME}."
KEY = SigningKey(domain=HOME, selector="ruhepol202611", public="A" * 380 + "Q==")
SPF, DMARC = '"v=spf1 mx ~all"', '"v=DMARC1; p=quarantine"'
ABSENT, DIFFERENT, FOUND, UNKNOWN = State.ABSENT, State.DIFFERENT, State.FOUND, State.UNKNOWN


@pytest.fixture
def zone(monkeypatch):
    """The records of the domain; tests write them."""
    with name_server({(f"{HOME}.", "A"): "192.0.2.1"}, monkeypatch) as zone:
        yield zone


def states(key=KEY):
    """Return how each record compares, by its kind."""
    return {one.kind: one.state for one in look_up(HOME, key, "mx.provider.example", Network(1.0))}


def record(public):
    """Return a key's record as zones hold it: in pieces of at most 255 letters."""
    value = f"v=DKIM1; k=rsa; p={public}"
    return " ".join(f'"{value[at : at + 200]}"' for at in range(0, len(value), 200))


@pytest.mark.parametrize(
    ("published", "state"),
    [
        (record(KEY.public), FOUND),
        (record(f"{KEY.public[:90]} {KEY.public[90:]}"), FOUND),
        (record("B" * 380), DIFFERENT),
        (record(""), DIFFERENT),
        ([record(KEY.public), record("B" * 380)], DIFFERENT),
        (None, ABSENT),
    ],
    ids=["equal", "with spaces", "another", "withdrawn", "two", "none"],
)
def test_the_published_key_is_compared_with_ours(zone, published, state):
    """Equal is equal however it is cut; another key, a withdrawn one and two of them are not."""
    if published:
        zone[NAME, "TXT"] = published
    assert states()["dkim"] == state


@pytest.mark.parametrize(
    ("published", "state"),
    [(SPF, FOUND), ([SPF, '"google-site-verification=x"'], FOUND), ([SPF, '"v=spf1 -all"'], DIFFERENT),
     ('"v=spf10 x"', ABSENT)],
)  # fmt: skip
def test_one_sending_policy_is_right(zone, published, state):
    """Other texts of the domain do not matter, two policies do."""
    zone[f"{HOME}.", "TXT"] = published
    assert states()["spf"] == state


def test_the_organisation_s_policy_counts(zone):
    """A subdomain is spoken for by the domain above it."""
    assert states()["dmarc"] == ABSENT
    zone[f"_dmarc.{HOME}.", "TXT"] = DMARC
    [_spf, dmarc] = look_up(f"mail.{HOME}", None, "localhost", Network(1.0))
    assert (dmarc.state, dmarc.found) == (FOUND, "v=dmarc1; p=quarantine")


def test_what_to_publish_is_said(zone):  # noqa: ARG001  an empty domain
    """Each absent record comes with one that would do."""
    wanted = {one.kind: one.wanted for one in look_up(HOME, KEY, "mx.provider.example", Network(1.0))}
    assert wanted == {
        "dkim": KEY.record,
        "spf": "v=spf1 mx a:mx.provider.example ~all",
        "dmarc": f"v=DMARC1; p=none; rua=mailto:postmaster@{HOME}",
    }


def test_without_a_network_nothing_is_claimed(monkeypatch):
    """Nobody answers: each record is unknown, not absent."""
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], 9
    monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
    found = look_up(HOME, KEY, "", Network(0.2))
    assert {one.state for one in found} == {UNKNOWN}
