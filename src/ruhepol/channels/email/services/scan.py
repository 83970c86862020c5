"""Having a mail looked through for malware before anybody can open what is in it."""

from django.conf import settings
from django.utils.translation import gettext as _

from ruhepol.channels.email.exceptions import NotScannedError, UnreadableMailError
from ruhepol.channels.email.models import RawMail
from ruhepol.core.files import services as files
from ruhepol.core.files.scanner import found_in

CLEAN = "clean"


def wants_scanning(mail: RawMail) -> bool:
    """Tell whether a mail has to be looked through before it is read."""
    return bool(settings.RUHEPOL.clamav and not mail.scan)


def let_through(mail: RawMail) -> None:
    """Stop a mail that was not looked through or has something in it.

    Raises NotScannedError and UnreadableMailError.
    """
    if wants_scanning(mail):
        raise NotScannedError
    if mail.scan not in {"", CLEAN}:
        raise UnreadableMailError(_("ClamAV found %(name)s in this mail.") % {"name": mail.scan})


def scan(*, raw_mail_id: int) -> RawMail | None:
    """Have a mail looked through once and write down what was found. Raises ScannerError.

    Talks to the daemon, so it must not run inside a transaction.
    """
    mail = RawMail.objects.filter(pk=raw_mail_id, scan="").first()
    if mail is None:
        return None
    with files.open_file(mail.digest) as stream:
        mail.scan = found_in(stream, settings.RUHEPOL.clamav)[:100] or CLEAN
    mail.save(update_fields=["scan"])
    return mail
