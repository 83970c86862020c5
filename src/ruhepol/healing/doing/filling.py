"""Putting what is known of an asset into what is asked: quoted in addresses, as one word of a command."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings

from ruhepol.healing.doing.allowed import command
from ruhepol.healing.doing.place import Place
from ruhepol.healing.doing.systems import Systems
from ruhepol.healing.doing.target import Target
from ruhepol.healing.plans.checks import CommandCheck
from ruhepol.healing.plans.deeds import CommandDeed
from ruhepol.healing.plans.places import fill
from ruhepol.healing.plans.sentence import Plain


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom it is about, which systems there are, and what fills the places."""

    target: Target
    systems: Systems
    values: Mapping[str, str]


class Listed(NamedTuple):
    """A command of the operator's list, ready to be started, and whether it only looks."""

    place: Place
    words: list[str]
    only_looks: bool


def listed_command(wanted: CommandCheck | CommandDeed, asked: Asked) -> Listed:
    """Return a command with its values. Raises NotDoneError, UnfilledError."""
    place = asked.systems.place(wanted.system, "command")
    found = command(settings.RUHEPOL.commands, wanted.system, wanted.command)
    return Listed(place, found.words(filled(wanted.args, asked.values)), found.asks)


def filled(given: Mapping[str, Plain], values: Mapping[str, str]) -> dict[str, Plain]:
    """Return values with their places filled in; numbers stay numbers. Raises UnfilledError."""
    return {name: fill(one, values) if isinstance(one, str) else one for name, one in given.items()}


def filled_path(path: str, values: Mapping[str, str]) -> str:
    """Return the path of a web address; a value never makes two parts of one. Raises UnfilledError."""
    return fill(path, values, quote=partial(quote, safe=""))
