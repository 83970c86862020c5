"""The host page's word on who is there: believed only where its signature, moment and widget are right."""

import pytest

from ruhepol.channels.chat.exceptions import IdentityRefusedError
from ruhepol.channels.chat.identity import read
from ruhepol.core import clock
from tests.factories.chat import signed

SECRET = "the shop's secret"


def reading(token, secret=SECRET, audience="widget"):
    """Read a token now."""
    return read(token, secret, audience=audience, now=clock.now())


def refusal(token, **how):
    """Return why a token is refused."""
    with pytest.raises(IdentityRefusedError) as caught:
        reading(token, **how)
    return caught.value.reason


def test_a_signed_word_is_believed():
    """Number, address and name come from the page's own token."""
    claim = reading(signed(SECRET, external_id=42, email="kim@turnierserver.example", name=" Kim  Berger "))
    assert (claim.external_id, claim.email, claim.name) == ("42", "kim@turnierserver.example", "Kim Berger")


def test_an_address_the_page_itself_doubts_is_left_out():
    """Shops let people register with any address; `email_verified: false` says so."""
    assert reading(signed(SECRET, sub="42", email="kim@x.example", email_verified=False)).email == ""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"minutes": -1}, "expired"),
        ({"minutes": 25 * 60}, "endless"),
        ({"exp": None}, "endless"),
        ({"exp": float("nan")}, "endless"),
        ({"exp": True}, "endless"),
        ({"exp": "tomorrow"}, "endless"),
        ({"aud": "another"}, "foreign"),
        ({"external_id": None}, "nobody"),
        ({"external_id": "4 2"}, "nobody"),
        ({"external_id": ["42"]}, "nobody"),
        ({"external_id": "4" * 201}, "nobody"),
    ],
)
def test_what_is_wrong_in_a_signed_word_is_refused(said, reason):
    """Expired, lasting for ever, for another widget, or of nobody."""
    assert refusal(signed(SECRET, **{"external_id": "42", **said})) == reason


@pytest.mark.parametrize("head", [{"alg": "none"}, {"alg": "HS512"}, {"alg": "RS256"}, {}])
def test_only_one_algorithm_counts(head):
    """A token that names another algorithm is forged, whatever its signature."""
    assert refusal(signed(SECRET, head=head, external_id="42")) == "forged"


def test_a_signature_of_somebody_else_is_forged():
    """Another secret, a changed body, a missing signature: nobody signed that."""
    token = signed(SECRET, external_id="42")
    other = signed("another", external_id="42")
    head, _, mark = token.split(".")
    assert refusal(other) == "forged"
    assert refusal(".".join([head, signed(SECRET, external_id="43").split(".")[1], mark])) == "forged"
    assert refusal(f"{token.rpartition('.')[0]}.") == "forged"


def test_without_a_secret_nobody_is_known():
    """A widget whose secret was never made believes nothing, not even a token signed with nothing."""
    assert refusal(signed("", external_id="42"), secret="") == "unset"


@pytest.mark.parametrize("garbage", ["", "a", "a.b", "a.b.c.d", "ä.ö.ü", "." * 2, "x" * 5000, "W10.W10.W10"])
def test_garbage_is_refused(garbage):
    """What is no token is refused, and nothing breaks."""
    assert refusal(garbage) in {"garbage", "forged"}
