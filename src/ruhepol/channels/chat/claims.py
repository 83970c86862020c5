"""What a host page says of its visitor, read with the widget's own secret."""

from ruhepol.channels.chat import identity
from ruhepol.channels.chat.exceptions import IdentityRefusedError
from ruhepol.channels.chat.models import Widget
from ruhepol.channels.chat.secrets import BOX
from ruhepol.core import clock
from ruhepol.core.sealing import UnreadableSecretError


def claim_of(widget: Widget, token: str) -> identity.Claim:
    """Return who is there, says the page. Raises IdentityRefusedError."""
    try:
        secret = BOX.unseal(widget.sealed_secret)
    except UnreadableSecretError:
        raise IdentityRefusedError("unset") from None
    return identity.read(token, secret, audience=widget.key, now=clock.now())
