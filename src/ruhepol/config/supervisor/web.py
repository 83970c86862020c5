"""The web processes: one listening socket, opened by the parent so that it outlives a crashed child."""

import http.client
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial

import uvicorn

from ruhepol.config.cli.errors import CommandError
from ruhepol.config.env.table import Settings, variable
from ruhepol.config.supervisor.child import Child
from ruhepol.core.web.server import listener, server

WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  looked up, not listened on


def listen(wanted: Settings) -> socket.socket:
    """Open the listening socket; a taken port is a sentence, not a traceback."""
    try:
        return listener(wanted.host, wanted.port)
    except OSError as error:
        raise CommandError(
            f"Port {wanted.port} of {wanted.host} cannot be had: {error.strerror}. "
            f"Choose another with --port or {variable('port')}."
        ) from None


def want_free(names: Iterable[str], wanted: Settings) -> None:
    """Complain of all taken ports of children at once, before anything starts, with free ones to copy."""
    taken = {name: reason for name in names if (reason := _taken(getattr(wanted, name)))}
    if not taken:
        return
    told = [f"Port {getattr(wanted, name)} cannot be had: {reason}." for name, reason in taken.items()]
    free = " ".join(f"{variable(name)}={port}" for name, port in zip(taken, _free(len(taken)), strict=True))
    raise CommandError("\n".join([*told, f"Choose others in front of the same command: {free}"]))


def _taken(port: int) -> str:
    try:
        listener("127.0.0.1", port).close()
    except OSError as error:
        return os.strerror(error.errno or 0)
    return ""


def _free(count: int) -> list[int]:
    """Find ports nobody listens on now, all different because all are open at once."""
    with ExitStack() as opened:
        sockets = [opened.enter_context(listener("127.0.0.1", 0)) for _ in range(count)]
        return [each.getsockname()[1] for each in sockets]


def processes(wanted: Settings, opened: socket.socket) -> Iterator[Child]:
    """Yield the web processes."""
    from ruhepol.config.asgi import build  # noqa: PLC0415  loads every page, once static files are there

    proxies = [str(network) for network in wanted.trusted_proxies]
    for number in range(1, wanted.web_processes + 1):
        ready = server(build(), proxies=proxies)
        ready.config.load()  # uvicorn's protocols, too, are loaded once and shared
        yield Child(f"web {number}", partial(_serve, ready, opened))


def _serve(ready: uvicorn.Server, opened: socket.socket) -> int:
    ready.run(sockets=[opened])
    return 0


def readiness(wanted: Settings) -> Callable[[], bool]:
    """Return a question that is true once the web answers that it is ready."""
    host = WILDCARDS.get(wanted.host, wanted.host)

    def is_ready() -> bool:
        connection = http.client.HTTPConnection(host, wanted.port, timeout=2)
        try:
            connection.request("GET", "/health/ready", headers={"Host": "localhost"})
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return is_ready
