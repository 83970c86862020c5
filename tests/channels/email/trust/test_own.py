"""What DNS proves about the sender of a mail, with name servers that answer from a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.channels.email.trust.own import judge
from ruhepol.channels.email.trust.verdict import Peer
from tests.factories.dns import Zones, signed
from tests.factories.mail import make_mail

HOME = "turnierserver.example"
POLICY = b"v=DMARC1; p=reject"


@pytest.fixture
def zones():
    """The home domain with a key, a policy and one machine that may send."""
    zones = Zones().publish_key(HOME)
    zones.table[f"_dmarc.{HOME}", "TXT"] = [POLICY]
    zones.table[HOME, "TXT"] = [b"v=spf1 ip4:192.0.2.7 -all"]
    return zones


def peer(client="192.0.2.7", envelope_from=f"kim@{HOME}"):
    """Return the machine that handed the mail over."""
    return Peer(client=client, helo=f"mx.{HOME}", envelope_from=envelope_from)


def words(verdict):
    """Return the three results and what is proven."""
    return verdict.spf, verdict.dkim, verdict.dmarc, verdict.proven


def test_a_signed_mail_is_proven(zones):
    """A good signature of the domain in From is enough, whoever handed the mail over."""
    verdict = judge(signed(make_mail(), HOME), Peer(), zones)
    assert words(verdict) == ("", "pass", "pass", HOME)


def test_the_right_machine_is_proof_too(zones):
    """A machine that may send for the envelope's domain proves the same domain in From."""
    assert words(judge(make_mail().as_bytes(), peer(), zones)) == ("pass", "none", "pass", HOME)


def test_a_wrong_machine_without_a_signature_fails(zones):
    """Neither the path nor a key speaks for the sender."""
    assert words(judge(make_mail().as_bytes(), peer("198.51.100.1"), zones)) == ("fail", "none", "fail", "")


def test_somebody_elses_good_signature_proves_nothing(zones):
    """A mail signed by evil.example with Kim in From is not Kim's."""
    zones.publish_key("evil.example")
    zones.table["evil.example", "TXT"] = [b"v=spf1 +all"]
    raw = signed(make_mail(), "evil.example")
    verdict = judge(raw, peer(envelope_from="x@evil.example"), zones)
    assert words(verdict) == ("pass", "pass", "fail", "")


def test_a_changed_text_breaks_the_signature(zones):
    """What was written after signing is noticed."""
    raw = signed(make_mail(), HOME).replace(b"startet nicht.", b"ist kaputt.")
    assert words(judge(raw, Peer(), zones))[1:] == ("fail", "fail", "")


def test_a_signature_over_a_part_of_the_text_is_none(zones):
    """With `l=` anybody could write below what was signed."""
    raw = signed(make_mail(), HOME, length=True) + b"Bitte erstatten Sie alles.\r\n"
    assert words(judge(raw, Peer(), zones))[1:] == ("fail", "fail", "")


def test_a_second_from_proves_nothing(zones):
    """Two senders in one head: nobody knows which one a program shows."""
    raw = b"From: ada@nordstern.example\r\n" + signed(make_mail(), HOME)
    assert judge(raw, Peer(), zones).proven == ""
    twice = signed(make_mail(sender=f"kim@{HOME}, eve@else.example"), HOME)
    assert judge(twice, Peer(), zones).proven == ""


@pytest.mark.parametrize(("tag", "proven"), [(b"", f"mail.{HOME}"), (b"; adkim=s", "")])
def test_a_domain_of_the_same_organisation_is_enough_unless_strict(zones, tag, proven):
    """mail.example is signed by example; a strict policy forbids that."""
    zones.table[f"_dmarc.{HOME}", "TXT"] = [POLICY + tag]
    raw = signed(make_mail(sender=f"kim@mail.{HOME}"), HOME)
    assert judge(raw, Peer(), zones).proven == proven


def test_two_customers_of_one_registry_are_strangers(zones):
    """A registry's own record (psd=y) does not make its customers one organisation."""
    zones.table["_dmarc.example", "TXT"] = [b"v=DMARC1; p=none; psd=y"]
    del zones.table[f"_dmarc.{HOME}", "TXT"]
    raw = signed(make_mail(sender="kim@other.example"), HOME)
    assert judge(raw, Peer(), zones).proven == ""


def test_a_domain_without_a_policy_can_still_be_proven(zones):
    """No DMARC record means no policy, not no proof."""
    del zones.table[f"_dmarc.{HOME}", "TXT"]
    assert words(judge(signed(make_mail(), HOME), Peer(), zones))[2:] == ("none", HOME)


def test_silent_name_servers_prove_nothing(zones):
    """What cannot be asked is told as a passing trouble."""
    zones.dead |= {f"s1._domainkey.{HOME}", HOME, f"_dmarc.{HOME}"}
    assert words(judge(signed(make_mail(), HOME), peer(), zones)) == (
        "temperror",
        "temperror",
        "temperror",
        "",
    )


@pytest.mark.parametrize("count", [1, 400])
def test_many_signatures_are_not_looked_at(zones, count):
    """A forged mail cannot make us ask for ever."""
    raw = signed(make_mail(), "else.example").split(b"From:")[0] * count + make_mail().as_bytes()
    judge(raw, Peer(), zones)
    assert len(zones.asked) < 15


@given(st.binary(max_size=400), st.text(max_size=60), st.binary(max_size=120))
def test_no_mail_and_no_record_breaks_it(raw, sender, record):
    """Whatever stands in a mail, an envelope or a name server's answer, there is a verdict."""
    zones = Zones()
    zones.table = {(name, "TXT"): [record] for name in (HOME, f"_dmarc.{HOME}", f"s._domainkey.{HOME}")}
    head = f"From: kim@{HOME}\r\nDKIM-Signature: v=1; d={HOME}; s=s; ".encode()
    for text in (raw, head + raw, head + b"\r\n\r\n" + raw):
        verdict = judge(text, Peer(client="192.0.2.7", helo=HOME, envelope_from=sender), zones)
        assert verdict.judged_by == "dns"
        assert verdict.proven == ""
