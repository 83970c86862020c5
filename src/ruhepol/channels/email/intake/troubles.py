"""Why a mailbox cannot be fetched, in words that say what to do."""

import poplib
import socket
import ssl

from django.db import DatabaseError
from django.utils.translation import gettext as _
from imapclient.exceptions import IMAPClientError, LoginError

from ruhepol.channels.email.exceptions import MailError
from ruhepol.channels.email.models import Mailbox
from ruhepol.channels.email.oauth import ConsentError
from ruhepol.channels.email.secrets import UnreadableSecretError
from ruhepol.core.files.errors import FileStoreError

TROUBLES = (OSError, IMAPClientError, poplib.error_proto, DatabaseError, FileStoreError, MailError)
LONGEST = 500


class FolderMissingError(MailError):
    """The folder is not there; `there` names those that are."""

    def __init__(self, folder: str, there: list[str]) -> None:
        """Keep both."""
        super().__init__(folder)
        self.folder, self.there = folder, there


class RefusedSignInError(MailError):
    """A POP3 server takes neither user nor password."""


class ClearingError(MailError):
    """Mails are kept here, and the server does not let us move or delete them there."""


class NotEncryptedError(MailError):
    """STARTTLS is asked for and not offered; neither name nor password was said."""


def words_for(error: BaseException, box: Mailbox) -> str:
    """Return the reason for a person, with the server's own words where it said something."""
    if isinstance(error, FolderMissingError):
        return _missing(error)[:LONGEST]
    facts = {"host": box.host, "port": box.port, "words": _plain(error), "user": box.user}
    return (_reason(error) % facts)[:LONGEST]


def _missing(error: FolderMissingError) -> str:
    there = ", ".join(error.there[:20]) or "–"
    return _("There is no folder “%(folder)s”. There are: %(there)s") % {
        "folder": error.folder,
        "there": there,
    }


def _reason(error: BaseException) -> str:
    if isinstance(error, ConsentError):
        return _("The provider gives no access: %(words)s. Ask for consent again.")
    if isinstance(error, UnreadableSecretError):
        return _("The password can no longer be read. Please enter it again.")
    if isinstance(error, (LoginError, RefusedSignInError)):
        return _("%(host)s does not accept the user name or password of %(user)s: %(words)s")
    if isinstance(error, ClearingError):
        return _(
            "Mails are fetched, but %(host)s does not let us clear them away there: %(words)s. Is the mailbox"
            " full, or the folder not ours to write to?"
        )
    if isinstance(error, NotEncryptedError):
        return _(
            "%(host)s offers no STARTTLS on port %(port)s, so the password was not sent. Choose TLS with its"
            " port (993 for IMAP, 995 for POP3), or ask whether somebody tampers with the connection."
        )
    return _network_reason(error)


EXPIRED, NOT_YET, OTHER_NAME, OTHER_ADDRESS = 10, 9, 62, 64
"""OpenSSL's numbers of what is wrong with a certificate (x509_vfy.h)."""


def _certificate_reason(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code == EXPIRED:
        return _("The certificate of %(host)s has expired. Whoever runs that server has to renew it.")
    if error.verify_code == NOT_YET:
        return _("The certificate of %(host)s is not valid yet. Is the clock of this machine right?")
    if error.verify_code in {OTHER_NAME, OTHER_ADDRESS}:
        return _(
            "The certificate belongs to another server than %(host)s: %(words)s. Enter the server by the"
            " name that stands in its certificate."
        )
    return _(
        "The certificate of %(host)s is signed by nobody this machine trusts: %(words)s. If the authority is"
        " your own, add it to the certificates of this machine (update-ca-certificates) and restart; else"
        " whoever runs that server has to send the whole chain."
    )


def _network_reason(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate_reason(error)
    if isinstance(error, ssl.SSLError):
        return _("%(host)s does not speak TLS on port %(port)s. Try STARTTLS or another port. (%(words)s)")
    if isinstance(error, socket.gaierror):
        return _("There is no server called %(host)s.")
    if isinstance(error, ConnectionRefusedError):
        return _("Nothing listens on port %(port)s of %(host)s.")
    if isinstance(error, TimeoutError):
        return _("%(host)s does not answer on port %(port)s.")
    return _("Talking to %(host)s failed: %(words)s")


def _plain(error: BaseException) -> str:
    """Return an error's own words as one line."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    words = error.args[0] if error.args else ""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(error)
    return " ".join(text.split()) or type(error).__name__
