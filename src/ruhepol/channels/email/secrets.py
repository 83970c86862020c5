"""Passwords of mailboxes, encrypted with a key made from the installation's own."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

from ruhepol.channels.email.exceptions import MailError


class UnreadableSecretError(MailError):
    """The secret was sealed with another key: it has to be entered again."""


def seal(secret: str) -> str:
    """Return a secret as text that only this installation can read."""
    return _box().encrypt(secret.encode()).decode("ascii") if secret else ""


def unseal(sealed: str) -> str:
    """Return a sealed secret; raises UnreadableSecretError."""
    try:
        return _box().decrypt(sealed.encode("ascii")).decode() if sealed else ""
    except InvalidToken as error:
        raise UnreadableSecretError("the secret key has changed since this password was entered") from error


def _box() -> Fernet:
    key = salted_hmac("email.secrets", "mailbox passwords", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
