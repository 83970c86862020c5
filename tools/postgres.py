"""A throw-away PostgreSQL: own folder, own port, gone afterwards. For the test suite and the benchmarks.

`python -m tools.postgres COMMAND …` runs a command with RUHEPOL_DATABASE_URL pointing at one.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FAST = ("fsync=off", "full_page_writes=off")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, None where it is not installed."""
    folders = [Path(found).parent for found in [shutil.which("postgres")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


def free_port() -> int:
    """Return a port of the loopback nobody listens on, and the kernel gives nobody else for a minute.

    A connection closed from this side rests there (TIME_WAIT): whoever asks for any port gets another, while
    a server that names this one and reuses addresses, as all do, may listen at once.
    """
    with socket.create_server(("127.0.0.1", 0)) as door, socket.socket() as guest:
        guest.connect(door.getsockname())
        door.accept()[0].close()
        port: int = door.getsockname()[1]
        return port


def server_user() -> str | None:
    """Return whom the server must run as: it refuses root, so Debian's `postgres` then."""
    if os.getuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return "nobody"


class Cluster(NamedTuple):
    """A running server: where its database is, and its first process."""

    url: str
    pid: int


@contextlib.contextmanager
def cluster(*, fast: bool = True) -> Iterator[Cluster]:
    """Run a server with an empty database for the length of the block.

    `fast` gives up safety against a power cut; leave it out where writing is measured.
    """
    folder = programs()
    if folder is None:
        raise RuntimeError("PostgreSQL is not installed")
    user, port = server_user(), free_port()
    with tempfile.TemporaryDirectory(prefix="ruhepol-pg-", ignore_cleanup_errors=True) as home:
        if user:
            shutil.chown(home, user)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [folder / program, *arguments], check=True, user=user, cwd=home, stdout=subprocess.DEVNULL
            )

        data = f"{home}/data"
        run("initdb", "-D", data, "-U", "ruhepol", "-A", "trust", "--locale=C.UTF-8", "--no-sync")
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={home}", *(FAST if fast else ())]
        flags = " ".join(f"-c {option}" for option in options)
        run("pg_ctl", "-D", data, "-w", "-l", f"{home}/log", "-o", f"-p {port} {flags}", "start")
        try:
            run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "ruhepol", "ruhepol")
            pid = int(Path(data, "postmaster.pid").read_text().split("\n", 1)[0])
            yield Cluster(f"postgresql://ruhepol@127.0.0.1:{port}/ruhepol", pid)
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")


def main(command: list[str]) -> int:
    """Run a command beside a throw-away server; returns its exit code."""
    with cluster() as server:
        environment = {**os.environ, "RUHEPOL_DATABASE_URL": server.url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
