"""Watching one mailbox: told at once where the server knows IDLE, by asking where it does not."""

import logging
import threading
import time
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connections
from imapclient import IMAPClient

from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.intake.troubles import TROUBLES, ClearingError, words_for
from ruhepol.channels.email.models import Mailbox
from ruhepol.core import clock

logger = logging.getLogger(__name__)

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
            while not self._stopping.is_set():
                begun = time.monotonic()
                if not self._visit():
                    break
                pause = SHORTEST_PAUSE if time.monotonic() - begun > LONGEST_PAUSE else pause
                self._stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            connections.close_all()

    def _visit(self) -> bool:
        """Stay with the mailbox until something goes wrong; tell whether it is still to be watched."""
        try:
            close_old_connections()
            known = Mailbox.objects.select_related("grant").exclude(host="")
            box = known.filter(pk=self.mailbox_id, is_active=True).first()
        except DatabaseError:
            logger.exception("the mailbox cannot be read", extra={"mailbox": self.mailbox_id})
            return True
        if box is None:
            return False
        try:
            self._stay(box)
        except TROUBLES as error:
            self._complain(error, box)
        except Exception as error:  # a server may answer anything; the other mails must still come
            logger.exception("unexpected trouble with a mailbox", extra={"mailbox": self.mailbox_id})
            self._complain(error, box)
        return True

    def _stay(self, box: Mailbox) -> None:
        if box.protocol == Mailbox.Protocol.POP3:
            self._ask_again_and_again(box)
        else:
            self._listen(box)

    def _listen(self, box: Mailbox) -> None:
        client = imap.connect(box)
        try:
            while not self._stopping.is_set():
                close_old_connections()
                try:
                    imap.fetch_new(client, box)
                except ClearingError as error:
                    self._complain(error, box, fetched_at=clock.now())
                else:
                    self._content()
                self._wait(client)
        finally:
            client.shutdown()

    def _ask_again_and_again(self, box: Mailbox) -> None:
        """Fetch on a new connection each time: a POP3 server shows what was there when one came."""
        while not self._stopping.is_set():
            close_old_connections()
            client = pop3.connect(box)
            try:
                pop3.fetch_new(client, box)
                client.quit()
            finally:
                client.close()
            self._content()
            self._stopping.wait(ROUND)

    def _wait(self, client: IMAPClient) -> None:
        """Wait for news, a minute at most; so IDLE is asked for anew long before servers tire of it."""
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

    def _complain(self, error: Exception, box: Mailbox, **facts: datetime) -> None:
        words = words_for(error, box)
        logger.warning("mailbox cannot be fetched", extra={"mailbox": self.mailbox_id, "error": words})
        try:
            Mailbox.objects.filter(pk=self.mailbox_id).update(error=words, **facts)
        except DatabaseError:
            connections.close_all()


def _is_news(line: object) -> bool:
    """Tell whether a line of IDLE says that something came, or goodbye; servers also send signs of life."""
    return (
        isinstance(line, tuple) and len(line) > 1 and (line[1] in {b"EXISTS", b"RECENT"} or line[0] == b"BYE")
    )
