"""Mail is signed so that receivers who ask the DNS find it genuine."""

import dkim
import pytest

from ruhepol.channels.email.models import SigningKey
from ruhepol.channels.email.services.signing import let_sign, make_key, signed
from ruhepol.core.models import EventRow


@pytest.fixture
def key(world):
    """The key of Nordstern's domain, at work."""
    return let_sign(
        key=make_key(domain="Nordstern.example", by=world.ben.actor), signs=True, by=world.ben.actor
    )


def resolver(key):
    """Return a DNS that knows this one record."""

    def txt(name, timeout=5):  # noqa: ARG001  the shape dkimpy calls
        return key.record.encode() if name.decode().rstrip(".") == str(key) else b""

    return txt


def test_a_signed_answer_is_found_genuine(key, answered, inbox):
    """The mail as the server took it passes the check, with every header that matters covered."""
    delivery = answered("Grüße aus Köln\n.\n\nMit Leerzeilen\n\n\n")
    assert delivery.state == "sent"
    [raw] = inbox.raw
    assert dkim.verify(raw, dnsfunc=resolver(key))
    covered = inbox.mails[0]["DKIM-Signature"].replace(" ", "")
    for header in ("from", "to", "subject", "date", "message-id", "content-type"):
        assert header in covered.partition("h=")[2].partition(";")[0].split(":")


@pytest.mark.parametrize("words", [(b"Neustart", b"Rueckruf"), (b"Subject: Re:", b"Subject: Fw:")])
def test_a_changed_mail_is_not_genuine(key, answered, inbox, words):
    """Whoever alters text or subject on the way breaks the signature."""
    answered("Ein Neustart hilft.")
    changed = inbox.raw[0].replace(*words)
    assert changed != inbox.raw[0]
    assert not dkim.verify(changed, dnsfunc=resolver(key))


def test_a_key_signs_only_when_told(world, answered, inbox):
    """A key whose record may not be published yet leaves mail as it is."""
    make_key(domain="nordstern.example", by=world.ben.actor)
    answered()
    assert inbox.mails[0]["DKIM-Signature"] is None


@pytest.mark.usefixtures("key")
def test_other_domains_are_not_signed_for():
    """A key signs for its own domain alone."""
    mail = b"From: a@other.example\r\n\r\nText\r\n"
    assert signed(mail, domain="other.example") == mail


def test_a_domain_has_one_key_and_its_half_is_sealed(key, world):
    """Making it again changes nothing; the table holds nothing a thief could sign with."""
    assert make_key(domain="nordstern.example", by=world.ben.actor) == key
    assert "PRIVATE" not in str(SigningKey.objects.values())
    assert EventRow.objects.filter(name="channels.SigningKeyChanged").count() == 2


def test_a_key_of_another_installation_delays_mail_and_loses_none(key, answered, inbox):
    """A key that cannot be read is our own trouble: the mail waits until it is mended."""
    SigningKey.objects.filter(pk=key.pk).update(sealed_private="gAAAA")
    delivery = answered()
    assert (delivery.state, inbox.mails) == ("queued", [])
    assert "secret key has changed" in delivery.error
