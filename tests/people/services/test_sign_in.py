"""Sign-in codes."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.people.exceptions import CodeRefusedError, TooManyCodesError
from ruhepol.people.models import SignInCode
from ruhepol.people.services.sign_in import LIFETIME, TRIES, issue_code, redeem_code
from tests.factories.people import make_identity
from tests.world import NOON

pytestmark = pytest.mark.django_db


def wrong(code):
    """Return another code of the same shape."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_right_code_verifies_the_address_once():
    """A code works once; the address stays verified."""
    kim = make_identity()
    code = issue_code(identity=kim)
    assert redeem_code(identity=kim, code=f" {code[:3]} {code[3:]} ").verified_at is not None
    with pytest.raises(CodeRefusedError):
        redeem_code(identity=kim, code=code)
    redeem_code(identity=kim, code=issue_code(identity=kim))
    assert EventRow.objects.filter(name="people.AddressVerified").count() == 1


def test_the_code_is_not_kept_in_clear():
    """Whoever reads the table cannot sign in."""
    code = issue_code(identity=make_identity())
    stored = SignInCode.objects.get()
    assert code not in stored.digest
    assert len(stored.digest) == 64


def test_a_code_belongs_to_its_address():
    """Kim's code does not open Nora's requests."""
    kim, nora = make_identity(), make_identity("nora@laden.example", name="Nora")
    code = issue_code(identity=kim)
    issue_code(identity=nora)
    with pytest.raises(CodeRefusedError):
        redeem_code(identity=nora, code=wrong(code) if code == "000000" else code)


def test_guessing_ends_after_a_few_tries():
    """After five wrong tries even the right code is refused."""
    kim = make_identity()
    code = issue_code(identity=kim)
    for _ in range(TRIES):
        with pytest.raises(CodeRefusedError):
            redeem_code(identity=kim, code=wrong(code))
    with pytest.raises(CodeRefusedError):
        redeem_code(identity=kim, code=code)


def test_a_code_grows_old_and_a_newer_one_replaces_it():
    """Only the newest code within its minutes counts."""
    kim = make_identity(created_at=NOON)
    with clock.frozen(NOON):
        code = issue_code(identity=kim)
        clock.advance(LIFETIME)
        with pytest.raises(CodeRefusedError):
            redeem_code(identity=kim, code=code)
        older = issue_code(identity=kim)
        clock.advance(timedelta(seconds=1))
        newer = issue_code(identity=kim)
        if older != newer:
            with pytest.raises(CodeRefusedError):
                redeem_code(identity=kim, code=older)
        assert redeem_code(identity=kim, code=newer)


def test_codes_are_rationed():
    """An address cannot be flooded with codes."""
    kim = make_identity(created_at=NOON)
    with clock.frozen(NOON):
        for _ in range(5):
            issue_code(identity=kim)
        with pytest.raises(TooManyCodesError):
            issue_code(identity=kim)
        clock.advance(timedelta(hours=1, seconds=1))
        assert issue_code(identity=kim)
