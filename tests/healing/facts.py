"""Facts as sources tell them, and a problem they show."""

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.reading.seen import Seen
from ruhepol.healing.services.problems import Description, save_problem
from ruhepol.healing.services.remedies import save_remedy
from tests.world import NOON

DISK = '[[all]]\nsignal = {name = "disk"}\ncount = 3\nwithin = "1h"'


def description(**others):
    """Return what is said of a full disk."""
    usual = {
        "asset_kind": "server",
        "title_de": "Platte voll",
        "title_en": "Disk full",
        "words_de": "Die Platte Ihres Servers ist voll.",
        "words_en": "The disk of your server is full.",
        "condition": DISK,
    }
    return Description(**{**usual, **others})


def fact(body="disk full: 97 %", *, at=NOON, **others):
    """Return what the server's guard says of the disk."""
    usual = {
        "kind": "log",
        "severity": 17,
        "name": "disk",
        "attributes": {"host.name": "mc-42"},
    }
    return Seen(at=at, body=body, **{**usual, **others})


PLAN = """
says = {de = "Wir räumen {asset.name} auf.", en = "We tidy {asset.name} up."}

[[checks]]
name = "disk"
ask = "http"
system = "hosting"
path = "/servers/{asset.external_id}/disk"
value = "$.used"
holds = ">= 98"
says = {de = "Platte zu {value} % voll", en = "disk {value} % full"}

[[steps]]
name = "free"
do = "http"
system = "hosting"
path = "/servers/{asset.external_id}/clean"
json = {keep_days = 7}
says = {de = "Alte Protokolle löschen", en = "Remove old logs"}
repeat = "key"
retries = 2
undo = {do = "http", system = "hosting", path = "/servers/{asset.external_id}/restore", repeat = "key"}

[[steps]]
name = "start"
do = "http"
system = "hosting"
path = "/servers/{asset.external_id}/start"
says = {de = "Server starten", en = "Start the server"}

[verify]
check = "disk"
within = "60s"
"""


def make_remedy(*, mode="one_click", plan=PLAN, rails="", **others):
    """Keep a full disk as a known problem with what repairs it."""
    problem = save_problem(problem=None, description=description(**others), by=SYSTEM)
    return save_remedy(problem=problem, plan=f"{plan}\n{rails}", mode=mode, by=SYSTEM)
