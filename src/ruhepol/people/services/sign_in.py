"""Sign-in codes: a customer proves an e-mail address by typing what was sent to it."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from ruhepol.core import clock
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import AddressVerified
from ruhepol.people.exceptions import CodeRefusedError, TooManyCodesError
from ruhepol.people.models import Identity, SignInCode

LIFETIME = timedelta(minutes=15)
TRIES = 5
CODES_PER_HOUR = 5
DIGITS = 6


def _digest(identity_id: int, code: str) -> str:
    return salted_hmac("people.sign_in", f"{identity_id}:{code}", algorithm="sha256").hexdigest()


@transaction.atomic
def issue_code(*, identity: Identity) -> str:
    """Make a code for an address and return it in clear, to be mailed and forgotten.

    Raises TooManyCodesError after five codes within an hour.
    """
    now = clock.now()
    recent = SignInCode.objects.filter(identity=identity, created_at__gt=now - timedelta(hours=1))
    if recent.count() >= CODES_PER_HOUR:
        raise TooManyCodesError
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    SignInCode.objects.create(
        identity=identity,
        digest=_digest(identity.pk, code),
        created_at=now,
        expires_at=now + LIFETIME,
    )
    return code


def redeem_code(*, identity: Identity, code: str) -> Identity:
    """Accept the newest code for an address; the address counts as verified from then on.

    Every try is counted in a transaction of its own, so that a wrong one cannot be rolled back.
    Publishes AddressVerified the first time. Raises CodeRefusedError whatever the reason.
    """
    newest = SignInCode.objects.filter(identity=identity).order_by("-created_at").first()
    if newest is None:
        raise CodeRefusedError
    counted = SignInCode.objects.filter(pk=newest.pk, tries__lt=TRIES, used_at=None)
    if not counted.update(tries=F("tries") + 1) or newest.expires_at <= clock.now():
        raise CodeRefusedError
    if not constant_time_compare(newest.digest, _digest(identity.pk, code.strip().replace(" ", ""))):
        raise CodeRefusedError
    return _accept(identity, newest)


@transaction.atomic
def _accept(identity: Identity, code: SignInCode) -> Identity:
    now = clock.now()
    if not SignInCode.objects.filter(pk=code.pk, used_at=None).update(used_at=now):
        raise CodeRefusedError  # the same code raced itself in a second window
    if identity.verified_at is None:
        identity.verified_at = now
        identity.save(update_fields=["verified_at"])
        event = AddressVerified(customer_id=identity.customer_id, identity_id=identity.pk)
        publish(event, by=identity.customer.actor)
    return identity
