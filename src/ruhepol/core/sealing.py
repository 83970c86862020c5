"""Secrets that have to be read again, encrypted with a key made from the installation's own."""

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


class UnreadableSecretError(Exception):
    """The secret was sealed with another key: it has to be entered again."""


@dataclass(frozen=True, slots=True)
class Box:
    """Keeps secrets of one purpose; what another box sealed it cannot read."""

    purpose: str
    what: str

    def seal(self, secret: str) -> str:
        """Return a secret as text that only this installation can read."""
        return self._fernet().encrypt(secret.encode()).decode("ascii") if secret else ""

    def unseal(self, sealed: str) -> str:
        """Return a sealed secret; raises UnreadableSecretError."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415  8 MB, which few processes need

        try:
            return self._fernet().decrypt(sealed.encode("ascii")).decode() if sealed else ""
        except InvalidToken as error:
            raise UnreadableSecretError(self.purpose) from error

    def _fernet(self) -> "Fernet":
        from cryptography.fernet import Fernet  # noqa: PLC0415  as above

        key = salted_hmac(self.purpose, self.what, algorithm="sha256").digest()
        return Fernet(base64.urlsafe_b64encode(key))
