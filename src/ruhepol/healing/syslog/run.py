"""The syslog part of a process: it is there only where an operator opened a port."""

import asyncio
import threading

import structlog
from django.conf import settings

from ruhepol.core.stopping import told_to_stop
from ruhepol.healing.syslog.server import Server

log = structlog.get_logger(__name__)


def is_wanted() -> bool:
    """Tell whether a port is set."""
    return bool(settings.RUHEPOL.syslog_port)


def run_syslog() -> int:
    """Take syslog in until SIGTERM or SIGINT; return the exit code."""
    wanted = settings.RUHEPOL
    server = Server(wanted.syslog_host, wanted.syslog_port)
    asyncio.run(_until(server, told_to_stop()))
    return 0


async def _until(server: Server, stopping: threading.Event) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        stopping.wait()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait, name="syslog-end", daemon=True).start()
    await server.serve(ended, lambda port: log.info("syslog listens, TCP and UDP", port=port))
