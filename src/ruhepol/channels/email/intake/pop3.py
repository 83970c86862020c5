"""Fetching a POP3 mailbox: what is new by its name there (UIDL) is kept here before anything is deleted."""

import base64
import poplib
import re
import ssl
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import IO, Any, BinaryIO, cast

from django.db import transaction

from ruhepol.channels.email.intake.sign_in import (
    TIMEOUT,
    Encryption,
    oauthbearer,
    password_of,
    token_of,
    xoauth2,
)
from ruhepol.channels.email.intake.troubles import NotEncryptedError, RefusedSignInError
from ruhepol.channels.email.models import Mailbox, PopMark, RawMail
from ruhepol.channels.email.services.large import complete, give_up, keep_head, too_large, wanted_in
from ruhepol.channels.email.services.take import Place, take
from ruhepol.core import clock
from ruhepol.core.crash import point

OAUTH = Mailbox.SignIn.OAUTH
LONGEST_LINE = 16 * 1024 * 1024
"""The library gives up at 2,048 letters, and one such mail would stop the mailbox for ever."""
_RECEIVED = re.compile(rb"^received:[^;]*?;([^;]*?)\r\n(?![ \t])", re.IGNORECASE | re.MULTILINE | re.DOTALL)


class _Careful(poplib.POP3):
    """Reads lines of any sensible length, and closes a connection that breaks at the greeting."""

    file: BinaryIO

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  the library's
        try:
            super().__init__(*args, **kwargs)
        except BaseException:
            if hasattr(self, "sock"):
                self.close()
            raise

    def _getline(self) -> tuple[bytes, int]:
        line = self.file.readline(LONGEST_LINE + 1)
        if not line or len(line) > LONGEST_LINE:
            raise poplib.error_proto("the connection ended" if not line else "a line without an end")
        return line.removesuffix(b"\n").removesuffix(b"\r"), len(line)


class _Encrypted(_Careful, poplib.POP3_SSL):
    pass


def connect(box: Mailbox, timeout: float = TIMEOUT) -> poplib.POP3:
    """Return a signed-in connection; raises OSError, poplib.error_proto or MailError."""
    context = ssl.create_default_context()
    if box.encryption == Encryption.TLS:
        client: poplib.POP3 = _Encrypted(box.host, box.port, timeout=timeout, context=context)
    else:
        client = _Careful(box.host, box.port, timeout=timeout)
    try:
        if box.encryption == Encryption.STARTTLS:
            _encrypt(client, context)
        _sign_in(client, box)
    except BaseException:
        with suppress(OSError):  # a handshake that failed has closed it; what it said is what counts
            client.close()
        raise
    return client


def _encrypt(client: poplib.POP3, context: ssl.SSLContext) -> None:
    """Go on under TLS. Raises NotEncryptedError where it is not offered."""
    if "STLS" not in _capabilities(client):
        raise NotEncryptedError
    client.stls(context)


def _sign_in(client: poplib.POP3, box: Mailbox) -> None:
    token = token_of(box) if box.sign_in == OAUTH else ""
    try:
        if token:
            _show_token(client, box, token)
        else:
            client.user(box.user)
            client.pass_(password_of(box))
    except poplib.error_proto as error:
        raise RefusedSignInError(_told(error)) from error


def _show_token(client: poplib.POP3, box: Mailbox, token: str) -> None:
    """Sign in by the way the server offers, in two steps: a token is longer than some read in one line."""
    ways = _capabilities(client).get("SASL", [])
    modern = "OAUTHBEARER" in ways and "XOAUTH2" not in ways
    words = oauthbearer(box, token) if modern else xoauth2(box, token)
    client._shortcmd(f"AUTH {'OAUTHBEARER' if modern else 'XOAUTH2'}")  # type: ignore[attr-defined]  # noqa: SLF001  no public way
    client._shortcmd(base64.b64encode(words.encode()).decode("ascii"))  # type: ignore[attr-defined]  # noqa: SLF001


def _capabilities(client: poplib.POP3) -> dict[str, list[str]]:
    """Return what a server says it can; one that does not know the question can nothing of it."""
    try:
        return client.capa()
    except poplib.error_proto:
        return {}


def _told(error: poplib.error_proto) -> str:
    words = error.args[0] if error.args else b""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def fetch_new(client: poplib.POP3, box: Mailbox) -> int:
    """Keep all mails that are not kept yet; returns how many came."""
    present = _listed(client)
    _forget_gone(box, present)
    marked = set(box.pop_marks.values_list("uidl", flat=True))
    sizes = _sizes(client) if present.keys() - marked else {}
    came = 0
    for uidl, number in present.items():
        if uidl not in marked:
            came += _look_at(client, box, uidl, number, sizes.get(number, 0))
    _fetch_wanted(client, box, present)
    Mailbox.objects.filter(pk=box.pk).update(fetched_at=clock.now())
    if box.after == Mailbox.After.DELETE:
        _delete(client, box, present)
    return came


def _listed(client: poplib.POP3) -> dict[str, int]:
    """Return the number of each mail by its name."""
    _answer, lines, _octets = client.uidl()
    pairs = [line.decode("ascii", "replace").split(None, 1) for line in lines]
    return {pair[1].strip()[:90]: int(pair[0]) for pair in pairs if len(pair) == 2}  # noqa: PLR2004  a pair


def _sizes(client: poplib.POP3) -> dict[int, int]:
    _answer, lines, _octets = client.list()
    pairs = [line.split() for line in lines]
    return {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) >= 2}  # noqa: PLR2004  a pair


def _look_at(client: poplib.POP3, box: Mailbox, uidl: str, number: int, size: int) -> bool:
    """Keep a mail, or pass one over that lay there before the mailbox was added."""
    if not box.takes_existing and _arrived(client, number) < box.created_at - timedelta(minutes=1):
        box.pop_marks.create(uidl=uidl)
        return False
    is_large = too_large(size)
    _answer, lines, _octets = client.top(number, 0) if is_large else client.retr(number)
    raw = b"\r\n".join(lines) + b"\r\n"
    place: Place = {"source": RawMail.Source.POP3, "mailbox": box, "uid_key": uidl}
    with transaction.atomic():
        keep_head(raw, size=size, **place) if is_large else take(raw, **place)
        box.pop_marks.create(uidl=uidl)
    point("email.pop3.kept")
    return True


def _fetch_wanted(client: poplib.POP3, box: Mailbox, present: dict[str, int]) -> None:
    """Complete the large mails somebody wants whole; memory holds one line at a time."""
    for mail in wanted_in(box):
        if mail.uid_key not in present:
            give_up(mail=mail)
            continue
        with tempfile.TemporaryFile() as file:
            _stream(client, present[mail.uid_key], file)
            file.seek(0)
            complete(mail=mail, stream=cast("BinaryIO", file))


def _stream(client: poplib.POP3, number: int, file: IO[bytes]) -> None:
    """Write a mail into a file; the library would keep all its lines."""
    client._shortcmd(f"RETR {number}")  # type: ignore[attr-defined]  # noqa: SLF001  no public way
    while (line := client._getline()[0]) != b".":  # type: ignore[attr-defined]  # noqa: SLF001
        file.write(line.removeprefix(b".") if line.startswith(b"..") else line)
        file.write(b"\r\n")


def _arrived(client: poplib.POP3, number: int) -> datetime:
    """Return when the server received a mail, by the topmost Received; now where it does not say."""
    _answer, lines, _octets = client.top(number, 0)
    found = _RECEIVED.search(b"\r\n".join(lines) + b"\r\n")
    try:
        moment = parsedate_to_datetime(found[1].decode("ascii", "replace").strip()) if found else None
    except ValueError:
        moment = None
    if moment is None:
        return clock.now()
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _forget_gone(box: Mailbox, present: dict[str, int]) -> None:
    gone = [mark.pk for mark in box.pop_marks.all() if mark.uidl not in present]
    PopMark.objects.filter(pk__in=gone).delete()


def _delete(client: poplib.POP3, box: Mailbox, present: dict[str, int]) -> None:
    """Delete there what is kept here; the server does it when we say goodbye."""
    kept = RawMail.objects.whole().filter(mailbox=box, uid_key__in=present).values_list("uid_key", flat=True)
    for uidl in sorted(set(kept), key=present.__getitem__):
        client.dele(present[uidl])
        point("email.pop3.deleted")
