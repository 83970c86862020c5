"""The systems as a piece of work beside the shop; they are there only where the demo company is."""

import threading

import structlog
from django.conf import settings

from ruhepol.core.stopping import told_to_stop
from ruhepol.demo.files import place
from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.keys import keys
from ruhepol.demo.systems.server import Door
from ruhepol.demo.systems.telling import Teller
from ruhepol.demo.systems.things import Things

log = structlog.get_logger(__name__)

HOST = "127.0.0.1"
LOOKS_EVERY = 60.0
STATE = "systems"
FIRST_FAULT = ("server", "mc-42", "disk")
"""What Kim's ticket in the demo's history is about."""


def run_systems() -> int:
    """Serve the systems until SIGTERM or SIGINT; return the exit code."""
    stopping = told_to_stop()
    known = keys()
    if known is None:
        stopping.wait()
        return 0
    wanted = settings.RUHEPOL
    teller = Teller(wanted.address, known.signals)
    is_first_day = not place(STATE).exists()
    systems = Systems(Things(place(STATE)), teller.tell)
    if is_first_day:
        systems.break_(*FIRST_FAULT)
    shop = f"http://{HOST}:{wanted.shop_port}"
    door = Door((HOST, wanted.systems_port), systems, token=known.token, desk=wanted.address, shop=shop)
    teller.start()
    threading.Thread(target=door.serve_forever, name="systems", daemon=True).start()
    log.info("demo systems listen", web=door.server_port)
    while not stopping.wait(LOOKS_EVERY):
        systems.remind()
    door.shutdown()
    door.server_close()
    teller.stop()
    return 0
