"""The shop as `ruhepol up` runs it, beside the mail sink; it is there only where the demo company is."""

import threading

import structlog
from django.conf import settings

from ruhepol.core.stopping import told_to_stop
from ruhepol.demo.shop.keys import keys
from ruhepol.demo.shop.server import Shop

log = structlog.get_logger(__name__)

HOST = "127.0.0.1"


def run_shop() -> int:
    """Serve the shop until SIGTERM or SIGINT; return the exit code."""
    stopping = told_to_stop()
    known = keys()
    if known is None:
        stopping.wait()
        return 0
    wanted = settings.RUHEPOL
    systems = f"http://{HOST}:{wanted.systems_port}"
    shop = Shop((HOST, wanted.shop_port), known, wanted.address, systems)
    threading.Thread(target=shop.serve_forever, name="shop", daemon=True).start()
    log.info("demo shop listens", web=shop.server_port)
    stopping.wait()
    shop.shutdown()
    shop.server_close()
    return 0
