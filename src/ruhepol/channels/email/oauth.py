"""OAuth 2 with mail providers: the address of the consent page, and tokens for codes.

Asks the network, so nothing here may be called inside a transaction.
"""

import base64
import hashlib
import json
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from ruhepol.channels.email.exceptions import MailError

SECONDS = 15
SPEAKS_JSON = {"accept": "application/json"}
LARGEST_ANSWER = 256 * 1024
LOCAL = {"127.0.0.1", "::1", "localhost"}


class ConsentError(MailError):
    """The provider gave no token; `ended` when only a new consent helps."""

    def __init__(self, words: str, *, ended: bool = False) -> None:
        """Keep what the provider said."""
        super().__init__(words)
        self.ended = ended


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a provider asks for consent and gives out tokens; `{tenant}` is the customer's own part."""

    authorize_url: str
    token_url: str
    imap_scope: str
    pop3_scope: str
    imap_host: str = ""
    pop3_host: str = ""


PROVIDERS = {
    "microsoft": Provider(
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        "https://outlook.office.com/POP.AccessAsUser.All offline_access",
        "outlook.office365.com",
        "outlook.office365.com",
    ),
    "google": Provider(
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://mail.google.com/",
        "https://mail.google.com/",
        "imap.gmail.com",
        "pop.gmail.com",
    ),
}


def challenge(verifier: str) -> str:
    """Return what the consent page is told of a secret that the token is later asked with (RFC 7636)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def consent_address(page: str, *, verifier: str, **facts: str) -> str:
    """Return the address of a provider's consent page; `facts` are client_id, redirect_uri, scope, state."""
    asked = {
        "response_type": "code",
        "access_type": "offline",  # Google gives no lasting token without these two
        "prompt": "consent",
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        **facts,
    }
    return f"{page}{'&' if '?' in page else '?'}{urlencode(asked)}"


def ask_for_token(url: str, **facts: str) -> dict[str, Any]:
    """Post to a token endpoint and return its answer. Raises ConsentError, with the provider's words.

    Redirects are not followed: a token endpoint that sends us elsewhere is none.
    """
    # Loaded here: most installations sign in with passwords, and every process would pay for the client.
    import httpx  # noqa: PLC0415

    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise ConsentError("the token address must begin with https://")
    # The same authorities are trusted as for the mail servers: this machine's.
    client = httpx.Client(verify=ssl.create_default_context(), timeout=SECONDS)
    try:
        with client, client.stream("POST", url, data=facts, headers=SPEAKS_JSON) as answer:
            told = _read(_beginning(answer.iter_bytes())) | {"status": answer.status_code}
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ConsentError(f"{parts.hostname}: {error}") from error
    if answer.is_error or not told.get("access_token"):
        words = str(told.get("error_description") or told.get("error") or f"status {told['status']}")
        raise ConsentError(words[:500], ended=told.get("error") == "invalid_grant")
    return told


def _beginning(pieces: Iterable[bytes]) -> bytes:
    """Return what a provider says, and stop listening to one that does not end."""
    content = b""
    for piece in pieces:
        content += piece
        if len(content) > LARGEST_ANSWER:
            break
    return content[:LARGEST_ANSWER]


def _read(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
