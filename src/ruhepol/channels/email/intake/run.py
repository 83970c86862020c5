"""The intake as `ruhepol up` runs it: our SMTP server, and a watcher for each IMAP mailbox."""

import threading
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from ruhepol.channels.email.intake.smtp import Server
from ruhepol.channels.email.intake.tls import server_context
from ruhepol.channels.email.intake.watch import Watcher
from ruhepol.channels.email.models import Mailbox
from ruhepol.core.stopping import told_to_stop

log = structlog.get_logger(__name__)

LOOK_SECONDS = 15.0
STOP_SECONDS = 5.0
MEBIBYTE = 1024 * 1024
WATCHED_BY = (
    "protocol",
    "host",
    "port",
    "encryption",
    "user",
    "sign_in",
    "sealed_password",
    "grant__given_at",
    "folder",
    "after",
    "move_to",
)
"""What a watcher was started with; when one of these changes, another takes over."""

Place = tuple[Any, ...]


def run_intake() -> int:
    """Take mail in until SIGTERM or SIGINT; return the exit code."""
    stopping = told_to_stop()
    wanted = settings.RUHEPOL
    server = Server(
        host=wanted.intake_host,
        port=wanted.intake_port,
        largest=wanted.upload_megabytes * MEBIBYTE,
        tls=server_context(wanted.intake_certificate, wanted.intake_key),
    )
    server.start()
    log.info("mail intake listens", host=wanted.intake_host, port=server.port)
    try:
        watch_all(stopping)
    finally:
        server.stop()
    return 0


def watch_all(stopping: threading.Event) -> None:
    """Keep a watcher for every mailbox that is fetched, until told to stop."""
    watchers: dict[Place, Watcher] = {}
    while not stopping.is_set():
        try:
            close_old_connections()
            _adjust(watchers)
        except DatabaseError:
            log.exception("the mailboxes cannot be read")
        stopping.wait(LOOK_SECONDS)
    for watcher in watchers.values():
        watcher.stop()
    for watcher in watchers.values():
        watcher.join(STOP_SECONDS)


def _adjust(watchers: dict[Place, Watcher]) -> None:
    """Let every mailbox be watched once, where and how it is set now."""
    fetched = Mailbox.objects.filter(is_active=True).exclude(host="")
    wanted = set(fetched.values_list("pk", *WATCHED_BY))
    for key in [key for key, watcher in watchers.items() if key not in wanted or not watcher.is_alive()]:
        watchers.pop(key).stop()
    for key in wanted - watchers.keys():
        watchers[key] = Watcher(key[0])
        watchers[key].start()
