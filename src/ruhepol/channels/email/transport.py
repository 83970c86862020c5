"""Handing one mail to the SMTP server, step by step, so that it is always known how far it got."""

import re
import smtplib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ruhepol.channels.email.exceptions import RefusedError, UncertainError
from ruhepol.channels.email.line import Answer, line, said

GOES_ON = 354
ACCEPTED = range(200, 300)
FINAL = range(500, 600)
OUR_FAULT = {530, 534, 535, 538}
"""RFC 4954: the server wants us to sign in, or in another way."""
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Handed:
    """What the server said when it accepted a mail, and of those recipients it did not take."""

    said: str
    refused: Mapping[str, RefusedError]


def hand_over(
    content: bytes,
    *,
    senders: Sequence[str],
    to: Sequence[str],
    before_text: Callable[[Collection[str]], None],
) -> Handed:
    """Send one mail with line ends CRLF to those recipients the server takes.

    `senders` are tried in their order: not every server takes the empty one that automatic mail should have.
    `before_text` is called with the taken recipients when the server is ready for the text; if it raises,
    nothing has been sent.
    Raises RefusedError while nothing is handed over, UncertainError when the connection died after that;
    both tell whom of several the server had refused.
    """
    with line(partial(_begin, senders=senders)) as (server, answer):
        refused = _envelope(server, answer, to)
        before_text([address for address in to if address not in refused])
        try:
            return Handed(_text(server, content), refused)
        except (RefusedError, UncertainError) as error:
            error.refused = refused
            raise


def _envelope(server: smtplib.SMTP, answer: Answer, to: Sequence[str]) -> dict[str, RefusedError]:
    """Name the recipients and open the text; return those that were refused, if not all."""
    code, words = answer
    if code not in ACCEPTED:
        # Our own set-up is at fault, not the recipient: whoever mends it within two days loses no mail.
        raise RefusedError(said(code, words), final=False)
    try:
        refused = _recipients(server, to)
        if len(refused) < len(to):
            code, words = server.docmd("DATA")
    except (OSError, smtplib.SMTPException) as error:
        raise RefusedError(f"{type(error).__name__}: {error}", final=False) from error
    if len(refused) == len(to):
        raise _nobody(refused, to)
    if code != GOES_ON:
        no_text = RefusedError(said(code, words), final=_is_final(code))
        no_text.refused = refused
        raise no_text
    return refused


def _recipients(server: smtplib.SMTP, to: Sequence[str]) -> dict[str, RefusedError]:
    refused = {}
    for address in to:
        code, words = server.rcpt(address)
        if code not in ACCEPTED:
            refused[address] = RefusedError(said(code, words), final=_is_final(code))
    return refused


def _nobody(refused: dict[str, RefusedError], to: Sequence[str]) -> RefusedError:
    """Return the refusal of all recipients, in the words said of the first."""
    error = refused[to[0]]
    error.refused = refused
    return error


def _is_final(code: int) -> bool:
    return code in FINAL and code not in OUR_FAULT


def _begin(server: smtplib.SMTP, senders: Sequence[str]) -> Answer:
    """Name the sender and return what the server says to that."""
    for sender in senders[:-1]:
        code, words = server.mail(sender)
        if code in ACCEPTED:
            return code, words
        server.rset()
    return server.mail(senders[-1])


def _text(server: smtplib.SMTP, content: bytes) -> str:
    """Send the text; only once its last byte has left can the server have accepted it."""
    stuffed = _LEADING_DOT.sub(b"..", content)
    ending = b".\r\n" if stuffed.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        server.send(stuffed + ending)
    except (OSError, smtplib.SMTPException) as error:
        raise RefusedError(f"{type(error).__name__}: {error}", final=False) from error
    try:
        code, words = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise UncertainError(f"{type(error).__name__}: {error}") from error
    if code not in ACCEPTED:
        raise RefusedError(said(code, words), final=code in FINAL)
    return said(code, words)
