"""Whose webhook it is: four ways to sign, and what is no signature."""

import base64

import pytest

from ruhepol.healing.reading.signing import STYLES, Delivery, NotSignedError, Own, standard
from tests.healing.signed import SECRET, as_github, as_own, as_standard, as_stripe
from tests.world import NOON

BODY = b'{"a": 1}'
AT = int(NOON.timestamp())
OWN = Own("X-Sum", "X-At")
WAYS = [("github", as_github), ("stripe", as_stripe), ("standard", as_standard), ("own", as_own)]
TIMED = WAYS[1:]


def check(style, headers, body=BODY, own=OWN, secret=SECRET):
    """Check a delivery at noon."""
    sent = Delivery({name.lower(): value for name, value in headers.items()}, body, NOON)
    return STYLES[style](sent, secret, own)


@pytest.mark.parametrize(("style", "sign"), WAYS)
def test_what_is_signed_is_known_by_its_signature(style, sign):
    """The same delivery is known by the same hex digits."""
    headers = sign(BODY, at=AT)
    assert check(style, headers) == check(style, headers)
    assert len(check(style, headers)) == 64


@pytest.mark.parametrize(("style", "sign"), WAYS)
def test_another_body_or_secret_is_not_signed(style, sign):
    """Neither fits, and neither does a missing header."""
    headers = sign(BODY, at=AT)
    with pytest.raises(NotSignedError, match="does not fit"):
        check(style, headers, b'{"a": 2}')
    with pytest.raises(NotSignedError, match="does not fit"):
        check(style, headers, secret="other")
    with pytest.raises(NotSignedError, match="is missing"):
        check(style, {})


@pytest.mark.parametrize(("style", "sign"), TIMED)
@pytest.mark.parametrize("away", [-301, 301])
def test_what_is_old_does_not_count(style, sign, away):
    """Nor what comes from the future: a recorded delivery cannot be played again."""
    with pytest.raises(NotSignedError, match="five minutes"):
        check(style, sign(BODY, at=AT + away))
    assert check(style, sign(BODY, at=AT + away // 2))


@pytest.mark.parametrize("moment", ["soon", "-5", "1e9", "٣", "9" * 30])
def test_a_moment_is_a_number_of_seconds(moment):
    """Anything else is turned away in words, not by a crash."""
    with pytest.raises(NotSignedError, match="no number"):
        check("own", {"X-Sum": "0", "X-At": moment})


def test_a_header_of_its_own_needs_no_moment():
    """Then the body alone is signed, with or without a prefix."""
    headers = {"X-Sum": as_github(BODY)["X-Hub-Signature-256"]}
    assert check("own", headers, own=Own("X-Sum"))


def test_a_standard_secret_is_base64_after_its_prefix():
    """One that is not is taken as it is; so is a signature that is no base64."""
    secret = "whsec_" + base64.b64encode(SECRET.encode()).decode()
    assert check("standard", as_standard(BODY, at=AT), secret=secret)
    headers = {**as_standard(BODY, at=AT), "webhook-signature": "v1,ä"}
    sent = Delivery({name.lower(): value for name, value in headers.items()}, BODY, NOON)
    with pytest.raises(NotSignedError):
        standard(sent, "whsec_ä", OWN)
