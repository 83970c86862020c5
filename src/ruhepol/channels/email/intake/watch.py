"""Watching one IMAP mailbox: told at once where the server knows IDLE, by asking where it does not."""

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connections
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from ruhepol.channels.email.exceptions import MailError
from ruhepol.channels.email.intake.imap import connect, fetch_new
from ruhepol.channels.email.models import Mailbox
from ruhepol.core import clock
from ruhepol.core.files.errors import FileStoreError

logger = logging.getLogger(__name__)

TROUBLES = (OSError, IMAPClientError, DatabaseError, FileStoreError, MailError)
SLICE = 2.0  # seconds after which a waiting watcher looks whether it should stop
ROUND = 60.0  # seconds after which it asks anyway: some servers forget whom they promised to tell
SHORTEST_PAUSE, LONGEST_PAUSE = 2.0, 300.0


class Watcher(threading.Thread):
    """A thread for one mailbox; it keeps trying, and writes down why it cannot."""

    def __init__(self, mailbox_id: int) -> None:
        """Watch this mailbox, once started."""
        super().__init__(name=f"mailbox-{mailbox_id}", daemon=True)
        self.mailbox_id = mailbox_id
        self._stopping = threading.Event()

    def stop(self) -> None:
        """End soon."""
        self._stopping.set()

    def run(self) -> None:
        """Fetch and wait, until stopped or the mailbox is gone."""
        pause = SHORTEST_PAUSE
        try:
            while not self._stopping.is_set() and (box := self._mailbox()):
                begun = time.monotonic()
                try:
                    self._stay(box)
                except TROUBLES as error:
                    self._complain(error)
                pause = SHORTEST_PAUSE if time.monotonic() - begun > LONGEST_PAUSE else pause
                self._stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            connections.close_all()

    def _mailbox(self) -> Mailbox | None:
        close_old_connections()
        return Mailbox.objects.filter(pk=self.mailbox_id, is_active=True).exclude(host="").first()

    def _stay(self, box: Mailbox) -> None:
        client = connect(box)
        try:
            while not self._stopping.is_set():
                close_old_connections()
                fetch_new(client, box)
                self._content()
                self._wait(client)
        finally:
            client.shutdown()

    def _wait(self, client: IMAPClient) -> None:
        until = time.monotonic() + ROUND
        if b"IDLE" not in client.capabilities():
            self._stopping.wait(ROUND / 2)
            client.noop()
            return
        client.idle()
        try:
            while time.monotonic() < until and not self._stopping.is_set():
                if any(_is_news(line) for line in client.idle_check(timeout=SLICE)):
                    return
        finally:
            client.idle_done()

    def _content(self) -> None:
        Mailbox.objects.filter(pk=self.mailbox_id).update(fetched_at=clock.now(), error="")

    def _complain(self, error: Exception) -> None:
        words = f"{type(error).__name__}: {error}"[:500]
        logger.warning("mailbox cannot be fetched", extra={"mailbox": self.mailbox_id, "error": words})
        try:
            Mailbox.objects.filter(pk=self.mailbox_id).update(error=words)
        except DatabaseError:
            connections.close_all()


def _is_news(line: object) -> bool:
    """Tell whether a line of IDLE says that something came; servers also send signs of life."""
    return isinstance(line, tuple) and len(line) > 1 and line[1] in {b"EXISTS", b"RECENT"}
