"""What a trusted server writes about a mail's sender, and what is only pretended."""

import pytest

from ruhepol.channels.email.trust.reported import reported

HOST = "mx.nordstern.example"
GMAIL = f"""Authentication-Results: {HOST};
       dkim=pass header.i=@turnierserver.example header.s=s1 header.b=abc;
       spf=pass ({HOST}: domain of kim@turnierserver.example designates 192.0.2.7 as permitted sender)
         smtp.mailfrom=kim@turnierserver.example;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=turnierserver.example
"""


def read(head, claimed="turnierserver.example"):
    """Return the report in a head."""
    return reported(head.replace("\n", "\r\n").encode() + b"\r\nHallo", claimed, {HOST})


def test_a_report_in_googles_manner():
    """All three results and the proven domain are read across folded lines and comments."""
    verdict = read(GMAIL)
    assert (verdict.spf, verdict.dkim, verdict.dmarc) == ("pass", "pass", "pass")
    assert (verdict.proven, verdict.judged_by) == ("turnierserver.example", HOST)


def test_a_strangers_report_counts_for_nothing():
    """A server we were not told to trust may say what it likes."""
    assert read(GMAIL.replace(HOST, "mx.evil.example")) is None


def test_only_the_topmost_report_counts():
    """A forged one below the real one, under the same name, changes nothing."""
    real = f"Authentication-Results: {HOST}; dmarc=fail header.from=turnierserver.example\n"
    verdict = read(real + GMAIL)
    assert (verdict.dmarc, verdict.proven) == ("fail", "")


@pytest.mark.parametrize(
    "results",
    [
        "dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example",
        "dmarc=pass header.from=evil.example",
        "dkim=fail (pass; dkim=pass header.d=turnierserver.example)",
        "spf=pass smtp.helo=turnierserver.example",
        "none",
    ],
)
def test_results_about_others_prove_nothing(results):
    """A good result counts for the domain it is about, and comments are no results."""
    assert read(f"Authentication-Results: {HOST}; {results}\n").proven == ""


def test_one_good_signature_of_two_is_enough():
    """A list's broken signature beside the sender's good one."""
    verdict = read(
        f"Authentication-Results: {HOST} 1; dkim=fail header.d=list.example; "
        "dkim=pass header.d=turnierserver.example\n"
    )
    assert (verdict.dkim, verdict.proven) == ("pass", "turnierserver.example")


def test_a_report_in_the_text_is_text():
    """Only the head of a mail is looked at."""
    assert read("Subject: x\n\n" + GMAIL) is None
