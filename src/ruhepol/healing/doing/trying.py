"""Trying a system out, for whoever set it up: whether it answers, and what can be done there."""

import os
from dataclasses import dataclass
from time import monotonic

from django.conf import settings

from ruhepol.healing.doing.allowed import commands_of
from ruhepol.healing.doing.calls import Call, call
from ruhepol.healing.doing.masking import kept
from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.playbooks import playbooks_of, what_is_missing
from ruhepol.healing.doing.queries import value_of
from ruhepol.healing.doing.systems import place_of
from ruhepol.healing.models import System

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went: a back end's `status`, what was said or why nothing was, the names of what is there."""

    ok: bool
    said: str = ""
    status: int = 0
    took_ms: int = 0
    names: tuple[str, ...] = ()


def try_out(system: System, path: str = "/") -> Trial:
    """Ask a system something harmless; waits for some seconds. Nothing may be asked inside a transaction."""
    begun = monotonic()
    secrets: tuple[str, ...] = ()
    try:
        place = place_of(system)
        secrets = place.secrets
        trial = _tried(place, path)
    except NotDoneError as error:
        trial = Trial(ok=False, said=str(error))
    took = round((monotonic() - begun) * 1000)
    return Trial(trial.ok, kept(trial.said, secrets)[:1_000], trial.status, took, trial.names)


def _tried(place: Place, path: str) -> Trial:
    match place.kind:
        case System.Kind.HTTP:
            answer = call(place, Call("GET", path), limit=SECONDS)
            return Trial(answer.is_good, answer.body.decode("utf-8", "replace"), answer.status)
        case System.Kind.SQL:
            return Trial(value_of(place, "SELECT 1", (), limit=SECONDS) == 1)
        case System.Kind.COMMANDS:
            return _listed(place)
        case _:
            missing = what_is_missing()
            names = tuple(playbooks_of(settings.RUHEPOL.playbooks, place.name))
            return Trial(not missing and bool(names), missing, names=names)


def _listed(place: Place) -> Trial:
    listed = commands_of(settings.RUHEPOL.commands, place.name)
    broken = sorted({one.argv[0] for one in listed.values() if not os.access(one.argv[0], os.X_OK)})
    said = f"cannot be started: {', '.join(broken)}" if broken else ""
    return Trial(bool(listed) and not broken, said, names=tuple(listed))
