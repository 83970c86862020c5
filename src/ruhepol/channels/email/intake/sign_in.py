"""What a mail server is shown: a password, or a token that a consent gave."""

import ssl
from contextlib import suppress

from imapclient import IMAPClient

from ruhepol.channels.email.intake.troubles import NotEncryptedError
from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.oauth import ConsentError
from ruhepol.channels.email.secrets import unseal
from ruhepol.channels.email.services.grants import access_token

TIMEOUT = 60  # seconds for each answer of a server
Encryption = Mailbox.Encryption


def password_of(box: Mailbox) -> str:
    """Return the password. Raises UnreadableSecretError."""
    return unseal(box.sealed_password)


def token_of(box: Mailbox) -> str:
    """Return a fresh token; asks the provider where needed. Raises ConsentError."""
    grant = getattr(box, "grant", None)
    if grant is None:
        raise ConsentError("nobody has given consent yet", ended=True)
    return access_token(grant=grant)


def xoauth2(box: Mailbox, token: str) -> str:
    """Return what Microsoft's and Google's own way to sign in says: user and token."""
    return f"user={box.user}\x01auth=Bearer {token}\x01\x01"


def oauthbearer(box: Mailbox, token: str) -> str:
    """Return what the standard's way to sign in says (RFC 7628)."""
    user = box.user.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={user},\x01host={box.host}\x01port={box.port}\x01auth=Bearer {token}\x01\x01"


def imap_client(box: Mailbox, timeout: float = TIMEOUT) -> IMAPClient:
    """Return a signed-in connection; raises OSError, IMAPClientError or MailError."""
    token = token_of(box) if box.sign_in == Mailbox.SignIn.OAUTH else ""
    context = ssl.create_default_context()
    client = IMAPClient(
        box.host, port=box.port, ssl=box.encryption == Encryption.TLS, ssl_context=context, timeout=timeout
    )
    client.normalise_times = False
    try:
        if box.encryption == Encryption.STARTTLS:
            _encrypt(client, context)
        if not token:
            client.login(box.user, password_of(box))
        elif client.has_capability("AUTH=XOAUTH2") or not client.has_capability("AUTH=OAUTHBEARER"):
            client.oauth2_login(box.user, token)
        else:
            client.oauthbearer_login(box.user, token)
    except BaseException:
        with suppress(OSError):  # a handshake that failed has closed it; what it said is what counts
            client.shutdown()
        raise
    return client


def _encrypt(client: IMAPClient, context: ssl.SSLContext) -> None:
    """Go on under TLS. Raises NotEncryptedError where it is not offered, or the server says it knows us."""
    signed_in_already = client.welcome.upper().startswith(b"* PREAUTH")
    if signed_in_already or not client.has_capability("STARTTLS"):
        raise NotEncryptedError
    client.starttls(context)
