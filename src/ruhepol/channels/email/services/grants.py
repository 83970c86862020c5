"""Consent instead of passwords: asked for by an administrator, kept encrypted, renewed every hour."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ruhepol.channels.email.events import MailboxChanged
from ruhepol.channels.email.models import Grant, Mailbox
from ruhepol.channels.email.oauth import PROVIDERS, ConsentError, ask_for_token
from ruhepol.channels.email.secrets import seal, unseal
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish

EARLY = timedelta(minutes=5)
"""A token is renewed this long before it ends."""
USUAL_HOUR = 3600


@transaction.atomic
def register(  # noqa: PLR0913  what a provider hands out has this many parts
    *,
    mailbox: Mailbox,
    provider: str,
    client_id: str,
    by: Actor,
    client_secret: str = "",
    tenant: str = "",
    **addresses: str,
) -> Grant:
    """Keep what the provider gave out for this installation; the consent itself comes later.

    `addresses` (authorize_url, token_url, scope) are needed for a provider that is not built in. An empty
    secret leaves the present one. Publishes MailboxChanged.
    """
    known = PROVIDERS.get(provider)
    if known:
        scope = known.pop3_scope if mailbox.protocol == Mailbox.Protocol.POP3 else known.imap_scope
        place = {"tenant": tenant or "organizations"}
        addresses = {
            "authorize_url": known.authorize_url.format(**place),
            "token_url": known.token_url.format(**place),
            "scope": scope,
        }
    facts = {"provider": provider, "client_id": client_id, **addresses}
    if client_secret:
        facts["sealed_client_secret"] = seal(client_secret)
    grant, _ = Grant.objects.update_or_create(mailbox=mailbox, defaults=facts)
    publish(MailboxChanged(mailbox_id=mailbox.pk), by=by)
    return grant


def redeem(*, grant: Grant, code: str, verifier: str, redirect_uri: str, by: Actor) -> Grant:
    """Turn the code of a consent page into tokens and keep them. Publishes MailboxChanged.

    Asks the network first, outside of any transaction. Raises ConsentError.
    """
    facts = {"code": code, "code_verifier": verifier, "redirect_uri": redirect_uri}
    told = ask_for_token(grant.token_url, grant_type="authorization_code", **_client(grant), **facts)
    if not told.get("refresh_token"):
        raise ConsentError("the provider gave no lasting token; is offline access allowed for this client?")
    with transaction.atomic():
        held = Grant.objects.select_for_update().get(pk=grant.pk)
        held.given_at = clock.now()
        _keep(held, told)
        publish(MailboxChanged(mailbox_id=held.mailbox_id), by=by)
    return held


def access_token(*, grant: Grant) -> str:
    """Return a token that is good for some minutes; a new one is fetched where the last one ends.

    Asks the network, so it must not run inside a transaction. Raises ConsentError, and keeps why.
    """
    held = Grant.objects.get(pk=grant.pk)
    if held.access_until and held.access_until > clock.now() + EARLY:
        return unseal(held.sealed_access)
    if not held.sealed_refresh:
        raise ConsentError("nobody has given consent yet", ended=True)
    try:
        facts = {"refresh_token": unseal(held.sealed_refresh), "scope": held.scope}
        told = ask_for_token(held.token_url, grant_type="refresh_token", **_client(held), **facts)
    except ConsentError as error:
        Grant.objects.filter(pk=held.pk).update(error=str(error))
        raise
    with transaction.atomic():
        _keep(Grant.objects.select_for_update().get(pk=held.pk), told)
    return str(told["access_token"])


def _client(grant: Grant) -> dict[str, str]:
    secret = unseal(grant.sealed_client_secret)
    return {"client_id": grant.client_id} | ({"client_secret": secret} if secret else {})


def _keep(grant: Grant, told: dict[str, Any]) -> None:
    """Write tokens down; a provider may send a new lasting token with each renewal, or none."""
    now = clock.now()
    grant.sealed_access = seal(str(told["access_token"]))
    grant.access_until = now + _seconds(told.get("expires_in"), USUAL_HOUR)
    if told.get("refresh_token"):
        grant.sealed_refresh = seal(str(told["refresh_token"]))
    if told.get("refresh_token_expires_in"):
        grant.lasts_until = _end(now, told["refresh_token_expires_in"])
    grant.error = ""
    grant.save()


def _end(now: datetime, seconds: object) -> datetime | None:
    lasting = _seconds(seconds, 0)
    return now + lasting if lasting else None


def _seconds(told: object, usual: int) -> timedelta:
    """Return a time told in seconds, as a number or as text."""
    text = str(told)
    return timedelta(seconds=min(int(text), 10**9) if text.isdecimal() else usual)
