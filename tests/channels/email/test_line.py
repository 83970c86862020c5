"""The line to the mail server: kept for the next mail, and never trusted further than it deserves."""

import pytest

from ruhepol.channels.email.exceptions import RefusedError, UncertainError
from ruhepol.channels.email.line import hang_up
from ruhepol.channels.email.transport import hand_over


@pytest.fixture
def lines(inbox, monkeypatch):
    """Return the lines over which senders were named, one entry for each mail."""
    named = []
    answer = inbox.handle_MAIL

    async def noted(server, session, envelope, address, options):
        named.append(session.peer)
        if enough := inbox.answers.pop("enough", ""):
            return enough
        return await answer(server, session, envelope, address, options)

    monkeypatch.setattr(inbox, "handle_MAIL", noted, raising=False)
    return named


def _send(words="Hallo"):
    return hand_over(
        f"Subject: {words}\r\n\r\n{words}\r\n".encode(),
        senders=["help@example.org"],
        to=["kim@example.org"],
        before_text=lambda _taken: None,
    ).said


def test_the_next_mail_goes_over_the_same_line(inbox, lines):
    """Two mails, one connection, and each arrives once."""
    _send("Eins")
    _send("Zwei")
    assert [mail["Subject"] for mail in inbox.mails] == ["Eins", "Zwei"]
    assert len(set(lines)) == 1


def test_a_line_is_not_kept_for_ever(inbox, lines):
    """One nobody has used for a while is ended, and the next mail opens another."""
    _send()
    assert hang_up(older_than=3600) == 1
    assert hang_up() == 0
    _send()
    assert (len(set(lines)), len(inbox.mails)) == (2, 2)


def test_a_server_that_has_enough_of_a_line_gets_another(inbox, lines):
    """A 421 to the next mail's sender (RFC 5321, 3.8) is no refusal of the mail."""
    _send()
    inbox.answers["enough"] = "421 too many mails over this line"
    assert _send().startswith("250")
    assert (len(lines), len(set(lines)), len(inbox.mails)) == (3, 2, 2)


def test_a_new_line_that_is_closed_at_once_refuses_the_mail(inbox):
    """Where even a fresh line gets a 421 the mail waits, as with any passing refusal."""
    inbox.answers["mail"] = "421 not now"
    with pytest.raises(RefusedError, match="421 not now") as caught:
        _send()
    assert not caught.value.final


@pytest.mark.parametrize("leaves", ["gone after it", "gone with the text", "gone before the text"])
def test_a_dead_line_is_replaced(inbox, lines, leaves):
    """Wherever the server hung up on one mail, the next one goes over a line of its own."""
    inbox.answers["leaves"] = leaves
    try:
        _send()
    except (RefusedError, UncertainError):
        inbox.answers.pop("leaves", None)
    assert _send().startswith("250")
    assert len(set(lines)) == len(lines) == 2


def test_a_refused_mail_ends_its_line(inbox, lines):
    """What the server still remembers of the refused mail cannot touch the next one."""
    inbox.answers["rcpt"] = "550 nobody here"
    with pytest.raises(RefusedError):
        _send()
    inbox.answers.clear()
    _send()
    assert (len(set(lines)), inbox.envelopes) == (2, [("help@example.org", ["kim@example.org"])])


def test_a_line_leads_to_the_server_it_was_opened_to(inbox, lines, settings):
    """With other settings a kept line is not used."""
    _send()
    settings.EMAIL_HOST = "localhost"
    _send()
    assert (len(set(lines)), len(inbox.mails)) == (2, 2)
