"""The demo's systems and the healing room as one, in one process: real doors, real signals, real repairs."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.demo.systems.company import Systems
from ruhepol.demo.systems.keys import MAPPING, SYSTEMS
from ruhepol.demo.systems.server import Door
from ruhepol.demo.systems.telling import logs, traces
from ruhepol.demo.systems.things import Things
from ruhepol.healing.kits import shelf
from ruhepol.healing.kits.text import parse
from ruhepol.healing.models import MOVING, Match, Run
from ruhepol.healing.reading import otlp, otlp_json
from ruhepol.healing.services.kits import install_kit
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.doing.world import make_system
from tests.processes import PATIENCE

TOKEN = "a token of the systems"
CHECK, PATIENT = 'ask = "http"', 'ask = "http"\nlimit = "30s"'
"""A busy machine is not a broken one; how soon a check must answer is not what is proved here."""
NUMBERS = {"server": "mc-42", "account": "10017", "invoice": "RE-20417", "order": "88263"}


@dataclass
class Firm:
    """The systems, and what they told that has not arrived yet."""

    systems: Systems
    told: list
    source: object
    assets: dict = field(default_factory=dict)

    def break_(self, kind, slug):
        """Switch a fault on, and let the help desk hear of it."""
        assert self.systems.break_(kind, NUMBERS[kind], slug)
        self.deliver()

    def deliver(self):
        """Bring what was told to the help desk, and let its workers do what there is to do."""
        now = clock.now()
        at = int(now.timestamp() * 1e9)
        told = [replace(one, number=number, at=at) for number, one in self.told]
        self.told.clear()
        lines = json.dumps(logs([one for one in told if one.form != "task"])).encode()
        tasks = json.dumps(traces([one for one in told if one.form == "task"])).encode()
        seen = [
            *otlp.logs(otlp_json.as_logs(lines), now=now),
            *otlp.spans(otlp_json.as_spans(tasks), now=now),
        ]
        take(source=self.source, told=seen)
        self.work()

    def work(self, run=None):
        """Let the workers do what there is to do, second by second, for as long as a run is on its way."""
        for _second in range(PATIENCE):
            drain()
            clock.advance(timedelta(seconds=1))
            drain()
            if run is None or Run.objects.get(pk=run.pk).state not in MOVING:
                break

    def matches(self, kind):
        """Return the keys of the problems that a thing has now."""
        open_ = Match.objects.filter(asset=self.assets[kind], gone_at=None)
        return list(open_.values_list("problem__key", flat=True))


@contextmanager
def firm(customer):
    """Open the systems' door, connect it both ways, install all kits, give a customer one thing each."""
    told = []
    systems = Systems(Things(), lambda number, one: told.append((number, one)))
    door = Door(("127.0.0.1", 0), systems, token=TOKEN, desk="", shop="")
    thread = threading.Thread(target=door.serve_forever)
    thread.start()
    for name in SYSTEMS:
        make_system(name=name, address=f"http://127.0.0.1:{door.server_port}", secret=TOKEN)
    for name in shelf.names():
        install_kit(kit=parse(shelf.text_of(name).replace(CHECK, PATIENT)), by=SYSTEM)
    source, _key = connect_source(name="Systeme", mapping=MAPPING, by=SYSTEM)
    opened = Firm(systems, told, source)
    for kind, number in NUMBERS.items():
        opened.assets[kind] = Asset.objects.create(kind=kind, external_id=number, name=number)
        opened.assets[kind].customers.add(customer)
    try:
        yield opened
    finally:
        door.shutdown()
        door.server_close()
        thread.join()
