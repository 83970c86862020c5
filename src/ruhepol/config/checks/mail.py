"""Outgoing mail: does the server take our connection and our name."""

import smtplib
from ssl import SSLError, create_default_context

from ruhepol.config.checks.finding import Finding, fault, good, note
from ruhepol.config.env.table import Settings

SECONDS = 10


def goes_out(wanted: Settings) -> Finding:
    """Greet the server as we would before sending, and send nothing."""
    if not wanted.smtp_host:
        return note("Mail goes to the local sink and to nobody else; RUHEPOL_SMTP_HOST names a real server.")
    where = f"{wanted.smtp_host}:{wanted.smtp_port}"
    try:
        _greet(wanted)
    except smtplib.SMTPAuthenticationError:
        return fault(f"{where} does not accept RUHEPOL_SMTP_USER with its password.")
    except SSLError as error:
        return fault(f"{where} cannot be reached safely: {error.reason or error}.")
    except (OSError, smtplib.SMTPException) as error:
        return fault(f"{where} does not take mail: {error}.")
    return good(f"{where} takes mail.")


def _greet(wanted: Settings) -> None:
    if wanted.smtp_tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            wanted.smtp_host, wanted.smtp_port, timeout=SECONDS, context=create_default_context()
        )
    else:
        server = smtplib.SMTP(wanted.smtp_host, wanted.smtp_port, timeout=SECONDS)
    with server:
        if wanted.smtp_tls == "starttls":
            server.starttls(context=create_default_context())
        if wanted.smtp_user:
            server.login(wanted.smtp_user, wanted.smtp_password)
        server.noop()
