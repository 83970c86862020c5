"""The sink as `ruhepol up` runs it: an SMTP server that keeps everything, and the page that shows it."""

import threading

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import connection

from ruhepol.channels.email.listener import Listener
from ruhepol.channels.email.sink.store import Store
from ruhepol.channels.email.sink.web import SinkServer
from ruhepol.core.stopping import told_to_stop
from ruhepol.people.selectors import default_brand

log = structlog.get_logger(__name__)

HOST = "127.0.0.1"
LARGEST = 100 * 1024 * 1024


class Keeper:
    """Keeps every mail for every recipient."""

    def __init__(self, store: Store) -> None:
        """Keep them in `store`."""
        self._store = store

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep one mail."""
        self._store.add(envelope.original_content or b"")
        return "250 2.0.0 Kept"


def run_sink() -> int:
    """Keep and show mail until SIGTERM or SIGINT; return the exit code."""
    stopping = told_to_stop()
    wanted = settings.RUHEPOL
    store = Store(settings.DATA_DIR / "sink")
    mails = Listener(Keeper(store), host=HOST, port=wanted.sink_port, largest=LARGEST)
    intake = (wanted.intake_host, wanted.intake_port)
    pages = SinkServer((HOST, wanted.sink_web_port), store, intake, _support)
    mails.start()
    threading.Thread(target=pages.serve_forever, name="sink-pages", daemon=True).start()
    log.info("mail sink listens", smtp=mails.port, web=pages.server_port)
    stopping.wait()
    pages.shutdown()
    mails.stop()
    return 0


def _support() -> str:
    """Return the support address as it is now: the set-up may come after the start."""
    try:
        brand = default_brand()
    finally:
        connection.close()  # every page has a thread of its own
    return brand.support_address if brand else ""
