"""What the signature of a mail is worth where a program has to be asked, beside the reading."""

from django.conf import settings
from django.db import transaction

from ruhepol.channels.email.mime.parse import mended
from ruhepol.channels.email.mime.seals.pgp import signed_by_pgp
from ruhepol.channels.email.mime.tree import cut
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.trust import pgp
from ruhepol.core.files import services as files

UNCHECKED = "pgp:unchecked"


def wants_checking(mail: RawMail) -> bool:
    """Tell whether a mail bears a signature that could be checked."""
    return bool(settings.RUHEPOL.mail_pgp_keys) and mail.seal == UNCHECKED


def check_seal(*, raw_mail_id: int) -> RawMail | None:
    """Have a signature checked and write down what it is worth.

    Starts a program, so it must not run inside a transaction. What was checked already stays as it is.
    """
    mail = RawMail.objects.filter(pk=raw_mail_id, seal=UNCHECKED).first()
    if mail is None:
        return None
    state = _worth(mail)
    with transaction.atomic():
        held = RawMail.objects.select_for_update().get(pk=mail.pk)
        held.seal, held.sealed_by = f"pgp:{state}", held.sender[:254]
        held.save(update_fields=["seal", "sealed_by"])
    return held


def _worth(mail: RawMail) -> str:
    raw = mended(files.read(mail.digest))
    try:
        signed = signed_by_pgp(raw, cut(raw))
    except Exception:  # noqa: BLE001  what the library cannot cut was shown as plain text
        signed = None
    return pgp.state(signed, mail.sender, settings.RUHEPOL.mail_pgp_keys) if signed else "unchecked"
