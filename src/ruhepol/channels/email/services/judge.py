"""Who a mail is really from: found out before a colleague's name opens a door, and shown to agents."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.relays import is_relay
from ruhepol.channels.email.trust.head import from_domain
from ruhepol.channels.email.trust.reported import reported
from ruhepol.channels.email.trust.verdict import Peer, Verdict
from ruhepol.core.files import services as files

if TYPE_CHECKING:
    from ruhepol.channels.email.trust.names import Resolver

RESULTS = ("spf", "dkim", "dmarc", "proven", "judged_by")


def read_report(mail: RawMail, raw: bytes) -> None:
    """Take over what a server of ours reports; the caller saves the row. Asks nobody."""
    trusted = settings.RUHEPOL.mail_trusted_hosts
    if trusted and not mail.judged_by and _may_be_believed(mail):
        verdict = reported(raw, from_domain(raw), {name.lower() for name in trusted})
        if verdict:
            _write(mail, verdict)


def wants_judging(mail: RawMail) -> bool:
    """Tell whether we should find out ourselves; files say nothing about who handed them over."""
    fetched = mail.source != RawMail.Source.FILE
    return bool(settings.RUHEPOL.mail_dns_checks and fetched and not mail.judged_by)


def judge(*, raw_mail_id: int, resolver: "Resolver | None" = None) -> RawMail | None:
    """Find out by DNS who a mail is from and write it down; `resolver` stands in for this machine's.

    Asks the network, so it must not run inside a transaction. A mail judged already stays as it is.
    """
    mail = RawMail.objects.filter(pk=raw_mail_id, judged_by="").first()
    if mail is None:
        return None
    # Loaded here: they take memory in every process, and most installations never need them.
    from ruhepol.channels.email.trust.network import Network  # noqa: PLC0415
    from ruhepol.channels.email.trust.own import judge as ask  # noqa: PLC0415

    verdict = ask(files.read(mail.digest), _peer(mail), resolver or Network())
    with transaction.atomic():
        held = RawMail.objects.select_for_update().get(pk=mail.pk)
        _write(held, verdict)
        held.save(update_fields=RESULTS)
    return held


def _write(mail: RawMail, verdict: Verdict) -> None:
    mail.spf, mail.dkim, mail.dmarc = verdict.spf[:10], verdict.dkim[:10], verdict.dmarc[:10]
    mail.proven, mail.judged_by = verdict.proven[:253], verdict.judged_by[:255]


def _peer(mail: RawMail) -> Peer:
    """Return who handed the mail over; our own relays are nobody's sender."""
    if is_relay(mail.client):
        return Peer()
    return Peer(client=mail.client, helo=mail.helo, envelope_from=mail.envelope_from)


def _may_be_believed(mail: RawMail) -> bool:
    """Tell whether a report in the mail can be a server's: not when a stranger handed it to us directly."""
    return mail.source != RawMail.Source.SMTP or is_relay(mail.client)
