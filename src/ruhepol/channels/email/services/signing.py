"""Signing our mail with the key of its domain, so that receivers can tell it from forged mail (RFC 6376)."""

import base64

from django.db import transaction

from ruhepol.channels.email.events import SigningKeyChanged
from ruhepol.channels.email.models import SigningKey
from ruhepol.channels.email.secrets import seal, unseal
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.events.outbox import publish

BITS = 2048
_SIGNED = (
    *(b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"in-reply-to", b"references", b"reply-to"),
    *(b"mime-version", b"content-type", b"content-transfer-encoding", b"auto-submitted"),
    *(b"list-unsubscribe", b"list-unsubscribe-post"),
)
"""The headers a signature covers, where the mail has them."""

_KEY = Prepared(lambda: SigningKey.objects.filter(domain=Slot("domain"), signs=True))


@transaction.atomic
def make_key(*, domain: str, by: Actor) -> SigningKey:
    """Make the key of a domain, or return it where there is one. It does not sign yet.

    Publishes SigningKeyChanged for a new one.
    """
    now, domain = clock.now(), domain.lower()
    if known := SigningKey.objects.filter(domain=domain).first():
        return known
    private, public = _new_pair()
    key = SigningKey.objects.create(
        domain=domain,
        selector=f"ruhepol{now:%Y%m}",
        sealed_private=seal(private.decode("ascii")),
        public=base64.b64encode(public).decode("ascii"),
        created_at=now,
    )
    publish(SigningKeyChanged(signing_key_id=key.pk, signs=False), by=by)
    return key


def _new_pair() -> tuple[bytes, bytes]:
    """Return a private key as PEM and its public one as DER."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  8 MB, for a key once in a while
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415  as above

    private = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    return private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ), private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


@transaction.atomic
def let_sign(*, key: SigningKey, signs: bool, by: Actor) -> SigningKey:
    """Begin or stop to sign with a key. Publishes SigningKeyChanged."""
    held = SigningKey.objects.select_for_update().get(pk=key.pk)
    held.signs = signs
    held.save(update_fields=["signs"])
    publish(SigningKeyChanged(signing_key_id=held.pk, signs=signs), by=by)
    return held


def signed(content: bytes, *, domain: str) -> bytes:
    """Return a mail with the signature of its sender's domain before it, or as it is without a key.

    Raises UnreadableSecretError where the key was sealed by another installation.
    """
    key = _KEY.first(domain=domain)
    if key is None:
        return content
    import dkim  # noqa: PLC0415  it brings a DNS library of 2 MB; installations without keys need neither

    there = {line.partition(b":")[0].lower() for line in content.partition(b"\r\n\r\n")[0].splitlines()}
    signature = dkim.sign(
        content,
        selector=key.selector.encode("ascii"),
        domain=key.domain.encode("ascii"),
        privkey=unseal(key.sealed_private).encode("ascii"),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name for name in _SIGNED if name in there],
    )
    return bytes(signature) + content
