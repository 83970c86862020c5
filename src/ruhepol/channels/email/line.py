"""The line to the mail server. It stays open for some seconds after a mail, for the next one.

Greeting, encryption, sign-in and farewell cost both sides more than a mail does. Nothing is lost with a line
that has ended meanwhile: that shows at the first word of the next mail, and a new one is opened.
"""

import select
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import NamedTuple

from django.conf import settings

from ruhepol.channels.email.exceptions import RefusedError

TIMEOUT = 60  # seconds for each step
KEPT_SECONDS = 5.0
CLOSING = 421  # RFC 5321, 3.8: the server ends the line, for instance because it took enough mails over it

Answer = tuple[int, bytes]
Begin = Callable[[smtplib.SMTP], Answer]
Way = tuple[object, ...]


class _Kept(NamedTuple):
    server: smtplib.SMTP
    way: Way
    since: float


_kept: list[_Kept] = []
_lock = Lock()
_tended = False


@contextmanager
def line(begin: Begin) -> Iterator[tuple[smtplib.SMTP, Answer]]:
    """Yield the server and its answer to `begin`, the first command of a mail; keep the line afterwards.

    Where the block raises, the line is ended. Raises RefusedError where there is none to be had.
    """
    server, answer = _over_kept(begin) or _over_new(begin)
    try:
        yield server, answer
    except RefusedError:
        _part(server)
        raise
    except BaseException:
        server.close()  # in the middle of the text a QUIT would be taken for a line of it
        raise
    _keep(server)


def hang_up(*, older_than: float = 0.0) -> int:
    """End the lines that have been kept for more than so many seconds; return how many are left."""
    now = time.monotonic()
    with _lock:
        old = [kept for kept in _kept if now - kept.since >= older_than]
        _kept[:] = [kept for kept in _kept if kept not in old]
        left = len(_kept)
    for kept in old:
        _part(kept.server)
    return left


def _over_kept(begin: Begin) -> tuple[smtplib.SMTP, Answer] | None:
    while server := _take():
        with suppress(OSError, smtplib.SMTPException):
            answer = begin(server)
            if answer[0] != CLOSING:
                return server, answer
        server.close()
    return None


def _take() -> smtplib.SMTP | None:
    """Return a kept line on which the server has not said good-bye."""
    way = _way()
    while True:
        with _lock:
            if not _kept:
                return None
            kept = _kept.pop()
        if kept.way == way and not _has_word(kept.server):
            return kept.server
        kept.server.close()


def _has_word(server: smtplib.SMTP) -> bool:
    """Tell whether there is something to read, which can only be a good-bye."""
    if server.sock is None:
        return True
    poll = select.poll()
    poll.register(server.sock, select.POLLIN)
    return bool(poll.poll(0))


def _over_new(begin: Begin) -> tuple[smtplib.SMTP, Answer]:
    try:
        server = _connect()
    except smtplib.SMTPResponseException as error:
        raise RefusedError(said(error.smtp_code, error.smtp_error), final=False) from error
    except (OSError, smtplib.SMTPException) as error:
        raise RefusedError(f"{type(error).__name__}: {error}", final=False) from error
    try:
        server.ehlo_or_helo_if_needed()
        return server, begin(server)
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise RefusedError(f"{type(error).__name__}: {error}", final=False) from error


def _connect() -> smtplib.SMTP:
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    if settings.EMAIL_USE_SSL:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=TIMEOUT, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except BaseException:
        server.close()
        raise
    return server


def _way() -> Way:
    """Return what makes one line as good as another."""
    return (settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)


def _keep(server: smtplib.SMTP) -> None:
    global _tended
    with _lock:
        _kept.append(_Kept(server, _way(), time.monotonic()))
        begins, _tended = not _tended, True
    if begins:
        Thread(target=_tend, name="mail-lines", daemon=True).start()


def _tend() -> None:
    """End lines nobody has used for a while, and with the last of them the thread."""
    global _tended  # noqa: PLW0603  as above
    while True:
        time.sleep(KEPT_SECONDS / 2)
        hang_up(older_than=KEPT_SECONDS)
        with _lock:
            if not _kept:
                _tended = False
                return


def _part(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def said(code: int, words: bytes | str) -> str:
    """Return what a server said, on one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:500]
