"""Passwords of mailboxes, encrypted with a key made from the installation's own."""

from ruhepol.channels.email.exceptions import MailError
from ruhepol.core import sealing

_BOX = sealing.Box("email.secrets", "mailbox passwords")

seal = _BOX.seal


class UnreadableSecretError(MailError):
    """The secret was sealed with another key: it has to be entered again."""


def unseal(sealed: str) -> str:
    """Return a sealed secret; raises UnreadableSecretError."""
    try:
        return _BOX.unseal(sealed)
    except sealing.UnreadableSecretError as error:
        raise UnreadableSecretError("the secret key has changed since this password was entered") from error
