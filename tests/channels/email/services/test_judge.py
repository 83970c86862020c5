"""Who a mail is from is found out beside the reading of it, and written on its row."""

from dataclasses import replace

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.judge import judge, wants_judging
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.trust.verdict import Peer
from ruhepol.tickets.models import Ticket
from tests.factories.dns import Zones, signed
from tests.factories.mail import make_mail

HOME = "turnierserver.example"
pytestmark = pytest.mark.usefixtures("world")


def came(raw, client="192.0.2.7"):
    """Return a mail that a machine handed to our SMTP server."""
    sender = Peer(client=client, helo=f"mx.{HOME}", envelope_from=f"kim@{HOME}")
    return take(raw, source=RawMail.Source.SMTP, peer=sender)


def test_the_verdict_is_written_down():
    """After judging the row tells what was found, and it is not asked twice."""
    mail = came(signed(make_mail(), HOME))
    zones = Zones().publish_key(HOME)
    held = judge(raw_mail_id=mail.pk, resolver=zones)
    assert (held.dkim, held.dmarc, held.proven, held.judged_by) == ("pass", "none", HOME, "dns")
    assert judge(raw_mail_id=mail.pk, resolver=zones) is None


def test_our_own_relay_is_nobodys_sender():
    """SPF is not asked about a machine of ours that hands mail on."""
    zones = Zones()
    judge(raw_mail_id=came(make_mail().as_bytes(), client="127.0.0.1").pk, resolver=zones)
    assert (RawMail.objects.get().spf, (HOME, "TXT") in zones.asked) == ("", False)


def test_a_report_of_a_trusted_server_is_taken_over(settings):
    """What our mail server found out stands on the mail without asking anybody."""
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_trusted_hosts=("mx.nordstern.example",))
    report = f"mx.nordstern.example; dmarc=pass header.from={HOME}"
    mail = came(make_mail(Authentication_Results=report).as_bytes(), client="127.0.0.1")
    read = process(raw_mail_id=mail.pk)
    assert (read.dmarc, read.proven, read.judged_by) == ("pass", HOME, "mx.nordstern.example")


def test_a_report_that_a_stranger_hands_us_is_not(settings):
    """Whoever speaks to our SMTP server directly may have written the report himself."""
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_trusted_hosts=("mx.nordstern.example",))
    report = f"mx.nordstern.example; dmarc=pass header.from={HOME}"
    mail = process(raw_mail_id=came(make_mail(Authentication_Results=report).as_bytes()).pk)
    assert (mail.dmarc, mail.proven, mail.judged_by) == ("", "", "")


def test_nobody_is_asked_unless_wanted(settings):
    """Asking name servers is switched on; files are never asked about."""
    mail = came(make_mail().as_bytes())
    assert not wants_judging(mail)
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_dns_checks=True)
    assert wants_judging(mail)
    mail.source = RawMail.Source.FILE
    assert not wants_judging(mail)


def test_a_customers_mail_does_not_wait_for_the_verdict(settings):
    """The ticket is there at once; what was found out is added."""
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_dns_checks=True)
    mail = process(raw_mail_id=came(signed(make_mail(), HOME)).pk)
    assert (Ticket.objects.count(), mail.judged_by) == (1, "")
    judge(raw_mail_id=mail.pk, resolver=Zones().publish_key(HOME))
    assert process(raw_mail_id=mail.pk).proven == HOME
    assert Ticket.objects.get().messages.count() == 1
