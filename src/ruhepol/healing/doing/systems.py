"""The configured systems, as those who reach out need them."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.conf import settings

from ruhepol.core.sealing import UnreadableSecretError
from ruhepol.core.web.doors import Network
from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.secrets import BOX
from ruhepol.healing.models import System

KINDS = {
    "http": System.Kind.HTTP,
    "sql": System.Kind.SQL,
    "command": System.Kind.COMMANDS,
    "ansible": System.Kind.ANSIBLE,
}
"""Which kind of system each way to ask or do needs."""


class Systems:
    """Looked up at once, in the thread that has the database; the others only read."""

    def __init__(self, names: Iterable[str], *, hosts: bool = False) -> None:
        """Read the systems of these names, and which hosts are anybody's where that is asked."""
        known: Mapping[str, System] = {
            one.name: one for one in System.objects.filter(name__in=set(names), is_active=True)
        }
        self._known = known
        addresses = System.objects.filter(is_active=True).values_list("address", flat=True) if hosts else ()
        self._hosts = {urlsplit(address).hostname for address in addresses}

    def place(self, name: str, way: str) -> Place:
        """Return the system of this name if it can be spoken to this way. Raises NotDoneError."""
        found = self._known.get(name)
        if found is None or found.kind != KINDS[way]:
            raise NotDoneError(f"there is no system {name} for {way}, or it is switched off")
        return place_of(found)

    def networks(self, written: str, host: str) -> tuple[Network, ...] | None:
        """Return where a host may lead beside public addresses, None for anywhere.

        A host that a plan writes out has to be a system's and may be anywhere. Raises NotDoneError.
        """
        if "{" in written:
            networks: tuple[Network, ...] = settings.RUHEPOL.reachable_networks
            return networks
        if host not in self._hosts:
            raise NotDoneError(f"{host} is no host of a system")
        return None


def place_of(system: System) -> Place:
    """Return where a system is, with its secret. Raises NotDoneError."""
    try:
        secret = BOX.unseal(system.sealed)
    except UnreadableSecretError as error:
        raise NotDoneError(f"the secret of {system.name} has to be entered again") from error
    return Place(system.name, system.kind, system.address, system.user, system.way, secret)
