"""What can be asked of the things: each act says what it changes and what the watch writes about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from ruhepol.demo.systems.telling import Told
from ruhepol.demo.systems.things import Facts

Said = Mapping[str, Any]
FULL = 98


@dataclass(frozen=True)
class Done:
    """What an act comes to: the facts it changes, what is written, what is answered."""

    sets: Facts = field(default_factory=dict)
    tells: tuple[Told, ...] = ()
    answer: Facts = field(default_factory=dict)
    status: HTTPStatus = HTTPStatus.OK


Act = Callable[[Facts, Said], Done]


def _refused(words: str, *tells: Told) -> Done:
    return Done(tells=tells, answer={"error": words}, status=HTTPStatus.CONFLICT)


def _server(name: str, body: str) -> tuple[Told, ...]:
    return (Told("server", "name", name, body),)


def _task(kind: str, name: str, body: str, severity: str = "info") -> Told:
    return Told(kind, "task", name, body, severity)


def start(server: Facts, _said: Said) -> Done:
    """Start it, unless something is in its way."""
    ways = {
        "no space left on device": server["disk"]["used_percent"] >= FULL,
        "address already in use": bool(server["port"]["held_by"]),
        "killed": server["memory"]["used_percent"] >= FULL,
        "configuration not valid": bool(server["configuration"]["error"]),
        "backup.lock is held": bool(server["backup"]["lock"]),
    }
    for words, is_so in ways.items():
        if is_so:
            return _refused(words, _task("server", "start minecraft", words, "error"))
    started = _task("server", "start minecraft", "started in 3.1 s")
    return Done({"state": "running"}, (started,), {"state": "running"})


def stop(_facts: Facts, _said: Said) -> Done:
    """Stop it."""
    return Done({"state": "stopped"}, (_task("server", "stop minecraft", "stopped"),), {"state": "stopped"})


def clean_logs(server: Facts, said: Said) -> Done:
    """Remove logs older than so many days."""
    kept, used = int(said.get("keep_days", 7)), server["disk"]["used_percent"]
    freed = max(0, used - 84)
    return Done(
        {"disk": {"used_percent": used - freed}},
        _server("disk", f"cleaned up: logs older than {kept} days, {freed} % freed"),
        {"used_percent": used - freed, "freed_percent": freed},
    )


def free_port(server: Facts, _said: Said) -> Done:
    """End the process that was left over and holds the port."""
    ended = server["port"]["held_by"]
    return Done(
        {"port": {"held_by": ""}},
        _server("network", f"port 25565 is free again, ended {ended or 'nothing'}"),
        {"ended": ended},
    )


def set_memory(server: Facts, said: Said) -> Done:
    """Give it so much memory, in megabytes."""
    wanted = int(said["megabytes"])
    used = server["memory"]["used_percent"] * server["memory"]["limit_mb"] / 100
    percent = min(99, round(used / wanted * 100))
    return Done(
        {"memory": {"limit_mb": wanted, "used_percent": percent, "killed": 0}},
        _server("kernel", f"memory limit is {wanted} MB now"),
        {"limit_mb": wanted, "used_percent": percent},
    )


def roll_back(_facts: Facts, _said: Said) -> Done:
    """Take the version and settings from before the update."""
    return Done(
        {"configuration": {"version": "1.21.4", "error": ""}},
        _server("configuration", "rolled back to 1.21.4, settings are valid"),
        {"version": "1.21.4"},
    )


def unlock_backup(_facts: Facts, _said: Said) -> Done:
    """Remove the lock a broken backup left, and back up again."""
    return Done(
        {"backup": {"state": "done", "lock": ""}},
        (_task("server", "backup", "2.1 GB in 94 s"),),
        {"state": "done"},
    )


def unlock(_facts: Facts, _said: Said) -> Done:
    """Let the account sign in again."""
    return Done(
        {"sign_in": {"locked": False, "wrong_passwords": 0}},
        (Told("account", "name", "sign-in", "account unlocked"),),
        {"locked": False},
    )


def set_address(account: Facts, said: Said) -> Done:
    """Write to another address from now on."""
    before, address = account["mail"]["to"], str(said["address"])
    sets = {"mail": {"to": address, "state": "not sent", "answer": ""}}
    words = Told("account", "name", "account", "address changed")
    return Done(sets, (words,), {"address": address, "before": before})


def send(thing: Facts, said: Said) -> Done:
    """Send the mail again; a mailbox that was full has room again by now, one that is gone stays gone."""
    kind, what = ("account", "password mail") if "sign_in" in thing else ("invoice", "invoice mail")
    if thing["state"] == "draft":
        return _refused("not issued yet")
    to = str(said.get("to") or thing["mail"]["to"])
    if to.startswith("old-address@"):
        return _refused("no such mailbox", _task(kind, what, f"550 5.1.1 no such mailbox: {to}", "error"))
    sent = {"to": to, "state": "delivered", "answer": "250 2.0.0 delivered"}
    return Done({"mail": sent}, (_task(kind, what, "250 2.0.0 delivered"),), sent)


def issue(_facts: Facts, _said: Said) -> Done:
    """Issue an invoice that stayed a draft."""
    issued = _task("invoice", "billing run", "issued")
    return Done({"state": "issued", "billing": {"run": "done"}}, (issued,), {"state": "issued"})


def replace(order: Facts, _said: Said) -> Done:
    """Send the goods again under an order of their own."""
    number = f"{order['id']}-E1"
    told = Told("order", "event", "replacement", f"{number} is packed")
    return Done({"replacement": {"order": number, "state": "packed"}}, (told,), {"order": number})


def cancel_replacement(_facts: Facts, _said: Said) -> Done:
    """Take a replacement back that is not on its way yet."""
    told = Told("order", "event", "replacement", "cancelled")
    return Done({"replacement": {"order": "", "state": "due"}}, (told,), {"state": "due"})


def trace(_facts: Facts, _said: Said) -> Done:
    """Ask the carrier to look for the parcel; they find one that is only held up."""
    told = Told("order", "event", "parcel", "found, on its way again")
    sets = {"parcel": {"state": "in transit", "days_without_scan": 0}}
    return Done(sets, (told,), {"state": "in transit"})


ACTS: dict[str, dict[str, Act]] = {
    "server": {
        "start": start,
        "stop": stop,
        "logs/clean": clean_logs,
        "port/free": free_port,
        "memory": set_memory,
        "configuration/rollback": roll_back,
        "backup/run": unlock_backup,
    },
    "account": {"unlock": unlock, "address": set_address, "password-mail": send},
    "invoice": {"issue": issue, "send": send},
    "order": {"replacement": replace, "replacement/cancel": cancel_replacement, "trace": trace},
}
