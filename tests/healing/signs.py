"""A problem whose check and repair reach nobody outside: signals show it, a message is its step."""

from django.core.cache import cache

from ruhepol.core import clock
from ruhepol.healing.services.take import take
from tests.healing.facts import fact, make_remedy

PLAN = """
says = {de = "Wir räumen {asset.name} auf.", en = "We tidy {asset.name} up."}

[[checks]]
name = "full"
ask = "signals"
says = {de = "Platte voll", en = "disk is full"}
[checks.condition]
all = [{signal = {name = "disk"}, count = 3}]
none = [{signal = {name = "tidy"}}]

[[steps]]
name = "tell"
do = "message"
text = {de = "{asset.name} ist aufgeräumt.", en = "{asset.name} is tidy."}
says = {de = "Protokolle löschen", en = "Remove old logs"}

[verify]
check = "full"
within = "60s"
"""


def make_full(source, *, mode="one_click", plan=PLAN, **others):
    """Know a full disk with what repairs it, and let the source tell of one; no check was asked before."""
    cache.clear()
    remedy = make_remedy(mode=mode, plan=plan, **others)
    take(source=source, told=[fact(at=clock.now())] * 3)
    return remedy


def tidy(source):
    """Let the source tell that it was tidied up."""
    take(source=source, told=[fact("tidied up", name="tidy", severity=9, at=clock.now())])
